"""The wording of a rulebook made ready to be searched for, once, and kept from one run to the next."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from unmask.cache.built import built, write
from unmask.match.wording import Added, Key, Wordings
from unmask.rulebook.fingerprint import fingerprint
from unmask.rulebook.load import SCOPE as PACKS
from unmask.rulebook.load import rulebook_of, shipped_ready, shipped_secrets
from unmask.types.pattern import Density, Shorthand
from unmask.types.rule import Pack, Rulebook

if TYPE_CHECKING:
    from pathlib import Path


SCOPE = b"ready"
"""What wording that is made ready is kept under."""


FEW = 200
"""Up to how many phrases are made ready in less time than it takes to look for those that are ready."""

LAST = b"last"
"""Under what it is kept which wording of a whole rulebook was made last."""


def ready(rulebook: Rulebook, cache: Path | None = None) -> Wordings:
    """The wording of a rulebook, from the folder `cache` where it is kept. Raises `PhraseError`.

    Phrases that were made ready for another rulebook are not made anew, whatever rules are left out, changed or added.
    """
    shelf = _Shelf(cache)
    secret = fingerprint(rulebook)
    kept = shelf.get(secret) or _made_beside(rulebook, shelf, secret)
    base = shelf.get(kept["base"]) if kept["base"] else None
    if kept["base"] and base is None:
        # The store lets go of what was not used for long.
        kept = shelf.put(secret, _made(phrases(rulebook)))
    shelf.close()
    if base is None:
        return Wordings(kept)
    return Added(Wordings(base), Wordings(kept)) if kept["programs"] else Wordings(base)


class _Shelf:
    """What is ready: what the build has made, and what was made by earlier runs in the folder `cache`."""

    def __init__(self, cache: Path | None) -> None:
        from unmask.cache.memo import Memo

        self._memo = Memo(cache, SCOPE) if cache is not None else None

    def get(self, secret: bytes) -> dict[str, Any] | None:
        """What is kept of a rulebook, by its fingerprint."""
        if (kept := self._remembered(secret)) is not None:
            return kept
        kept = built(SCOPE, secret)
        return self.put(secret, kept) if isinstance(kept, dict) else None

    def put(self, secret: bytes, kept: dict[str, Any]) -> dict[str, Any]:
        """Keep the same."""
        if self._memo is not None:
            self._memo.put(secret, kept)
        return kept

    def bases(self) -> Iterator[tuple[bytes, dict[str, Any]]]:
        """The wordings of whole rulebooks, with their fingerprints: what was made last, and what was built."""
        for last in (self._remembered(LAST), built(SCOPE, LAST)):
            if isinstance(last, dict) and (base := self.get(last["secret"])) is not None and not base["base"]:
                yield last["secret"], base

    def close(self) -> None:
        """Write down what is to be kept."""
        if self._memo is not None:
            self._memo.close()

    def _remembered(self, secret: bytes) -> dict[str, Any] | None:
        kept = self._memo.get(secret) if self._memo is not None else None
        return kept if isinstance(kept, dict) else None


def _made_beside(rulebook: Rulebook, shelf: _Shelf, secret: bytes) -> dict[str, Any]:
    """What is made of the phrases of a rulebook that no other has; of all of them where these are more than half."""
    asked = list(phrases(rulebook))
    if len(asked) <= FEW:
        return shelf.put(secret, _made(asked))
    words = {pack.name: _digest(pack) for pack in rulebook.packs}
    for name, base in shelf.bases():
        same = {pack for pack, digest in words.items() if base["packs"].get(pack) == digest}
        others = [(key, pack) for key, pack in asked if key not in base["numbers"] or pack.name not in same]
        if 2 * len(others) <= len(asked):
            return shelf.put(secret, {**(_made(others) if others else {"programs": []}), "base": name})
    shelf.put(LAST, {"secret": secret})
    return shelf.put(secret, _made(asked))


def _digest(pack: Pack) -> bytes:
    """What changes when a list does that the phrases of a pack may name."""
    said = json.dumps(dict(pack.words), ensure_ascii=False, sort_keys=True)
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def build(file: Path) -> None:
    """Write what comes with the program and is made ready: its packs, and their wording. Raises `OSError`."""
    packs = list(shipped_ready())
    rulebook = rulebook_of([pack for _, pack in packs])
    secret = fingerprint(rulebook)
    values = [(PACKS, origin, pack) for origin, pack in packs]
    write(file, [*values, (SCOPE, secret, _made(phrases(rulebook))), (SCOPE, LAST, {"secret": secret})])


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
    packs: dict[str, bytes] = {}
    for key, pack in asked:
        if pack.name not in packs:
            packs[pack.name] = _digest(pack)
        number = numbers[key] = len(numbers)
        parsed = parse_phrase(key[1], pack.words)
        made = program(parsed, choices, cased=key[2])
        programs.append(json.dumps(made))
        clues.append((reader.clues(made), parsed.start is not None))
        if parsed.start is not None:
            edges[number] = parsed.start.value
    return {
        "base": None,
        "packs": packs,
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
