"""All that is a member's own, gathered into one file, part by part."""
