"""Size classes as people say them, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from models.text import Text
from models.vocabulary import Size

SIZE_WORDS: Mapping[Size, Text] = {
    "micro": Text(sv="mikroföretag", en="micro-enterprise"),
    "small": Text(sv="litet företag", en="small enterprise"),
    "medium": Text(sv="medelstort företag", en="medium-sized enterprise"),
    "large": Text(sv="stort företag", en="large enterprise"),
}
