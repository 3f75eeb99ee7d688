"""What is kept, part by part. A new table finds its place in one of them."""
