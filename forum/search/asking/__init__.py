"""From what somebody typed to a question for the engine, and to the words that answer it."""
