"""Draw a page. What is the same each time is worked out when its template is compiled."""
