"""Identifiers of ours out of names that publishers use."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_MOST = 80


def identifier(name: str) -> str:
    """Lower case letters, digits and hyphens; a name too long keeps a fingerprint of its end."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(found) <= _MOST:
        return found or f"x-{_mark(name)}"
    return f"{found[: _MOST - 9].rstrip('-')}-{_mark(name)}"


def _mark(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:8]
