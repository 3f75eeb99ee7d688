"""The square code that a phone's camera reads. The only module that imports segno.

As a PNG: some browsers that protect people show no SVG.
"""

import io

SCALE, BORDER = 5, 4


def png_of(words: str) -> bytes:
    """Return a picture of `words`, black on white with a white edge, which cameras need."""
    import segno  # a megabyte that lies idle wherever nobody sets up a second factor

    picture = io.BytesIO()
    segno.make(words, micro=False, error="m").save(
        picture, kind="png", scale=SCALE, border=BORDER, dark="black", light="white"
    )
    return picture.getvalue()
