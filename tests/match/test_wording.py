"""Wording is found where a regular expression for each phrase, tried everywhere, finds it: same places, same parts."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.match.books import block, book, exhaustive, found
from tests.shipped import rulebook
from unmask.english.inflection import CONTRACTED, CONTRACTED_VERBS, spellings
from unmask.match.ready import phrases, ready
from unmask.match.thorough import Exhaustive
from unmask.rulebook.phrase import (
    GAPS,
    Choice,
    Inflected,
    Literal,
    PhraseError,
    Piece,
    Sequence,
    Slot,
    Stop,
    parse_phrase,
)

WORDS = {"grand": ("vision", "{journey:n}", "north star"), "smile": ("🔥", "hm")}
PHRASES = (
    "I am [so] (humbled|honoured) to (announce|share) [that]", "{unlock} <words> potential", "do not miss [out] on",
    "our <grand>", "game-changer", "it is not <many>", "we've all been there", "let's connect", "{be} thrilled",
    "<number> free (vision|journeys)", "ex-<name>", "(ex|former)-<grand>", "<words> not <words>", "not so", "vision",
    "^[and|so] we <word>", "^^<word> is not [a|the] <grand>[.!] $$", "<smile> for us", "[a|an] [<word>] potential",
    "we {have} [so] not been", "x (we have|it) not [all] been", "{journey:n}", "[do] not [,] miss",
    "(is|are) [not] our", "{have} [,] not been", "am not , we", "(who=I|<name>) {be} [<word>] thrilled", ", <word>",
    "<number> (a|an) <number>", "(a|<number>)-star [.!]", "must-(miss|share) [<many>]", "<name>, <name>",
    "<word>ing on",
)  # fmt: skip
PIECES = """I'm so humbled to share that we unlock your true potential do don't not miss out on our journeys game
changer gamechanger game-changer it's isn't isnt is we have haven't all been there let us connect were 're thrilled am
You , . ! north star 🔥 hm 7 seven free vision ex-Vision exvision former-north _vision vision_ ſo İt for a and
Ada Lovelace '. "we 'am' potential $7,000 3.5k €5bn six-figure ten hundred R&D J. U.S. of must-miss 5-star Nothing
don't. missing, _7 -7 €7""".split()  # noqa: SIM905
TEXTS = (
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=16)
    .map(lambda words: "x " + " ".join(words).replace(" 're", "'re").replace(" ,", ",").replace(" .", "."))
)  # fmt: skip
BOOK = book(PHRASES, WORDS)
READY = ready(BOOK)
EXHAUSTIVE = Exhaustive(BOOK)


@settings(deadline=None)
@given(TEXTS)
@example("x it isn't")
@example("x seven Ada Lovelace, Ada and 7")
def test_looking_where_a_phrase_can_start_finds_all_that_looking_everywhere_does(text: str) -> None:
    assert found(READY, BOOK, text) == found(EXHAUSTIVE, BOOK, text)


ATOMS = st.sampled_from(
    """so we not miss is am our don't it's vision {be} {have} {journey:n} <word> <words> <many> <number> <name> <grand>
    <smile> <x=word> game-changer star of , ! . : ex- 7 I""".split()  # noqa: SIM905
)


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    joined = st.lists(inner, min_size=1, max_size=3).map(" ".join)
    bars = st.lists(joined, min_size=1, max_size=3).map("|".join)
    return st.one_of(
        bars.map("({})".format), bars.map("[{}]".format), bars.map("(a={})".format),
        st.tuples(inner, inner).map("".join)
    )  # fmt: skip


SHORTHAND = st.tuples(
    st.sampled_from(["", "", "", "^", "^^"]),
    st.lists(st.recursive(ATOMS, _grown, max_leaves=4), min_size=1, max_size=5).map(" ".join),
    st.sampled_from(["", "", "", " $", " $$"]),
).map("".join)


@settings(deadline=None)
@given(SHORTHAND, TEXTS, st.booleans())
def test_any_phrase_is_found_as_its_regular_expression_finds_it(phrase: str, text: str, case: bool) -> None:
    try:
        parse_phrase(phrase, WORDS)
    except PhraseError:
        assume(False)
    rules = book([phrase], WORDS, case=case)

    assert found(ready(rules), rules, text) == exhaustive(rules, text)


def _written(sequence: Sequence, draw: random.Random) -> str:
    """A text that a sequence may find, or nearly."""
    text = ""
    for chunk in sequence.chunks:
        part = "".join(_piece(piece, draw) for piece in chunk.pieces)
        if text and part and not isinstance(chunk.pieces[0], Stop):
            clitic = CONTRACTED.get(part.lower())
            hangs = "n't" if part == "not" else f"'{clitic}" if clitic else None
            part = hangs if hangs and draw.random() < 0.4 else draw.choice((" ", " ", " ", ", ")) + part
        text += part
    return text


def _piece(piece: Piece, draw: random.Random) -> str:
    match piece:
        case Literal(text):
            return text.replace("-", draw.choice(("-", " ", "")))
        case Inflected(word, noun=noun):
            if word in CONTRACTED_VERBS and draw.random() < 0.1:
                return f"'{draw.choice(CONTRACTED_VERBS[word])}"
            return draw.choice(sorted(spellings(word, noun=noun)))
        case Stop(text):
            return "".join(draw.choices(text, k=draw.randint(1, 2)))
        case Slot(kind):
            least, most = GAPS.get(kind, (1, 1))
            return " ".join(draw.choices(PIECES, k=draw.randint(least, min(most, 5))))
        case Choice(options, optional):
            return "" if optional and draw.random() < 0.4 else _written(draw.choice(options), draw)


def _texts(sequence: Sequence, draw: random.Random) -> Iterator[str]:
    for _ in range(3):
        text = draw.choice(("", "", draw.choice(PIECES) + " ", '"')) + _written(sequence, draw)
        yield text + draw.choice(("", ".", "!", " and", ", and", "s", "'s", "?!"))
        yield text.title() if draw.random() < 0.3 else text.capitalize() + f" {draw.choice(PIECES)}"


@pytest.mark.slow
def test_each_phrase_of_the_packs_is_found_as_its_regular_expression_finds_it() -> None:
    rules, draw = rulebook(), random.Random(3)
    quick, thorough = ready(rules), Exhaustive(rules)
    matched = 0
    for (pack, phrase, case), home in phrases(rules):
        number = quick.number(pack, phrase, case=case)
        for text in _texts(parse_phrase(phrase, home.words).body, draw):
            line = block(text if any(map(str.isalnum, text)) else f"{text} x")
            got = list(quick.find(number, quick.page(line)))
            letters = thorough.page(line)
            letters.candidates = {number: None}  # type: ignore[misc,assignment]
            assert got == list(thorough.find(thorough.number(pack, phrase, case=case), letters)), (phrase, text)
            matched += bool(got)

    assert matched > 10_000
