from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from unmask.match.anchor import needs
from unmask.match.expression import compile_phrase
from unmask.match.opening import fragments, is_word, openings
from unmask.match.page import Page
from unmask.match.wording import Wording, WordingIndex
from unmask.rulebook.phrase import parse_phrase
from unmask.segment.block import make_block
from unmask.segment.fold import fold
from unmask.types.draft import BlockKind
from unmask.types.span import Span

WORDS = {"grand": ("vision", "{journey:n}", "north star"), "smile": ("🔥", "hm")}


def wording(phrase: str) -> Wording:
    parsed = parse_phrase(phrase, WORDS)
    return Wording(
        compile_phrase(parsed),
        needs(parsed.body),
        openings(parsed.body),
        fragments(parsed.body),
        word=is_word(parsed),
    )


def page(text: str) -> Page:
    block = make_block(BlockKind.LINE, Span(0, len(text)), fold(text, 0, len(text)), 0)
    assert block is not None
    return Page(block)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("not so glad", {"not": {"so"}, "n": {"t"}}),
        ("do not miss", {"do": {"not"}, "don": {"t"}}),
        ("[so] glad to", {"so": {"glad"}, "glad": {"to"}}),
        ("I am <word>", {"i": {"am", "m"}}),
        ("it's time", {"it": {"s", "is", "has", "us"}}),
        ("game-changer", {"game": {"changer"}, "gamechanger": None}),
        ("agree?", {"agree": None}),
        ("our <grand> is", {"our": {"vision", "journey", "journeys", "north"}}),
        ("a <words> b", {"a": None}),
    ],
)
def test_the_words_a_phrase_starts_with(phrase: str, expected: dict[str, set[str] | None]) -> None:
    assert openings(parse_phrase(phrase, WORDS).body) == (expected, True)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("<number> free courses", {"free": {"courses"}}),
        ("<smile> for you", {"for": {"you"}}),
        ("<words> am dead", {"am": {"dead"}, "m": {"dead"}}),
    ],
)
def test_a_phrase_that_starts_with_anything_is_known_by_a_later_part(
    phrase: str, expected: dict[str, set[str]]
) -> None:
    assert openings(parse_phrase(phrase, WORDS).body) == (expected, False)


@pytest.mark.parametrize("phrase", ["ex-<name>", "<words> not <words>", "<name> <number>"])
def test_a_phrase_may_have_no_openings(phrase: str) -> None:
    assert openings(parse_phrase(phrase, WORDS).body) is None


PHRASES = (
    "I am [so] (humbled|honoured) to (announce|share) [that]", "{unlock} <words> potential", "do not miss [out] on",
    "our <grand>", "game-changer", "it is not <many>", "we've all been there", "let's connect", "{be} thrilled",
    "<number> free (vision|journeys)", "ex-<name>", "(ex|former)-<grand>", "<words> not <words>", "not so", "vision",
    "^[and|so] we <word>", "^^<word> is not [a|the] <grand>[.!] $$", "<smile> for us", "[a|an] [<word>] potential",
    "we {have} [so] not been", "x (we have|it) not [all] been", "{journey:n}", "[do] not [,] miss",
    "(is|are) [not] our", "{have} [,] not been", "am not , we",
)  # fmt: skip
TEXTS = st.lists(
    st.sampled_from(
        """I'm so humbled to share that we unlock your true potential do don't not miss out on our journeys game changer
        gamechanger game-changer it's isn't isnt is we have haven't all been there let us connect were 're thrilled am
        You , . ! north star 🔥 hm 7 seven free vision ex-Vision exvision former-north _vision vision_ ſo İt for a and
        Ada Lovelace '. "we 'am' potential""".split()  # noqa: SIM905
    ),
    min_size=1,
    max_size=16,
).map(lambda words: "x " + " ".join(words).replace(" 're", "'re").replace(" ,", ",").replace(" .", "."))
INDEX = WordingIndex((phrase, wording(phrase)) for phrase in PHRASES)


@given(TEXTS)
@example("x it isn't")
def test_looking_where_a_phrase_can_start_finds_all_that_looking_everywhere_does(text: str) -> None:
    there = page(text)

    for phrase in PHRASES:
        assert list(wording(phrase).find(there)) == list(wording(phrase).find(there, thorough=True)), phrase
    assert list(INDEX.find(there)) == list(INDEX.find(there, thorough=True))
    assert list(INDEX.spans(there)) == list(INDEX.spans(there, thorough=True))
