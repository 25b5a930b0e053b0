"""What an editor offers to do about a finding, and a configuration that allows a term."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import PurePath
from typing import Any

import yaml

from unmask.segment import segment
from unmask.silence import read_silences
from unmask.types.report import Edit, Finding
from unmask.types.rule import Rulebook
from unmask.types.source import Source
from unmask.types.span import Span

REASON = "say here why"
"""What stands for the reason of a silence until the writer gives one."""

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_WORDS = 3
"""How many words a term to allow may have: more of them are no name."""

_TERM = re.compile(r"[^\W_][\w'’&.-]*(?: [\w'’&.-]+)*")
_FIRST = 48
"""How many letters of a new wording are shown in the name of what makes it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a text: what to put in the place of a span of it."""

    span: Span
    text: str


def said_of(edit: Edit, finding: Finding) -> str:
    """What to call an edit where it is offered."""
    words = " ".join(edit.text.split())
    what = f"say “{words if len(words) <= _FIRST else words[: _FIRST - 1].rsplit(' ', 1)[0] + '…'}”" if words else ""
    return f"unmask: {what or 'leave it out'}{'' if edit.safe else ' (changes what is claimed)'}"


def silencing(source: Source, finding: Finding, rulebook: Rulebook) -> Change | None:
    """A comment that silences a rule at a finding: at the end of its line, or else on a line before it.

    None where neither does it, as in a row of a table, or where the rules do not heed comments.
    """
    if not rulebook.heed_silences:
        return None
    for change in _comments(source, finding):
        text = source.text[: change.span.start] + change.text + source.text[change.span.end :]
        start = finding.span.start + (len(change.text) if change.span.start <= finding.span.start else 0)
        there = read_silences(segment(Source(source.name, text, source.kind, source.syntax)))
        if any(
            [name.text for name in each.names] == [finding.rule] and each.reach.start <= start < each.reach.end
            for each in there
        ):
            return change
    return None


def term_of(finding: Finding) -> str | None:
    """The term that would have to be allowed for a finding to be none; None where it is more than a term."""
    text = finding.text
    return text if len(text.split()) <= _WORDS and _TERM.fullmatch(text) else None


def differing(before: str, after: str) -> Iterator[Change]:
    """The lines of a text that have become others, so that what did not change is not touched."""
    old, new = _LINES.findall(before), _LINES.findall(after)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    for tag, first, last, there, until in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Change(Span(starts[first], starts[last]), "".join(new[there:until]))


def _comments(source: Source, finding: Finding) -> Sequence[Change]:
    """The comments to try, in the order in which they read best."""
    text = source.text
    comment = f"<!-- unmask: ignore {finding.rule}: {REASON} -->"
    line = source.position(finding.span.start).line
    start = source.line_starts[line - 1]
    ends = source.line_starts[line] if line < len(source.line_starts) else len(text)
    written = text[start:ends]
    end = start + len(written.rstrip("\r\n"))
    newline = "\r\n" if "\r\n" in text else "\n"
    indent = written[: len(written) - len(written.lstrip(" \t"))]
    return (
        Change(Span(end, end), f" {comment}"),
        Change(Span(start, start), f"{indent}{comment}{newline}"),
    )


_YAML_FLOW = re.compile(r"^allow[ \t]*:[ \t]*\[[ \t]*(?P<none>\])?", re.MULTILINE)
_YAML_LIST = re.compile(r"^allow[ \t]*:[ \t]*(?:#[^\n]*)?\r?\n(?=(?P<indent>[ \t]*)-[ \t])", re.MULTILINE)
_TOML_LIST = re.compile(r"^allow[ \t]*=[ \t]*\[[ \t]*(?P<none>\])?", re.MULTILINE)
_TABLE = re.compile(r"^\[[ \t]*tool[ \t]*\.[ \t]*unmask[ \t]*\][ \t]*(?:#[^\n]*)?(?:\r?\n|\Z)", re.MULTILINE)


def allowing(name: str, text: str, term: str) -> tuple[int, str] | None:
    """What to put into the configuration `text`, and at which code point, to allow a term.

    `name` is that of the file. None where the file is written in a way in which this cannot be told.
    """
    toml = PurePath(name).suffix.lower() == ".toml"
    found = _in_toml(name, text, term) if toml else _in_yaml(text, term)
    if found is None:
        return None
    place, more = found
    # Whatever the file looks like: what it says afterwards is what it said, and the term.
    before, after = _read(name, text), _read(name, text[:place] + more + text[place:])
    if (
        before is None
        or after is None
        or sorted(map(str, after.pop("allow", ()))) != sorted(map(str, (*(before.pop("allow", None) or ()), term)))
    ):
        return None
    return found if before == after else None


def _in_yaml(text: str, term: str) -> tuple[int, str] | None:
    word = json.dumps(term, ensure_ascii=False)
    if flow := _YAML_FLOW.search(text):
        return (flow.start("none"), word) if flow["none"] else (flow.end(), f"{word}, ")
    if listed := _YAML_LIST.search(text):
        return listed.end(), f"{listed['indent']}- {word}\n"
    return len(text), f"{'' if not text or text.endswith(chr(10)) else chr(10)}allow: [{word}]\n"


def _in_toml(name: str, text: str, term: str) -> tuple[int, str] | None:
    word = json.dumps(term, ensure_ascii=False)
    start, end = 0, len(text)
    if PurePath(name).name == "pyproject.toml":
        if (table := _TABLE.search(text)) is None:
            return None
        start = table.end()
        following = re.compile(r"^[ \t]*\[", re.MULTILINE).search(text, start)
        end = following.start() if following else end
    if listed := _TOML_LIST.search(text, start, end):
        return (listed.start("none"), word) if listed["none"] else (listed.end(), f"{word}, ")
    return start, f"{'' if not start or text[start - 1] == chr(10) else chr(10)}allow = [{word}]\n"


def _read(name: str, text: str) -> dict[str, Any] | None:
    try:
        if PurePath(name).suffix.lower() != ".toml":
            value = yaml.safe_load(text)
        else:
            value = tomllib.loads(text)
            if PurePath(name).name == "pyproject.toml":
                value = value.get("tool", {}).get("unmask", {})
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError):
        return None
    return {} if value is None else dict(value) if isinstance(value, dict) else None
