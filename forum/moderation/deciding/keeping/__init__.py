"""What was before a decision: kept while it can be undone, and put back."""
