"""The machine beneath the forum: its disks, its memory, its clock."""
