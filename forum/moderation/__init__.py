"""The queue: flags, cases, who reads them, what is decided, and what is told of it."""
