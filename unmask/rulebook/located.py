"""YAML with line numbers: plain values, and the line of every key and item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unmask.rulebook.error import PackError, Problem

if TYPE_CHECKING:
    import yaml

Path = tuple[str | int, ...]


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
    """Read one YAML document. Raises `PackError` for broken YAML and for a key that is given twice."""
    import yaml

    # The C loader reads the same YAML ten times as fast; it is there wherever PyYAML has a wheel.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        node = loader.get_single_node()
        lines: dict[Path, int] = {}
        problems: list[Problem] = []
        if node is not None:
            _walk(node, (), lines, problems, name)
        if problems:
            raise PackError(tuple(problems))
        return Located(loader.construct_document(node) if node is not None else None, lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(part for part in (error.context, error.problem) if part)
        hint = "; put text that holds a colon, a quote or a bracket between quotes"
        raise PackError((Problem(name, mark.line + 1 if mark else 1, None, f"not YAML: {what}{hint}"),)) from error
    except yaml.YAMLError as error:
        raise PackError((Problem(name, 1, None, f"not YAML: {error}"),)) from error
    finally:
        loader.dispose()


def _walk(node: yaml.Node, path: Path, lines: dict[Path, int], problems: list[Problem], name: str) -> None:
    import yaml

    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                problems.append(
                    Problem(name, key.start_mark.line + 1, None, f"the key “{key.value}” is given twice; keep one")
                )
            seen.add(key.value)
            _walk(value, (*path, key.value), lines, problems, name)
            lines[(*path, key.value)] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(value, (*path, index), lines, problems, name)
