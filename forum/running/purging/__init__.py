"""Taking what is gone out of every file of the data folder, step by step."""
