"""The house: the rules that hold on every board, and the replies that moderators start from."""
