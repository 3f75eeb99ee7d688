"""The pages on which people talk: reading a conversation, and everything that is written there."""
