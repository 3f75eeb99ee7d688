"""Draws the icon of a shared device, a plain sheet of paper, into static/icons. Always the same."""

import struct
import zlib
from pathlib import Path

ICONS = Path(__file__).parent.parent / "static" / "icons"
SIZES = (32, 180)
PAPER, EDGE, NOTHING = b"\xfa\xfa\xfa\xff", b"\x8a\x8a\x8a\xff", b"\x00\x00\x00\x00"


def png(size: int) -> bytes:
    """Return the icon, `size` pixels high and wide."""
    rows = [b"\0" + b"".join(_pixel(x, y, size) for x in range(size)) for y in range(size)]
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)  # 8 bits of red, green, blue, alpha
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in parts)


def _pixel(x: int, y: int, size: int) -> bytes:
    """Return the colour of one pixel: a sheet with a grey edge and its upper corner folded."""
    line, ear = max(1, size // 20), size // 4
    left, top = size * 3 // 16, size // 16
    right, bottom = size - left, size - top
    # How far inside the sheet the pixel lies; the last one is the distance from the cut corner.
    depth = min(x - left, right - 1 - x, y - top, bottom - 1 - y, (right - x) + (y - top) - ear)
    if depth < 0:
        return NOTHING
    is_near_ear = x >= right - ear - line and y < top + ear + line
    is_fold = is_near_ear and (x < right - ear or y >= top + ear)
    return EDGE if depth < line or is_fold else PAPER


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def main() -> None:
    for size in SIZES:
        (ICONS / f"plain-{size}.png").write_bytes(png(size))


if __name__ == "__main__":
    main()
