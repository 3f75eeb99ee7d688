"""The words of a post that are shown of it: which ones, and where what was asked for is lit."""
