"""What the writer of a post is told of what moderators did with it, and what they can do."""
