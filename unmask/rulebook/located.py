"""YAML with line numbers: plain values, and the line of every key and item.

A file may come from a repository that somebody has just cloned. So what it may hold is bounded, an alias counts as
often as it stands for something, and a value is text, a number, true or false, or nothing: a day is taken for the text
that it is. A key is always text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any, NoReturn

from unmask.errors import PackError, Problem

if TYPE_CHECKING:
    import yaml

Path = tuple[str | int, ...]

MOST = 200_000
"""How many values a file may hold, counted again wherever an alias repeats them."""

DEEPEST = 40
"""How deep the parts of a file may lie in each other."""

_LONGEST_NUMBER = 40
_TAG = "tag:yaml.org,2002:"
_MERGE = f"{_TAG}merge"
_TEXT = frozenset({f"{_TAG}str", f"{_TAG}timestamp", f"{_TAG}value"})
_SWITCHES = {"yes": True, "no": False, "true": True, "false": False, "on": True, "off": False}


@dataclass(frozen=True, slots=True)
class Located:
    """A YAML document: its value, and the line (from 1) on which each part of it starts."""

    value: Any
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of the part at `path`, or of the nearest part that holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_located(text: str, name: str) -> Located:
    """Read one YAML document.

    Raises `PackError` for broken YAML, for more than is read (`MOST`, `DEEPEST`), for a key that is given twice or that
    is no text, for an alias that holds itself, for a tag of another program, and for a number that is none.
    """
    import yaml

    # The C loader reads the same YAML ten times as fast; it is there wherever PyYAML has a wheel.
    kind: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with _told(text, name):
        # Events take no memory, so they are counted before anything is made of them.
        for number, event in enumerate(yaml.parse(text, Loader=kind)):
            if number > 2 * MOST:
                _fail(name, event, f"holds more than {MOST:,} values, the most that is read; divide it")
        loader = kind(text)
        try:
            node = loader.get_single_node()
            walk = _Walk(loader, name, {}, [])
            value = walk.value(node, (), ()) if node is not None else None
        finally:
            loader.dispose()
    if walk.problems:
        raise PackError(tuple(walk.problems))
    return Located(value, walk.lines)


@contextmanager
def _told(text: str, name: str) -> Iterator[None]:
    """Turns what PyYAML says against a document into our error."""
    import yaml

    try:
        yield
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if error.problem and "nesting" in error.problem:
            raise PackError((Problem(name, mark.line + 1 if mark else 1, None, _TOO_DEEP),)) from error
        what = " ".join(part for part in (error.context, error.problem) if part)
        hint = "; put text that holds a colon, a quote or a bracket between quotes"
        raise PackError((Problem(name, mark.line + 1 if mark else 1, None, f"not YAML: {what}{hint}"),)) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        sign = f"U+{error.character:04X}" if isinstance(error.character, int) else ascii(error.character)
        message = f"not YAML: it holds the character {sign}, which YAML cannot; take it out"
        raise PackError((Problem(name, line, None, message),)) from error
    except yaml.YAMLError as error:
        raise PackError((Problem(name, 1, None, f"not YAML: {error}"),)) from error
    except RecursionError as error:
        raise PackError((Problem(name, 1, None, _TOO_DEEP),)) from error


_TOO_DEEP = f"its parts lie more than {DEEPEST} deep in each other, the most that is read; lay it out flatter"


def _fail(name: str, where: yaml.Node | yaml.Event, message: str) -> NoReturn:
    raise PackError((Problem(name, _line(where), None, message),))


def _line(where: yaml.Node | yaml.Event) -> int:
    return int(where.start_mark.line) + 1 if where.start_mark is not None else 1


@dataclass(slots=True)
class _Walk:
    """The way through the nodes of a document: what they come to, and where each stands."""

    loader: Any
    name: str
    lines: dict[Path, int]
    problems: list[Problem]
    count: int = 0

    def value(self, node: yaml.Node, path: Path, around: tuple[int, ...]) -> Any:
        """What a node comes to. `around` are the nodes that hold it, which it may not hold itself."""
        import yaml

        self.lines[path] = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            self._counted(node)
            return self._scalar(node)
        around = self._entered(node, around)
        if isinstance(node, yaml.SequenceNode):
            self._known(node, "seq")
            return [self.value(each, (*path, index), around) for index, each in enumerate(node.value)]
        self._known(node, "map")
        pairs = list(self._pairs(node))
        made: dict[str, Any] = {}
        # What a mapping says itself has the last word over what is merged into it, and of that the first over the rest.
        for key, _, value in pairs:
            if key is None:
                for one in reversed(value.value) if isinstance(value, yaml.SequenceNode) else (value,):
                    made |= self._merged(one, path, around)
        self.lines[path] = node.start_mark.line + 1
        for key, line, value in pairs:
            if key is not None:
                made[key] = self.value(value, (*path, key), around)
                self.lines[(*path, key)] = line
        return made

    def _merged(self, node: yaml.Node, path: Path, around: tuple[int, ...]) -> dict[str, Any]:
        import yaml

        if not isinstance(node, yaml.MappingNode):
            _fail(self.name, node, "“<<” merges a mapping or a list of mappings, and this is neither")
        found = self.value(node, path, around)
        return found if isinstance(found, dict) else {}

    def _entered(self, node: yaml.Node, around: tuple[int, ...]) -> tuple[int, ...]:
        self._counted(node)
        if id(node) in around:
            _fail(self.name, node, "it holds an alias of itself, so it never ends; write out what is meant")
        if len(around) >= DEEPEST:
            _fail(self.name, node, _TOO_DEEP)
        return (*around, id(node))

    def _counted(self, node: yaml.Node) -> None:
        self.count += 1
        if self.count > MOST:
            message = f"with its aliases it holds more than {MOST:,} values, the most that is read; write fewer aliases"
            _fail(self.name, node, message)

    def _pairs(self, node: yaml.Node) -> Iterator[tuple[str | None, int, yaml.Node]]:
        """The keys of a mapping with their lines and values; None stands for a merge."""
        import yaml

        seen: set[str] = set()
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                kind = "list" if isinstance(key, yaml.SequenceNode) else "mapping"
                self.problems.append(Problem(self.name, line, None, f"a key is text, not a {kind}; write it as text"))
                continue
            if key.value in seen:
                message = f"the key “{_short(key.value)}” is given twice; keep one"
                self.problems.append(Problem(self.name, line, None, message))
            seen.add(key.value)
            yield (None if key.tag == _MERGE else key.value), line, value

    def _known(self, node: yaml.Node, *kinds: str) -> None:
        if node.tag.removeprefix(_TAG) not in kinds:
            tag = node.tag.replace(_TAG, "!!")
            _fail(self.name, node, f"the tag {_short(tag)} is not read; leave it out")

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        if node.tag in _TEXT:
            return node.value
        self._known(node, "null", "bool", "int", "float", "merge")
        kind = node.tag.removeprefix(_TAG)
        if kind == "null":
            return None
        if kind == "merge":
            return node.value
        try:
            if kind == "bool":
                return _SWITCHES[node.value.lower()]
            # Numbers to the base of sixty take time that grows with the square of their length.
            if len(node.value) <= _LONGEST_NUMBER:
                read = self.loader.construct_yaml_int if kind == "int" else self.loader.construct_yaml_float
                number = read(node)
                if isfinite(number):
                    return number
        except (ValueError, OverflowError, LookupError):
            pass
        message = f"“{_short(node.value)}” is no {'number' if kind != 'bool' else 'true or false'} that can be used"
        _fail(self.name, node, f"{message}; put it between quotes if it is text")


def _short(text: str) -> str:
    """A piece of the file as a message quotes it."""
    return text if len(text) <= 60 else text[:59] + "…"
