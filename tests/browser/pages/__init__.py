"""Every page there is, in every state it has, and what must be true of each of them."""
