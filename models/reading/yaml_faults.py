"""The words about YAML that is well formed but that we do not read."""

from __future__ import annotations

from typing import Any

from models.reading.shown import shortened, shown
from models.reading.wording import Wording
from models.text import Text

FILE_EMPTY = Wording(
    "file-empty",
    Text(sv="filen är tom.", en="the file is empty."),
    Text(
        sv="Är det rätt fil, och är den sparad?",
        en="Is it the right file, and has it been saved?",
    ),
)
SEVERAL_DOCUMENTS = Wording(
    "several-documents",
    Text(
        sv="här börjar ett andra dokument (`---`); en fil får bara hålla ett.",
        en="here a second document begins (`---`); a file may hold only one.",
    ),
    Text(
        sv="Lägg det andra dokumentet i en egen fil, eller ta bort raden `---`.",
        en="Put the second document in a file of its own, or remove the line `---`.",
    ),
)
KEY_NOT_TEXT = Wording(
    "key-not-text",
    Text(
        sv="ett fältnamn är en lista, en grupp eller en hänvisning.",
        en="a field name is a list, a group or an alias.",
    ),
    Text(
        sv="Skriv fältnamnet som text. En text som börjar med `[`, `{` eller `*` behöver"
        " citattecken.",
        en="Write the field name as text. A text beginning with `[`, `{` or `*` needs quotes.",
    ),
)
MERGE_NOT_FIELDS = Wording(
    "merge-not-fields",
    Text(
        sv="`<<` följs av något annat än en grupp av fält.",
        en="`<<` is followed by something else than a group of fields.",
    ),
    Text(
        sv="Skriv `<<: *namn`, där `&namn` står vid en grupp av fält.",
        en="Write `<<: *name`, where `&name` stands at a group of fields.",
    ),
)


def top_level(data: Any) -> Wording:
    """The file does not consist of fields."""
    found = shown(data)
    return Wording(
        "top-level-not-fields",
        Text(
            sv=f"filen består av {found.sv}, inte av fält (`namn: värde`).",
            en=f"the file consists of {found.en}, not of fields (`name: value`).",
        ),
        Text(
            sv="Börja filen med raden `format: …` och skriv fälten under den.",
            en="Begin the file with the line `format: …` and write the fields below it.",
        ),
    )


def duplicate_key(key: str, first_line: int) -> Wording:
    """The same key a second time in one mapping."""
    name = shortened(key)
    return Wording(
        "duplicate-key",
        Text(
            sv=f"fältet `{name}` står redan på rad {first_line}.",
            en=f"the field `{name}` already stands on line {first_line}.",
        ),
        Text(
            sv="Ta bort det ena. Kanske saknas ett `- ` som börjar nästa post i listan?",
            en="Remove one of them. Maybe a `- ` that begins the next item of a list is missing?",
        ),
    )


def number_out_of_range(text: str) -> Wording:
    """A number with too many digits or too large an exponent."""
    return Wording(
        "number-out-of-range",
        Text(
            sv=f"talet `{shortened(text)}` är för stort eller har för många siffror.",
            en=f"the number `{shortened(text)}` is too large or has too many digits.",
        ),
        Text(
            sv="Rätta talet; är det text, sätt det inom citattecken.",
            en="Correct the number; if it is text, put it in quotes.",
        ),
    )


def tag_not_allowed(tag: str) -> Wording:
    """A tag other than ``!!str``."""
    name = shortened(tag.replace("tag:yaml.org,2002:", "!!"))
    return Wording(
        "tag-not-allowed",
        Text(
            sv=f"typmärkningen `{name}` läses inte.",
            en=f"the tag `{name}` is not read.",
        ),
        Text(
            sv="Ta bort den och skriv värdet som det är. En text som börjar med `!` behöver"
            " citattecken.",
            en="Remove it and write the value as it is. A text beginning with `!` needs quotes.",
        ),
    )


def nested_too_deeply(most: int) -> Wording:
    """More levels than ``most``."""
    return Wording(
        "nested-too-deeply",
        Text(
            sv=f"listor och grupper ligger i varandra i fler än {most} nivåer.",
            en=f"lists and groups lie within each other in more than {most} levels.",
        ),
        Text(
            sv="Är det rätt fil? Se annars efter om en parentes aldrig avslutas.",
            en="Is it the right file? If so, look for a bracket that is never closed.",
        ),
    )


def too_many_values(most: int) -> Wording:
    """More values than ``most``."""
    number = _grouped(most)
    return Wording(
        "too-many-values",
        Text(
            sv=f"filen har fler än {number} värden.", en=f"the file has more than {number} values."
        ),
        Text(
            sv="Är det rätt fil? Dela annars upp den i flera filer.",
            en="Is it the right file? If so, split it into several files.",
        ),
    )


def alias_unknown(name: str) -> Wording:
    """An alias to no anchor."""
    return Wording(
        "alias-unknown",
        Text(
            sv=f"`*{shortened(name)}` hänvisar till `&{shortened(name)}`, som inte står tidigare i"
            " filen.",
            en=f"`*{shortened(name)}` refers to `&{shortened(name)}`, which does not stand earlier"
            " in the file.",
        ),
        Text(
            sv="Rätta namnet; är det text, sätt den inom citattecken.",
            en="Correct the name; if it is text, put it in quotes.",
        ),
    )


def alias_cycle(name: str) -> Wording:
    """An alias to a value that it is itself part of."""
    return Wording(
        "alias-cycle",
        Text(
            sv=f"`*{shortened(name)}` hänvisar till en grupp som den själv är en del av.",
            en=f"`*{shortened(name)}` refers to a group that it is itself part of.",
        ),
        Text(
            sv="Skriv ut värdet i stället för hänvisningen.",
            en="Write out the value instead of the alias.",
        ),
    )


def aliases_too_large(most: int) -> Wording:
    """Aliases that together repeat more values than ``most``."""
    number = _grouped(most)
    return Wording(
        "aliases-too-large",
        Text(
            sv=f"filens hänvisningar (`*namn`) upprepar tillsammans fler än {number} värden.",
            en=f"the aliases (`*name`) of the file together repeat more than {number} values.",
        ),
        Text(
            sv="Skriv ut värdena, eller låt hänvisningarna gälla mindre grupper.",
            en="Write out the values, or let the aliases refer to smaller groups.",
        ),
    )


def more_problems(listed: int) -> Wording:
    """More faults than are listed."""
    number = _grouped(listed)
    return Wording(
        "more-problems",
        Text(
            sv=f"filen har fler fel än de {number} som räknas upp.",
            en=f"the file has more faults than the {number} listed.",
        ),
        Text(
            sv="Är det rätt fil? Rätta annars de första; ofta har alla samma orsak.",
            en="Is it the right file? If so, correct the first ones; often all have one cause.",
        ),
    )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
