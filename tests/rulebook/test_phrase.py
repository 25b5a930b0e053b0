from __future__ import annotations

import pytest

from unmask.rulebook.phrase import (
    Choice,
    Edge,
    Inflected,
    Literal,
    PhraseError,
    Slot,
    Stop,
    names,
    parse_phrase,
    pieces,
)  # fmt: skip


def test_reads_every_part_of_the_shorthand() -> None:
    phrase = parse_phrase("^{delve} [deep|deeper] into <what=words> , {leader:n} <number>. $$")

    assert phrase.start is Edge.SENTENCE
    assert phrase.end is Edge.BLOCK
    kinds = [type(piece) for piece in pieces(phrase.body)]
    assert kinds == [Inflected, Choice, Literal, Literal, Literal, Slot, Stop, Inflected, Slot, Stop]
    assert names(phrase.body) == {"what", "number"}


def test_pieces_that_touch_make_one_word() -> None:
    phrase = parse_phrase("leader(s|ship) team")

    assert len(phrase.body.chunks) == 2
    assert len(phrase.body.chunks[0].pieces) == 2


def test_word_lists_become_choices() -> None:
    phrase = parse_phrase("a <grand>", {"grand": ("vision", "{journey:n}")})

    (choice,) = [piece for piece in pieces(phrase.body) if isinstance(piece, Choice)]
    assert [tuple(pieces(option)) for option in choice.options] == [(Literal("vision"),), (Inflected("journey", True),)]


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("[really|truly]", "make one word required"),
        ("<words>", "make one word required"),
        ("(one|two", "is not closed"),
        ("one) two", "no opening bracket"),
        ("a <nothing> here", "no class or part “nothing”"),
        ("a <loop> here", "names itself"),
        ("{run:x}", "asks for “x”"),
        ("a (|b) c", "is empty"),
    ],
)
def test_says_what_is_wrong_with_a_phrase(phrase: str, said: str) -> None:
    with pytest.raises(PhraseError, match=said):
        parse_phrase(phrase, {"loop": ("<loop>",)})
