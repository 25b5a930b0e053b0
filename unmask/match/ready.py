"""The wording of a rulebook made ready to be searched for, once, and kept from one run to the next."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from unmask.cache.built import built, write
from unmask.match.wording import Added, Key, Wordings
from unmask.rulebook.fingerprint import fingerprint
from unmask.rulebook.load import SCOPE as PACKS
from unmask.rulebook.load import rulebook_of, shipped_ready, shipped_rulebook, shipped_secrets
from unmask.types.pattern import Density, Shorthand
from unmask.types.rule import Pack, Rulebook

if TYPE_CHECKING:
    from pathlib import Path


SCOPE = b"ready"
"""What wording that is made ready is kept under."""


FEW = 200
"""Up to how many phrases are made ready in less time than it takes to look for those that are ready."""


def ready(rulebook: Rulebook, cache: Path | None = None) -> Wordings:
    """The wording of a rulebook, from the folder `cache` where it is kept. Raises `PhraseError`.

    Phrases that stand in the shipped packs are not made anew, whatever rules are left out or put beside them.
    """
    shelf = _Shelf(cache)
    secret = fingerprint(rulebook)
    kept = shelf.get(secret)
    base = shelf.get(kept["base"]) if kept is not None and kept["base"] else None
    if kept is None or (kept["base"] and base is None):
        kept, base = _made_beside(rulebook, shelf)
        shelf.put(secret, kept)
    shelf.close()
    if base is None:
        return Wordings(kept)
    return Added(Wordings(base), Wordings(kept)) if kept["programs"] else Wordings(base)


class _Shelf:
    """What is ready: what the build has made, and what was made by earlier runs in the folder `cache`."""

    def __init__(self, cache: Path | None) -> None:
        from unmask.cache.memo import Memo

        self.cache = cache
        self._memo = Memo(cache, SCOPE) if cache is not None else None

    def get(self, secret: bytes) -> dict[str, Any] | None:
        kept = self._memo.get(secret) if self._memo is not None else None
        if not isinstance(kept, dict):
            kept = built(SCOPE, secret)
            if isinstance(kept, dict):
                self.put(secret, kept)
        return kept if isinstance(kept, dict) else None

    def put(self, secret: bytes, kept: dict[str, Any]) -> None:
        if self._memo is not None:
            self._memo.put(secret, kept)

    def close(self) -> None:
        if self._memo is not None:
            self._memo.close()


def _made_beside(rulebook: Rulebook, shelf: _Shelf) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """What the wording of a rulebook comes to beside that of the shipped packs, and that; none where it is no help."""
    asked = list(phrases(rulebook))
    if len(asked) <= FEW:
        return _made(asked), None
    shipped = shipped_rulebook(shelf.cache)
    words = {pack.name: pack.words for pack in shipped.packs}
    known = dict(phrases(shipped))
    others = [(key, pack) for key, pack in asked if key not in known or words[pack.name] != pack.words]
    secret = fingerprint(shipped)
    base = shelf.get(secret)
    if base is None and 2 * (len(asked) - len(others)) < len(known):
        return _made(asked), None
    if base is None:
        base = _made(known.items())
        shelf.put(secret, base)
    if secret == fingerprint(rulebook):
        return base, None
    return {**(_made(others) if others else {"programs": []}), "base": secret}, base


def build(file: Path) -> None:
    """Write what comes with the program and is made ready: its packs, and their wording. Raises `OSError`."""
    packs = list(shipped_ready())
    rulebook = rulebook_of([pack for _, pack in packs])
    values = [(PACKS, secret, pack) for secret, pack in packs]
    write(file, [*values, (SCOPE, fingerprint(rulebook), _made(phrases(rulebook)))])


def is_built() -> bool:
    """Whether what `build` would write is there already, made by this code from these rules."""
    return all(built(PACKS, secret) is not None for secret in shipped_secrets())


def _made(asked: Iterable[tuple[Key, Pack]]) -> dict[str, Any]:
    # Only where nothing is kept does it take what reads phrases.
    from unmask.match.clues import Reader
    from unmask.match.prefilter import kept
    from unmask.match.program import Choices, program
    from unmask.rulebook.phrase import parse_phrase

    choices = Choices()
    reader = Reader(choices.kept)
    numbers: dict[Key, int] = {}
    programs, clues, edges = [], [], {}
    for key, pack in asked:
        number = numbers[key] = len(numbers)
        parsed = parse_phrase(key[1], pack.words)
        made = program(parsed, choices, cased=key[2])
        programs.append(json.dumps(made))
        clues.append((reader.clues(made), parsed.start is not None))
        if parsed.start is not None:
            edges[number] = parsed.start.value
    return {
        "base": None,
        "numbers": numbers,
        "programs": programs,
        "edges": edges,
        "cased": frozenset(number for (_, _, cased), number in numbers.items() if cased),
        "choices": [json.dumps(choice) for choice in choices.kept],
        "prefilter": kept(clues),
    }


def phrases(rulebook: Rulebook) -> Iterator[tuple[Key, Pack]]:
    """Every phrase of a rulebook once, with the pack that asks for it."""
    seen: set[Key] = set()
    for pack in rulebook.packs:
        for phrase, cased in _asked(pack):
            key = pack.name, phrase, cased
            if key not in seen:
                seen.add(key)
                yield key, pack


def _asked(pack: Pack) -> Iterator[tuple[str, bool]]:
    """The phrases that a pack asks for, each with whether it is meant as it is written."""
    for rule in pack.rules:
        for pattern in rule.patterns:
            if isinstance(pattern.find, Shorthand):
                yield pattern.find.text, pattern.find.case
            if isinstance(pattern.find, Density):
                yield from ((entry, False) for listed in pattern.find.points for entry in pack.words[listed])
        yield from ((each.phrase, False) for each in (*rule.unless, *rule.unless_beside))
        yield from ((phrase, False) for phrase in rule.only_beside)
    for innocence in pack.innocent:
        yield innocence.word, False
        yield from ((phrase, False) for phrase in innocence.beside)
