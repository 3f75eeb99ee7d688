"""What a process does with the requests that come to it."""
