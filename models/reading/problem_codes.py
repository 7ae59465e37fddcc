"""The codes of all faults that reading a file can give; a code never changes its meaning.

Validators of the models add codes of their own by ``models.errors.fault``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from models.text import Text

PROBLEM_CODES: Mapping[str, Text] = MappingProxyType(
    {
        "alias-cycle": Text(
            sv="En hänvisning (`*namn`) till en grupp som den själv är en del av.",
            en="An alias (`*name`) to a group that it is itself part of.",
        ),
        "alias-unknown": Text(
            sv="En hänvisning (`*namn`) till något som inte står tidigare i filen.",
            en="An alias (`*name`) to something that does not stand earlier in the file.",
        ),
        "aliases-too-large": Text(
            sv="Hänvisningarna upprepar tillsammans för många värden.",
            en="The aliases together repeat too many values.",
        ),
        "control-character": Text(
            sv="Ett osynligt styrtecken, ofta i en fil som inte är text.",
            en="An invisible control character, often in a file that is not text.",
        ),
        "date-expected": Text(
            sv="Värdet ska vara ett datum i kalendern, skrivet som `2027-03-01`.",
            en="The value must be a date of the calendar, written like `2027-03-01`.",
        ),
        "datetime-expected": Text(
            sv="Värdet ska vara datum och klockslag, skrivna som `2027-03-01T14:00`.",
            en="The value must be a date and a time of day, written like `2027-03-01T14:00`.",
        ),
        "duplicate-key": Text(
            sv="Samma fält står två gånger i samma grupp.",
            en="The same field stands twice in one group.",
        ),
        "field-missing": Text(sv="Ett fält som krävs saknas.", en="A required field is missing."),
        "field-unknown": Text(
            sv="Ett fält som formatet inte känner, ofta felstavat.",
            en="A field that the format does not know, often misspelt.",
        ),
        "fields-expected": Text(
            sv="Värdet ska vara en grupp av fält.", en="The value must be a group of fields."
        ),
        "file-empty": Text(sv="Filen är tom.", en="The file is empty."),
        "file-not-utf8": Text(
            sv="Filen är inte sparad som UTF-8.", en="The file is not saved as UTF-8."
        ),
        "file-too-large": Text(
            sv="Filen är större än vad som läses.", en="The file is larger than what is read."
        ),
        "format-missing": Text(
            sv="Raden `format: …` saknas.", en="The line `format: …` is missing."
        ),
        "format-newer": Text(
            sv="Filen har ett nyare format än vad denna version läser.",
            en="The file has a newer format than this version reads.",
        ),
        "format-other": Text(
            sv="Filen har ett av Samspels andra format.",
            en="The file has another of the formats of Samspel.",
        ),
        "format-unknown": Text(
            sv="Raden `format: …` nämner inget känt format.",
            en="The line `format: …` names no known format.",
        ),
        "key-not-text": Text(
            sv="Ett fältnamn är en lista, en grupp eller en hänvisning.",
            en="A field name is a list, a group or an alias.",
        ),
        "kind-missing": Text(
            sv="Fältet som avgör vilka andra fält som hör hit saknas.",
            en="The field that decides what other fields belong here is missing.",
        ),
        "list-expected": Text(sv="Värdet ska vara en lista.", en="The value must be a list."),
        "merge-not-fields": Text(
            sv="`<<` följs av något annat än en grupp av fält.",
            en="`<<` is followed by something else than a group of fields.",
        ),
        "more-problems": Text(
            sv="Filen har fler fel än de som räknas upp.",
            en="The file has more faults than those listed.",
        ),
        "nested-too-deeply": Text(
            sv="Listor och grupper ligger i varandra i för många nivåer.",
            en="Lists and groups lie within each other in too many levels.",
        ),
        "no-form-fits": Text(
            sv="Värdet kan skrivas på flera sätt, men är skrivet på inget av dem.",
            en="The value can be written in several ways, but is written in none of them.",
        ),
        "number-expected": Text(
            sv="Värdet ska vara ett tal med decimalpunkt och utan mellanslag.",
            en="The value must be a number with a decimal point and without spaces.",
        ),
        "number-out-of-range": Text(
            sv="Talet är för stort eller har för många siffror.",
            en="The number is too large or has too many digits.",
        ),
        "several-documents": Text(
            sv="Filen håller mer än ett dokument.", en="The file holds more than one document."
        ),
        "tag-not-allowed": Text(
            sv="En typmärkning (`!namn`), som inte läses.", en="A tag (`!name`), which is not read."
        ),
        "text-expected": Text(sv="Värdet ska vara text.", en="The value must be text."),
        "text-too-long": Text(sv="Texten är för lång.", en="The text is too long."),
        "text-too-short": Text(sv="Texten är för kort.", en="The text is too short."),
        "time-expected": Text(
            sv="Värdet ska vara ett klockslag, skrivet som `14:00`.",
            en="The value must be a time of day, written like `14:00`.",
        ),
        "too-few-values": Text(
            sv="Listan eller gruppen har för få värden.",
            en="The list or group has too few values.",
        ),
        "too-many-decimals": Text(
            sv="Talet har för många decimaler.", en="The number has too many decimals."
        ),
        "too-many-digits": Text(
            sv="Talet har för många siffror.", en="The number has too many digits."
        ),
        "too-many-items": Text(
            sv="Listan eller gruppen har för många värden.",
            en="The list or group has too many values.",
        ),
        "too-many-values": Text(
            sv="Filen håller fler värden än vad som läses.",
            en="The file holds more values than what is read.",
        ),
        "top-level-not-fields": Text(
            sv="Filen består av något annat än fält.",
            en="The file consists of something else than fields.",
        ),
        "true-or-false-expected": Text(
            sv="Värdet ska vara `true` eller `false`.", en="The value must be `true` or `false`."
        ),
        "value-missing": Text(
            sv="En lista med bestämd längd saknar ett värde.",
            en="A list of fixed length lacks a value.",
        ),
        "value-not-a-multiple": Text(
            sv="Talet är ingen multipel av det som krävs.",
            en="The number is not a multiple of what is required.",
        ),
        "value-not-allowed": Text(
            sv="Värdet är inget av dem som får stå här.",
            en="The value is none of those that may stand here.",
        ),
        "value-refused": Text(
            sv="Värdet kan inte användas; meddelandet säger varför.",
            en="The value cannot be used; the message says why.",
        ),
        "value-too-large": Text(
            sv="Värdet är större än det får vara.", en="The value is larger than it may be."
        ),
        "value-too-small": Text(
            sv="Värdet är mindre än det får vara.", en="The value is smaller than it may be."
        ),
        "web-address-expected": Text(
            sv="Värdet ska vara en webbadress.", en="The value must be a web address."
        ),
        "whole-number-expected": Text(
            sv="Värdet ska vara ett heltal.", en="The value must be a whole number."
        ),
        "wrong-form": Text(
            sv="Texten har inte den form som krävs.",
            en="The text does not have the required form.",
        ),
        "yaml-malformed": Text(
            sv="Filen går inte att läsa som YAML eller JSON.",
            en="The file cannot be read as YAML or JSON.",
        ),
        "zone-missing": Text(sv="En tid saknar tidszon.", en="A time lacks a time zone."),
        "zone-not-expected": Text(
            sv="En tid har en tidszon där ingen ska stå.",
            en="A time has a time zone where none must stand.",
        ),
    }
)
