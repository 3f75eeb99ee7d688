"""Posts that others may not read: they wait, are to be reworded, or were taken down."""
