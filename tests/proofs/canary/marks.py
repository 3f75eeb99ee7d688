"""The marks that requests carry: one for each place in a request from which it could be kept."""

# Both sides of a connection are ours on loopback, whatever follows 127.
ADDRESS, FORWARDED = "127.73.41.99", "203.0.113.173"
NEWER_ADDRESS = "2001:db8:7f3a:41::9c"

AGENT, HEADER, COOKIE, LANGUAGE = "agent-7f3a91", "header-7f3a92", "cookie-7f3a93", "x-7f3a94"
PATH, QUERY, FIELD, FILE = "path-7f3a95", "query-7f3a96", "field-7f3a97", "file-7f3a98"
BROKEN = "broken-7f3a99"
TOLD = "told-7f3a9a"  # what is said and written on purpose, to see that it is found
ALL = (ADDRESS, FORWARDED, NEWER_ADDRESS, AGENT, HEADER, COOKIE, LANGUAGE)
ALL += (PATH, QUERY, FIELD, FILE, BROKEN)

HEADERS = {
    "User-Agent": f"Mozilla/5.0 {AGENT}",
    "X-Forwarded-For": f"{NEWER_ADDRESS}, {FORWARDED}",
    "X-Real-IP": FORWARDED,
    "Forwarded": f'for="[{NEWER_ADDRESS}]";proto=http',
    "Via": f"1.1 {HEADER}",
    "From": f"{HEADER}@example.org",
    "X-Request-Id": HEADER,
    "Traceparent": HEADER,
    "Authorization": f"Basic {HEADER}",
    "Referer": f"http://example.org/{HEADER}?q={QUERY}",
    "Accept-Language": f"en, {LANGUAGE}",
    "If-None-Match": f'"{HEADER}"',
}
