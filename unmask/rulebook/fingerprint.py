"""A short digest of rules: two rulebooks with the same one judge alike."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from unmask.types.rule import Pack, Rulebook

_UNJUDGING = frozenset({"examples", "clean", "line", "path", "title", "digest"})
"""What a rule or pack says for people and proofs only."""


def fingerprint(rulebook: Rulebook) -> bytes:
    """32 bytes that change when a rule in force, or a word list it may use, changes in anything that judges."""
    whole = blake2b(_text(replace(rulebook, packs=())), digest_size=32)
    for pack in rulebook.packs:
        whole.update(pack.digest or digest_of(pack))
    return whole.digest()


def digest_of(pack: Pack) -> bytes:
    """32 bytes that change when anything of a pack that judges does."""
    return blake2b(_text(pack), digest_size=32).digest()


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
