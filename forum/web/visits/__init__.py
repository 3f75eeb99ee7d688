"""Who is here: the session, the cookie that opens it, and the file that it lies in."""
