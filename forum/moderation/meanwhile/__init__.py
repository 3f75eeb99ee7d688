"""What becomes of a case without anybody deciding: its words change or go, and time goes by."""
