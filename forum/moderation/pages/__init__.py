"""The pages of moderation: the queue and its cases, telling a moderator, asking to look again."""
