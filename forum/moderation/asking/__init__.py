"""What members and guests ask of moderators: to look at a post, and to look again."""
