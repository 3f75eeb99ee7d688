"""What is mine: the pages that only I can see."""
