"""What a backup is made of: lines of rows, packed, in a box that only its key opens."""
