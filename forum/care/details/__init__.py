"""Details that show who a person is: found by rules, in words that stay on this server."""
