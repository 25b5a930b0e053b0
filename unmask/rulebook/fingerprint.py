"""A short digest of rules: two rulebooks with the same one judge alike."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from unmask.types.rule import Pack, Rule, Rulebook

_UNJUDGING = frozenset({"examples", "clean", "line", "path", "title", "digest"})
"""What a rule or pack says for people and proofs only."""

_UNFINDING = _UNJUDGING | {"id", "pack", "message", "why", "advice", "repairs", "proven"}
"""What of a rule has no part in where it finds something."""

_NAMED = re.compile(r"<(?:[^<>=]+=)?([^<>=]+)>")
"""A word list that a phrase names, remembered or not."""


def fingerprint(rulebook: Rulebook) -> bytes:
    """32 bytes that change when a rule in force, or a word list it may use, changes in anything that judges."""
    whole = blake2b(_text(replace(rulebook, packs=())), digest_size=32)
    for pack in rulebook.packs:
        whole.update(pack.digest or digest_of(pack))
    return whole.digest()


def digest_of(pack: Pack) -> bytes:
    """32 bytes that change when anything of a pack that judges does."""
    return blake2b(_text(pack), digest_size=32).digest()


def finding_digest(rule: Rule, words: Mapping[str, tuple[str, ...]]) -> str:
    """12 hexadecimal digits that change when anything does that decides where a rule finds something.

    `words` are the lists of its pack, of which those count that the rule names, directly or through another list. What
    the rule says of a match and how it is reworded do not count.
    """
    parts = _finding_parts(rule)
    named: dict[str, tuple[str, ...]] = {}
    waiting = [parts]
    while waiting:
        for name in _names(waiting.pop()):
            if name in words and name not in named:
                named[name] = words[name]
                waiting.append(list(words[name]))
    text = json.dumps([parts, named], ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=6).hexdigest()


def _finding_parts(value: Any) -> Any:
    """What of a value decides where a rule finds something, as JSON has it."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: getattr(value, each.name) for each in fields(value) if each.name not in _UNFINDING}
        return [type(value).__name__, _finding_parts(parts)]
    if isinstance(value, Mapping):
        return {str(key): _finding_parts(each) for key, each in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [_finding_parts(each) for each in value]
    return value


def _names(value: Any) -> Iterator[str]:
    """Everything in the parts of a rule that may be the name of a word list."""
    if isinstance(value, str):
        yield value
        yield from _NAMED.findall(value)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _names(each)
    elif isinstance(value, list):
        for each in value:
            yield from _names(each)


def _text(value: Rulebook | Pack) -> bytes:
    said = json.dumps(_values(value), default=_plain, ensure_ascii=False, sort_keys=True)
    return said.encode("utf-8", "surrogatepass")


def _values(value: Any) -> list[Any]:
    kind = type(value)
    return [kind.__name__, *_judging(kind)(value)]  # type: ignore[arg-type]  # a class has a hash


@cache
def _judging(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """What takes from a value of a kind all that judges."""
    names = [each.name for each in fields(kind) if each.name not in _UNJUDGING]
    take = attrgetter(*names)
    return take if len(names) > 1 else lambda value: (take(value),)


def _plain(value: Any) -> Any:
    """What JSON does not know by itself, as what it knows."""
    if is_dataclass(value) and not isinstance(value, type):
        return _values(value)
    if isinstance(value, frozenset | set):
        return sorted(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is no part of a rule")
