"""A moderated, confidential peer-support forum. Start reading at forum/app.py."""
