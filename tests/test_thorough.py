"""Sparing the language model changes nothing: the same reports as when it is asked about every sentence.

The thorough checker searches every block for every phrase, parses every sentence by itself and lets grammar decide
about every match, so this holds anchors, cheap signs and batches together with what they stand for.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shipped import checker, rulebook
from unmask.cache.store import default_folder
from unmask.checker import Checker
from unmask.types.rule import Rulebook
from unmask.types.source import Source, Syntax, TextKind

pytestmark = pytest.mark.slow

CORPUS = Path(__file__).parent.parent / "corpus"
BOOK = rulebook()


def pieces(book: Rulebook) -> Iterator[str]:
    for rule in book.rules:
        yield from (example.flag.replace("<<", "").replace(">>", "") for example in rule.examples)
        yield from rule.clean


PIECES = tuple(sorted({piece for piece in pieces(BOOK) if len(piece) < 400}))
OPENINGS = ("", "I never said ", "They say: ", "Nobody ", "Don’t ", "“", "- ", "> ", "𝗔𝗻𝗱 ", "ſo ", "She isn't, but ")
ENDINGS = (" ", "\n", "\n\n", "” ")
PARTS = st.tuples(st.sampled_from(OPENINGS), st.sampled_from(PIECES), st.sampled_from(ENDINGS)).map("".join)
TEXTS = st.lists(PARTS, max_size=7).map("".join)


@pytest.fixture(scope="module")
def checkers() -> tuple[Checker, Checker]:
    return checker(), Checker(BOOK, cache=default_folder(), thorough=True)


def test_over_the_corpus(checkers: tuple[Checker, Checker]) -> None:
    spare, thorough = checkers
    sources = [
        Source(path.name, path.read_text("utf-8"), syntax=Syntax.MARKDOWN if path.suffix == ".md" else Syntax.PLAIN)
        for path in sorted(CORPUS.rglob("*"))
        if path.suffix in {".txt", ".md"}
    ]

    assert len(sources) > 5
    assert list(spare.check_all(sources)) == list(thorough.check_all(sources))


@settings(deadline=None, max_examples=30)
@given(text=TEXTS, kind=st.sampled_from(TextKind), syntax=st.sampled_from(Syntax))
def test_over_texts_put_together(checkers: tuple[Checker, Checker], text: str, kind: TextKind, syntax: Syntax) -> None:
    source = Source("made", text, kind, syntax)
    spare, thorough = checkers

    assert spare.check(source) == thorough.check(source)


def test_over_every_example_of_every_rule_in_batches(checkers: tuple[Checker, Checker]) -> None:
    spare, _ = checkers
    sources = [Source(f"{number}", piece) for number, piece in enumerate(PIECES)]

    assert list(spare.check_all(sources)) == [spare.check(source) for source in sources]
