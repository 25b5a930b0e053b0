"""The wording of a rulebook made ready to be searched for, once, and kept from one run to the next."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from unmask.cache.built import built, write
from unmask.match.wording import Key, Wordings
from unmask.rulebook.fingerprint import fingerprint
from unmask.rulebook.load import SCOPE as PACKS
from unmask.rulebook.load import rulebook_of, shipped_ready
from unmask.types.pattern import Density, Shorthand
from unmask.types.rule import Pack, Rulebook

if TYPE_CHECKING:
    from pathlib import Path


SCOPE = b"ready"
"""What wording that is made ready is kept under."""


def ready(rulebook: Rulebook, cache: Path | None = None) -> Wordings:
    """The wording of a rulebook, from the folder `cache` where it is kept. Raises `PhraseError`."""
    secret = fingerprint(rulebook)
    if cache is None:
        return Wordings(_known(rulebook, secret))
    from unmask.cache.memo import Memo

    memo = Memo(cache, SCOPE)
    kept = memo.get(secret)
    if not isinstance(kept, dict):
        kept = _known(rulebook, secret)
        memo.put(secret, kept)
    memo.close()
    return Wordings(kept)


def _known(rulebook: Rulebook, secret: bytes) -> dict[str, Any]:
    """What the build has made of the rulebook, or what is made of it now."""
    kept = built(SCOPE, secret)
    return kept if isinstance(kept, dict) else _made(rulebook)


def build(file: Path) -> None:
    """Write what comes with the program and is made ready: its packs, and their wording. Raises `OSError`."""
    packs = list(shipped_ready())
    rulebook = rulebook_of([pack for _, pack in packs])
    values = [(PACKS, secret, pack) for secret, pack in packs]
    write(file, [*values, (SCOPE, fingerprint(rulebook), _made(rulebook))])


def _made(rulebook: Rulebook) -> dict[str, Any]:
    # Only where nothing is kept does it take what reads phrases.
    from unmask.match.clues import Reader
    from unmask.match.prefilter import kept
    from unmask.match.program import Choices, program
    from unmask.rulebook.phrase import parse_phrase

    choices = Choices()
    reader = Reader(choices.kept)
    numbers: dict[Key, int] = {}
    programs, clues, edges = [], [], {}
    for key, pack in phrases(rulebook):
        number = numbers[key] = len(numbers)
        parsed = parse_phrase(key[1], pack.words)
        made = program(parsed, choices, cased=key[2])
        programs.append(json.dumps(made))
        clues.append((reader.clues(made), parsed.start is not None))
        if parsed.start is not None:
            edges[number] = parsed.start.value
    return {
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
