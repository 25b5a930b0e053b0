"""Packs that start from another: what a file changes, laid over the pack that it extends.

Both are kept as YAML values with their lines, so that the outcome is checked like any other pack and a fault is told
at the line of the file that made it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from unmask.errors import PackError, Problem, did_you_mean
from unmask.rulebook.check import MOST_PROBLEMS
from unmask.rulebook.lexicon import shipped_lexicon, wording_of
from unmask.rulebook.located import Located, Path

EVERYTHING = "all"
"""What `disable` says to start without any rule of the base."""

_INDEXED = 3
"""How many steps into a document the lines of its parts are kept by part."""

_LAID_OVER = ("title", "why", "kinds")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A pack as it is written, and for each of its rules the file that had the last word on it."""

    located: Located
    files: tuple[str, ...]

    @classmethod
    def of(cls, located: Located, name: str) -> Sheet:
        """The sheet of a pack that one file holds."""
        return cls(located, (name,) * len(located.value["rules"]))


def extend(base: Sheet, change: Located, name: str) -> Sheet:
    """The pack that the file `name`, already held against the schema, makes of `base`. Raises `PackError`."""
    problems = tuple(islice(_problems(base.located.value, change, name), MOST_PROBLEMS))
    if problems:
        raise PackError(problems)
    merged = _Merge(base, change, name)
    return merged.sheet()


def _problems(base: Mapping[str, Any], change: Located, name: str) -> Iterator[Problem]:
    value = change.value
    known = {rule["id"]: None for rule in base["rules"]}
    if value.get("pack", base["pack"]) != base["pack"]:
        message = f"a pack that extends “{base['pack']}” keeps its name; leave out “pack”"
        yield Problem(name, change.line(("pack",)), None, message)
    for index, disabled in enumerate(value.get("disable", ())):
        rule = _own_name(base, disabled)
        if rule not in known and disabled != EVERYTHING:
            hint = did_you_mean(rule, known) or f"`unmask rules show {base['pack']}` lists them"
            message = f"the pack “{base['pack']}” has no rule “{disabled}”; {hint}"
            yield Problem(name, change.line(("disable", index)), None, message)
    kept = _kept(base, value)
    classes = base.get("words", {}).keys() | value.get("words", {}).keys() | shipped_lexicon().classes.keys()
    for listed in value.get("more", {}).get("words", {}):
        if listed not in classes:
            message = f"there is no class of words “{listed}” to add to; make it under “words”"
            yield Problem(name, change.line(("more", "words", listed)), None, message)
    seen: dict[str, int] = {}
    for index, rule in enumerate(value.get("rules", ())):
        label = f"{base['pack']}/{rule['id']}"
        if rule["id"] in seen:
            message = f"there is a rule of that name on line {seen[rule['id']]}; make one of the two"
            yield Problem(name, change.line(("rules", index)), label, message)
        seen.setdefault(rule["id"], change.line(("rules", index)))
        if "more" not in rule:
            continue
        line = change.line(("rules", index, "more"))
        if rule["id"] not in kept:
            message = "this rule is new, so there is nothing to add to; leave out “more”"
            yield Problem(name, line, label, message)


def _own_name(base: Mapping[str, Any], rule: str) -> str:
    return rule.removeprefix(f"{base['pack']}/")


def _kept(base: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The rules of the base that stay, by their names within the pack."""
    disabled = {_own_name(base, rule) for rule in change.get("disable", ())}
    return {rule["id"]: rule for rule in base["rules"] if rule["id"] not in disabled and EVERYTHING not in disabled}


def _by_part(located: Located) -> Callable[[Path], Sequence[tuple[Path, int]]]:
    """What finds the lines of a part of a document, among few others, without going through all of them."""
    found: dict[Path, list[tuple[Path, int]]] = defaultdict(list)
    for path, line in located.lines.items():
        for length in range(min(len(path), _INDEXED) + 1):
            found[path[:length]].append((path, line))
    return lambda source: found[source[:_INDEXED]]


class _Merge:
    """Values, lines and files of an extended pack, put together key by key."""

    def __init__(self, base: Sheet, change: Located, name: str) -> None:
        self._base = base
        self._change = change
        self._name = name
        self._base_lines = _by_part(base.located)
        self._change_lines = _by_part(change)
        self._lines: dict[Path, int] = {(): 1}
        self._value: dict[str, Any] = {key: each for key, each in base.located.value.items() if key != "rules"}
        self._rules: list[dict[str, Any]] = []
        self._files: list[str] = []

    def sheet(self) -> Sheet:
        """What it comes to."""
        for key in _LAID_OVER:
            if key in self._change.value:
                self._value[key] = self._change.value[key]
                self._take((key,), (key,))
        self._words()
        kept = _kept(self._base.located.value, self._change.value)
        changes = {rule["id"]: index for index, rule in enumerate(self._change.value.get("rules", ()))}
        for index, rule in enumerate(self._base.located.value["rules"]):
            if rule["id"] in kept:
                self._keep(index, rule, changes.get(rule["id"]))
        for index, rule in enumerate(self._change.value.get("rules", ())):
            if rule["id"] not in kept:
                self._take(("rules", index), ("rules", len(self._rules)))
                self._rules.append(dict(rule))
                self._files.append(self._name)
        return Sheet(Located({**self._value, "rules": self._rules}, self._lines), tuple(self._files))

    def _words(self) -> None:
        for key in ("words", "parts"):
            merged = {**self._value.get(key, {}), **self._change.value.get(key, {})}
            self._take((key,), (key,))
            if merged:
                self._value[key] = merged
        more = self._change.value.get("more", {}).get("words", {})
        words = dict(self._value.get("words", {}))
        if more:
            self._value["words"] = words
        for listed, entries in more.items():
            have = words.get(listed, wording_of(shipped_lexicon().of(listed)))
            self._append(("more", "words", listed), ("words", listed), len(have))
            words[listed] = [*have, *entries]

    def _keep(self, index: int, rule: Mapping[str, Any], changed: int | None) -> None:
        place = ("rules", len(self._rules))
        if changed is None:
            self._take(("rules", index), place, self._base.located)
            self._files.append(self._base.files[index])
            self._rules.append(dict(rule))
            return
        change = self._change.value["rules"][changed]
        merged = {**rule, **{key: each for key, each in change.items() if key != "more"}}
        self._take(("rules", changed), place)
        for key, more in change.get("more", {}).items():
            source = ("rules", changed, "more", key)
            if key in ("unless", "unless_beside"):
                # Either may be a list, or name for each wording the text that proves it.
                merged[key] = {**_by_wording(merged.get(key, ())), **_by_wording(more)}
                self._take(source, (*place, key))
                if not isinstance(more, Mapping):
                    for number, wording in enumerate(more):
                        self._lines[(*place, key, wording)] = self._change.line((*source, number))
                continue
            have = merged.get(key, [])
            have = [have] if isinstance(have, Mapping) else list(have)
            self._append(source, (*place, key), len(have))
            merged[key] = [*have, *more]
        self._files.append(self._name)
        self._rules.append(merged)

    def _take(self, source: Path, target: Path, located: Located | None = None) -> None:
        """Copy the lines of a part and all that it holds."""
        of_base = located is self._base.located
        for path, line in (self._base_lines if of_base else self._change_lines)(source):
            if path[: len(source)] == source:
                self._lines[(*target, *path[len(source) :])] = line

    def _append(self, source: Path, target: Path, after: int) -> None:
        """Copy the lines of a list's entries to where they come to stand."""
        for path, line in self._change_lines(source):
            if path[: len(source)] == source and len(path) > len(source):
                place = path[len(source)]
                self._lines[(*target, after + int(place), *path[len(source) + 1 :])] = line


def _by_wording(given: Mapping[str, Any] | Sequence[str]) -> dict[str, Any]:
    return dict(given) if isinstance(given, Mapping) else dict.fromkeys(given)
