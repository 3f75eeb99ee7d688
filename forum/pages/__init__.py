"""The pages that are only read: rules, privacy, help."""
