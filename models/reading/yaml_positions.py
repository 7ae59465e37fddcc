"""YAML text as plain values, with the line where each of them stands.

Built from the events of the parser rather than its tree of nodes: nothing here or in PyYAML then
calls itself, so no depth of nesting can exhaust the stack, and every limit stops the reading at
once. Anchors share their value; what that multiplies to is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from models.errors import InputErrors, InputProblem
from models.reading import yaml_faults
from models.reading.shown import Path
from models.reading.utf8_text import control_character, control_character_in
from models.reading.wording import Wording
from models.reading.yaml_complaints import malformed
from models.reading.yaml_scalars import NumberOutOfRangeError, plain_value

MAX_DEPTH = 100
"""Deepest nesting of lists and fields; our formats nest about ten deep."""
MAX_VALUES = 2_000_000
"""Most values in one file, as many as ten mebibytes of catalogue hold."""
MAX_VALUES_BY_ALIASES = 100_000
"""Most values that aliases may repeat."""
MAX_PROBLEMS = 1_000
"""Reading stops here: such a file is not what it was thought to be."""

_MERGE_KEY = "<<"
_TEXT_TAGS = (None, "!", "tag:yaml.org,2002:str")
# libyaml where PyYAML was built with it: about ten times as fast.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Place:
    """The line of a value (of its key, in a mapping) and the places of what it holds."""

    line: int
    children: dict[str | int, Place] | None = None


class Lines(Mapping[Path, int]):
    """The line of every path of a document; ``()`` is the document itself."""

    def __init__(self, root: Place) -> None:
        self._root = root

    def __getitem__(self, path: Path) -> int:
        place = self._root
        for step in path:
            if place.children is None:
                raise KeyError(path)
            found = place.children.get(step)
            if found is None:
                raise KeyError(path)
            place = found
        return place.line

    def __iter__(self) -> Iterator[Path]:
        waiting: list[tuple[Path, Place]] = [((), self._root)]
        while waiting:
            path, place = waiting.pop()
            yield path
            children = place.children or {}
            waiting.extend(((*path, step), children[step]) for step in reversed(children))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True)
class Composed:
    """The values of a file; ``problems`` did not hinder the reading of the rest.

    ``unreadable`` are the paths of values that could not be read and stand as None in ``data``;
    ``unsure`` those of every fault, where ``data`` may not be what was meant.
    """

    data: dict[str, Any]
    lines: Lines
    problems: tuple[InputProblem, ...]
    unreadable: frozenset[Path]
    unsure: frozenset[Path]


def compose(text: str, file: str) -> Composed:
    """Read one YAML document whose top level is a group of fields.

    Raises:
        InputErrors: the rest of the file cannot be read, or there is nothing to read.
    """
    composer = _Composer(file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.take(event)
    except yaml.YAMLError as error:
        composer.problems.append(malformed(error, text, file))
        raise InputErrors(composer.problems) from None
    return composer.composed()


@dataclass(slots=True)
class _Node:
    """A finished value: ``size`` counts the values in it, ``height`` its levels of nesting."""

    value: Any
    children: dict[str | int, Place] | None = None
    size: int = 1
    height: int = 0


@dataclass(slots=True)
class _Frame:
    """A list or mapping whose end has not been seen."""

    value: Any
    line: int
    anchor: str | None
    children: dict[str | int, Place] = field(default_factory=dict)
    size: int = 1
    height: int = 0
    # Of a mapping: the key that waits for its value.
    has_key: bool = False
    key: str | None = None  # None: the value belongs nowhere and is dropped
    key_line: int = 0
    key_is_merge: bool = False
    merged: list[_Node] = field(default_factory=list)


class _Composer:
    """Takes the events of the parser one by one."""

    def __init__(self, file: str) -> None:
        self.problems: list[InputProblem] = []
        self._file = file
        self._unreadable: set[Path] = set()
        self._unsure: set[Path] = set()
        self._anchors: dict[str, _Node | None] = {}
        self._documents = 0
        self._values = 0
        self._values_by_aliases = 0
        # The document is the only value of a list that stands around it.
        self._stack = [_Frame(value=[], line=1, anchor=None)]

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, CollectionStartEvent):
            self._open(event)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._close()
        elif isinstance(event, AliasEvent):
            self._take_alias(event)
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._refuse(yaml_faults.SEVERAL_DOCUMENTS, _line(event))

    def composed(self) -> Composed:
        root = self._stack[0]
        if not root.value or root.value[0] in (None, ""):
            if self.problems:
                raise InputErrors(self.problems)
            self._refuse(yaml_faults.FILE_EMPTY, 1)
        data, place = root.value[0], root.children[0]
        if not isinstance(data, dict):
            self._refuse(yaml_faults.top_level(data), place.line)
        return Composed(
            data,
            Lines(place),
            tuple(self.problems),
            frozenset(self._unreadable),
            frozenset(self._unsure),
        )

    def _take_scalar(self, event: ScalarEvent) -> None:
        self._count(event)
        frame = self._stack[-1]
        if isinstance(frame.value, dict) and not frame.has_key:
            self._take_key(frame, event)
            return
        node = _Node(self._scalar(event))
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        self._add(node, _line(event))

    def _scalar(self, event: ScalarEvent) -> Any:
        text: str = event.value
        if event.tag not in _TEXT_TAGS:
            self._unread(yaml_faults.tag_not_allowed(event.tag), _line(event))
            return None
        if event.tag is None and not event.style:
            try:
                return plain_value(text)
            except NumberOutOfRangeError:
                self._unread(yaml_faults.number_out_of_range(text), _line(event))
                return None
        sign = _escaped_control(event)
        if sign is not None:
            self._unread(control_character(sign), _line(event))
            return None
        return text

    def _take_key(self, frame: _Frame, event: ScalarEvent) -> None:
        """A key is text as it is written: ``2027`` and ``true`` too."""
        line, key = _line(event), event.value
        if event.anchor is not None:
            self._anchors[event.anchor] = _Node(key)
        if event.tag not in _TEXT_TAGS:
            self._complain(yaml_faults.tag_not_allowed(event.tag), line)
        sign = _escaped_control(event)
        if sign is not None:
            self._complain(control_character(sign), line)
        frame.has_key, frame.key, frame.key_line = True, key, line
        frame.key_is_merge = key == _MERGE_KEY and not event.style
        if key in frame.value:
            self._complain(yaml_faults.duplicate_key(key, frame.children[key].line), line)
            frame.key = None

    def _open(self, event: CollectionStartEvent) -> None:
        self._count(event)
        line = _line(event)
        if event.tag not in (None, "!"):
            self._complain(yaml_faults.tag_not_allowed(event.tag), line)
        if len(self._stack) > MAX_DEPTH:
            self._refuse(yaml_faults.nested_too_deeply(MAX_DEPTH), line)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        value: Any = {} if isinstance(event, MappingStartEvent) else []
        self._stack.append(_Frame(value, line, event.anchor))

    def _close(self) -> None:
        frame = self._stack.pop()
        for merged in frame.merged:
            for key, place in (merged.children or {}).items():
                if key not in frame.value:
                    frame.value[key] = merged.value[key]
                    frame.children[key] = place
        node = _Node(frame.value, frame.children, frame.size, frame.height + 1)
        if frame.anchor is not None:
            self._anchors[frame.anchor] = node
        self._add(node, frame.line)

    def _take_alias(self, event: AliasEvent) -> None:
        self._count(event)
        line, name = _line(event), str(event.anchor)
        node = self._anchors.get(name)
        if node is None:
            known = name in self._anchors
            wording = yaml_faults.alias_cycle if known else yaml_faults.alias_unknown
            self._unread(wording(name), line)
            node = _Node(None)
        self._values_by_aliases += node.size
        if self._values_by_aliases > MAX_VALUES_BY_ALIASES:
            self._refuse(yaml_faults.aliases_too_large(MAX_VALUES_BY_ALIASES), line)
        if len(self._stack) - 1 + node.height > MAX_DEPTH:
            self._refuse(yaml_faults.nested_too_deeply(MAX_DEPTH), line)
        self._add(node, line)

    def _add(self, node: _Node, line: int) -> None:
        """Put a finished value where it belongs in the list or mapping around it."""
        frame = self._stack[-1]
        frame.size += node.size
        frame.height = max(frame.height, node.height)
        if isinstance(frame.value, list):
            frame.children[len(frame.value)] = Place(line, node.children)
            frame.value.append(node.value)
        elif not frame.has_key:
            self._complain(yaml_faults.KEY_NOT_TEXT, line)
            frame.has_key, frame.key = True, None  # its value comes next
        else:
            if frame.key_is_merge:
                self._merge(frame, node, line)
            elif frame.key is not None:
                frame.value[frame.key] = node.value
                frame.children[frame.key] = Place(frame.key_line, node.children)
            frame.has_key = frame.key_is_merge = False

    def _merge(self, frame: _Frame, node: _Node, line: int) -> None:
        """Keep what ``<<`` brings in; the keys of the mapping itself take precedence."""
        if isinstance(node.value, list):
            places = node.children or {}
            parts = [_Node(part, places[i].children) for i, part in enumerate(node.value)]
        else:
            parts = [node]
        if all(isinstance(part.value, dict) for part in parts):
            frame.merged.extend(parts)
        elif self._path() not in self._unreadable:
            self._complain(yaml_faults.MERGE_NOT_FIELDS, line)

    def _count(self, event: yaml.NodeEvent) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            self._refuse(yaml_faults.too_many_values(MAX_VALUES), _line(event))

    def _unread(self, wording: Wording, line: int) -> None:
        """Complain about a value that cannot be read; None then stands in its place."""
        self._unreadable.add(self._path())
        self._complain(wording, line)

    def _complain(self, wording: Wording, line: int) -> None:
        path = self._path()
        self.problems.append(wording.at(self._file, line, path))
        # What `<<` was to bring in belongs to the fields around it.
        self._unsure.add(path[: path.index(_MERGE_KEY)] if _MERGE_KEY in path else path)
        if len(self.problems) == MAX_PROBLEMS:
            self.problems.append(yaml_faults.more_problems(MAX_PROBLEMS).at(self._file, None))
            raise InputErrors(self.problems)

    def _refuse(self, wording: Wording, line: int) -> NoReturn:
        """Stop reading: the fault is one of the whole file, so no path is given."""
        self.problems.append(wording.at(self._file, line))
        raise InputErrors(self.problems)

    def _path(self) -> Path:
        """Where the value that is being read will stand."""
        steps: list[str | int] = []
        for frame in self._stack[1:]:
            if isinstance(frame.value, list):
                steps.append(len(frame.value))
            elif frame.has_key and frame.key is not None:
                steps.append(frame.key)
        return tuple(steps)


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark is not None else 1


def _escaped_control(event: ScalarEvent) -> str | None:
    """Only the escapes of double quotes can bring in what the file itself may not hold."""
    return control_character_in(event.value) if event.style == '"' else None
