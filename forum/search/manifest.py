"""What an index consists of, sealed: nothing that we did not write ourselves is ever opened.

Some libraries can be made to run what stands in their files. So each file's digest is in the
manifest, and the manifest carries a code that only a holder of the forum's secret can make.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from forum.sealing import hkdf
from forum.search.analysis import SIGNATURE
from forum.search.files import put, read_private
from forum.search.trouble import NotOurs

MANIFEST = "manifest"
CODE_BYTES = 32


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index consists of.

    Attributes:
        facts: the engine's own, in JSON's kinds.
        files: the digest of each file that must be as we wrote it.
    """

    facts: dict[str, Any] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


class Sealer:
    """Writes and reads manifests. `kind` is what an index must be to be ours."""

    def __init__(self, secret: bytes, kind: str) -> None:
        self._key = hkdf(secret, "search index")
        self._kind = f"{kind} {SIGNATURE}"

    def write(self, index: Path, manifest: Manifest) -> None:
        text = {"kind": self._kind, "facts": manifest.facts, "files": manifest.files}
        plain = json.dumps(text, separators=(",", ":")).encode()
        put(index / MANIFEST, self._code(index, plain) + plain)

    def read(self, index: Path) -> Manifest:
        """Return the manifest of an index.

        Raises:
            NotOurs: not written by us, not in this version, or damaged.
            FileNotFoundError: there is none.
        """
        sealed = read_private(index / MANIFEST)
        code, plain = sealed[:CODE_BYTES], sealed[CODE_BYTES:]
        if not hmac.compare_digest(code, self._code(index, plain)):
            raise NotOurs
        text = json.loads(plain)
        if text["kind"] != self._kind:
            raise NotOurs
        return Manifest(text["facts"], text["files"])

    def _code(self, index: Path, plain: bytes) -> bytes:
        """Return the code of a manifest; it holds for this index alone, not for a copy's name."""
        return hashlib.blake2b(
            index.name.encode() + b"\0" + plain, key=self._key, digest_size=CODE_BYTES
        ).digest()
