"""Join what belongs together out of what was taken. It sees the loot alone, and knows no truth."""
