"""Search by meaning: a small sentence model beside the words, and nothing from the network."""
