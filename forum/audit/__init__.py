"""The record of what staff did: it can be read and checked, and not be changed afterwards."""
