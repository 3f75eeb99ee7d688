"""The way from a member's browser to the forum: https, proxies, doors beside them."""
