"""Which rules are in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from unmask.phrasing import did_you_mean
from unmask.rulebook.error import UnknownRule
from unmask.types.rule import Pack, Rule, Rulebook


def select(rulebook: Rulebook, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Rulebook:
    """The rulebook with only what `select` names, everything when it names nothing, less what `ignore` names.

    A name is a pack or a rule's whole id; the more exact name wins where both lists speak of a rule. Raises
    `UnknownRule`.
    """
    for name in (*select, *ignore):
        find(rulebook, name)
    packs = rulebook.packs
    if select or ignore:
        # A pack that is made from another has to be digested anew, so those that stay as they are are left alone.
        packs = tuple(_keep(pack, frozenset(select), frozenset(ignore)) for pack in packs)
    return replace(rulebook, packs=tuple(pack for pack in packs if pack.rules))


def _keep(pack: Pack, select: frozenset[str], ignore: frozenset[str]) -> Pack:
    return replace(pack, rules=tuple(rule for rule in pack.rules if _is_kept(rule, select, ignore)))


def _is_kept(rule: Rule, select: frozenset[str], ignore: frozenset[str]) -> bool:
    if rule.id in ignore:
        return False
    if rule.id in select:
        return True
    return rule.pack not in ignore and (not select or rule.pack in select)


def find(rulebook: Rulebook, name: str) -> Pack | Rule:
    """The pack or rule of that name. Raises `UnknownRule`, which names the nearest."""
    for pack in rulebook.packs:
        if name == pack.name:
            return pack
        for rule in pack.rules:
            if name == rule.id:
                return rule
    raise UnknownRule(f"there is no pack or rule “{name}”{_nearest(name, _known(rulebook))}")


def _known(rulebook: Rulebook) -> Iterable[str]:
    yield from (pack.name for pack in rulebook.packs)
    yield from (rule.id for rule in rulebook.rules)


def _nearest(name: str, known: Iterable[str]) -> str:
    return "; " + (did_you_mean(name, known) or "`unmask rules list` shows them all")
