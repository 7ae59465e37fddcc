"""Titles that publishers write with tags and entities of HTML, as plain text."""

from __future__ import annotations

import html
import re

_INLINE = "a|abbr|b|em|font|i|mark|s|small|span|strike|strong|sub|sup|u"
_BLOCK = "br|div|h[1-6]|hr|img|li|ol|p|table|tbody|td|th|thead|tr|ul"
# By name: "for TRL <5 and cost <x per unit>" holds no tag.
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_OTHER_TAG = re.compile(rf"</?(?:{_BLOCK})(?:\s[^<>]*)?/?>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_UNSHOWN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)


def plain_text(marked_up: str) -> str:
    """The words that a reader of the page sees: no tags, entities as characters, single spaces."""
    shown = _OTHER_TAG.sub(" ", _INLINE_TAG.sub("", _UNSHOWN.sub(" ", marked_up)))
    return " ".join(html.unescape(shown).split())
