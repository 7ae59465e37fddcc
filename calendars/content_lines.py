"""The lines and components of an iCalendar file as they stand, faults included (RFC 5545, 3.1).

Libraries forgive much and hide what they forgave; the checker has to see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

MAX_OCTETS = 75
"""The longest line, its end not counted."""

_BOM = b"\xef\xbb\xbf"
_VALUES = r'(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*'
_CONTENT_LINE = re.compile(
    rf"(?P<name>[A-Za-z0-9-]+)(?P<params>(?:;[A-Za-z0-9-]+={_VALUES})*):(?P<value>.*)", re.DOTALL
)


@dataclass(frozen=True)
class ContentLine:
    """``NAME;PARAM=…:VALUE`` after unfolding; names in capitals, values as written."""

    number: int
    name: str
    params: Mapping[str, str]
    value: str


@dataclass
class Component:
    """What stands between BEGIN and END."""

    name: str
    number: int
    lines: list[ContentLine] = field(default_factory=list)
    children: list[Component] = field(default_factory=list)

    def first(self, name: str) -> ContentLine | None:
        """The first property of a name."""
        return next((line for line in self.lines if line.name == name), None)

    def value(self, name: str) -> str | None:
        """The value of the first property of a name."""
        line = self.first(name)
        return None if line is None else line.value

    def with_descendants(self) -> Iterator[Component]:
        """This component and all that it holds."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += one.children


@dataclass(frozen=True)
class Fault:
    """A line that breaks a rule of the format itself."""

    rule: str
    line: int
    what: str = ""


@dataclass(frozen=True)
class Reading:
    """The components at the top of a file, and what was wrong with its lines."""

    components: tuple[Component, ...]
    faults: tuple[Fault, ...]

    @property
    def calendars(self) -> tuple[Component, ...]:
        """The VCALENDARs."""
        return tuple(one for one in self.components if one.name == "VCALENDAR")


def read(content: bytes) -> Reading:
    """Read any bytes; nothing is refused, everything odd becomes a fault."""
    faults: list[Fault] = []
    if content.startswith(_BOM):
        faults.append(Fault("ical.bom", 1))
        content = content[len(_BOM) :]
    physical = content.split(b"\n")
    faults += _line_faults(physical)
    lines = list(_content_lines(physical, faults))
    return Reading(tuple(_components(lines, faults)), tuple(faults))


def _line_faults(physical: list[bytes]) -> Iterator[Fault]:
    """The first line without CRLF and the first that is too long: the others are alike."""
    for number, line in enumerate(physical, 1):
        is_last = number == len(physical)
        if (line if is_last else not line.endswith(b"\r")) or b"\r" in line[:-1]:
            yield Fault("ical.line_ending", number)
            break
    for number, line in enumerate(physical, 1):
        if len(line.removesuffix(b"\r")) > MAX_OCTETS:
            yield Fault("ical.long_line", number, str(len(line.removesuffix(b"\r"))))
            break


def _content_lines(physical: list[bytes], faults: list[Fault]) -> Iterator[ContentLine]:
    for number, octets, pieces in _unfolded(physical):
        try:
            text = octets.decode()
        except UnicodeDecodeError:
            faults.append(Fault("ical.encoding", number))
            text = octets.decode(errors="replace")
        else:
            if any(not _is_utf8(piece) for piece in pieces):
                faults.append(Fault("ical.fold", number, text[:40]))
        match = _CONTENT_LINE.fullmatch(text)
        if match is None:
            faults.append(Fault("ical.fold", number, text[:40]))
            continue
        params = {
            name.upper(): value.strip('"')
            for name, value in re.findall(rf"([A-Za-z0-9-]+)=({_VALUES})", match["params"])
        }
        yield ContentLine(number, match["name"].upper(), params, match["value"])


def _unfolded(physical: list[bytes]) -> Iterator[tuple[int, bytes, list[bytes]]]:
    """Each logical line with the number of its first physical line, and its pieces."""
    start, pieces = 0, list[bytes]()
    for number, raw in enumerate(physical, 1):
        line = raw.removesuffix(b"\r")
        if number == len(physical) and not line:
            break  # after the last line end
        if pieces and line[:1] in (b" ", b"\t"):
            pieces.append(line[1:])
            continue
        if pieces:
            yield start, b"".join(pieces), pieces
        start, pieces = number, [line]
    if pieces:
        yield start, b"".join(pieces), pieces


def _components(lines: list[ContentLine], faults: list[Fault]) -> Iterator[Component]:
    open_: list[Component] = []
    for line in lines:
        if line.name == "BEGIN":
            component = Component(line.value.upper(), line.number)
            if open_:
                open_[-1].children.append(component)
            open_.append(component)
        elif line.name == "END":
            if not open_ or open_[-1].name != line.value.upper():
                faults.append(Fault("ical.structure", line.number, f"END:{line.value[:40]}"))
                continue
            component = open_.pop()
            if not open_:
                yield component
        elif open_:
            open_[-1].lines.append(line)
        else:
            faults.append(Fault("ical.structure", line.number, line.name[:40]))
    faults += [
        Fault("ical.structure", component.number, f"BEGIN:{component.name[:40]}")
        for component in open_
    ]
    yield from open_[:1]


def _is_utf8(octets: bytes) -> bool:
    try:
        octets.decode()
    except UnicodeDecodeError:
        return False
    return True
