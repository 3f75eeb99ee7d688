"""Looking after those who look after others: all of it is theirs alone."""
