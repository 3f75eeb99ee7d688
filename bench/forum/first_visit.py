"""What a browser fetches to show a thread for the first time: how often it asks, and how much.

The page, its style and script, the small icon, and the fonts for English that the style names.
"""

import re
from collections.abc import Iterator

from bench.forum.visiting import Visitor

PACKED = "br, gzip"
LINKED = re.compile(r'<(?:link rel="(?:stylesheet|icon)"[^>]*? href|script[^>]*? src)="(/[^"]+)"')
FONT = re.compile(r'url\("?(/[^")]+latin[.-](?!ext)[^")]*woff2)"?\)')


def first_visit(site: str, path: str) -> dict[str, float]:
    visitor = Visitor(site)
    try:
        sizes = list(_sizes(visitor, path))
    finally:
        visitor.close()
    return {"requests": len(sizes), "kilobytes": round(sum(sizes) / 1000, 1)}


def _sizes(visitor: Visitor, path: str) -> Iterator[int]:
    """Yield the bytes of each answer, as they came over the line."""
    yield len(visitor.ask(path, Accept_Encoding=PACKED).body)
    for address in LINKED.findall(visitor.page(path)):
        yield len(visitor.ask(address, Accept_Encoding=PACKED).body)
        if address.endswith(".css"):
            for font in FONT.findall(visitor.page(address)):
                yield len(visitor.ask(font, Accept_Encoding=PACKED).body)
