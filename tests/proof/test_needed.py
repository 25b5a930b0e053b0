"""What no text of a rule needs is named, and what one needs is not."""

from __future__ import annotations

import pytest

from unmask.proof import unproved
from unmask.rulebook import load_pack
from unmask.types.rule import Rulebook

HEAD = "pack: own\ntitle: Own\nwhy: It shows.\nrules:\n"
RULE = """
  - id: honoured
    message: "“{match}” tells the feeling."
    advice: Say what you did.
    clean: ["We sang.", "She was honoured."]
"""


def told(rest: str) -> set[str]:
    """The parts that no text needs, those of the lexicon included."""
    book = Rulebook((load_pack(HEAD + RULE + rest, "own.yaml"),))
    return {each.part for each in unproved(book)}


@pytest.mark.parametrize(
    ("rest", "needed", "not_needed"),
    [
        # Found because of it.
        (
            '    match: {find: "<joy=overjoyed> to sing", flag: "We are <<thrilled to sing>> in Hull."}\n',
            "thrilled",
            "stoked",
        ),
        # Mended because it stands beside the match.
        (
            '    match:\n      find: "honoured to <deed=word>"\n'
            '      repair: [{say: "<writer> <deed:past>", beside: [past-time]}]\n'
            '      flag: {"<<Honoured to sing>> in Hull yesterday.": "I sang in Hull yesterday."}\n',
            "yesterday",
            "recently",
        ),
        # Spared because of it.
        (
            '    match: {find: "honoured to <deed=word>", flag: "<<Honoured to sing>> in Hull."}\n'
            '    unless_beside: {"<past-time>": "Honoured to sing, as we were yesterday."}\n',
            "yesterday",
            "recently",
        ),
        # Plainer because of it.
        (
            '    match:\n      find: "{give} a <word> talk"\n      plainer: [removable]\n'
            '      flag: {"He <<gave a legendary talk>> on moss.": "He gave a talk on moss."}\n',
            "legendary",
            "magical",
        ),
    ],
)
def test_a_word_is_needed_where_a_text_comes_out_otherwise_without_it(rest: str, needed: str, not_needed: str) -> None:
    parts = told(rest)

    assert f"the word “{needed}”" not in parts
    assert f"the word “{not_needed}”" in parts
    assert not any(part.startswith(("the pattern", "the exemption")) for part in parts)


def test_patterns_and_exemptions_that_no_text_needs_are_named() -> None:
    rest = """    match:
      - {find: "honoured to <word>", flag: "<<Honoured to sing>> in Hull."}
      - {find: "honoured to sing", flag: "<<Honoured to sing>> in Leeds."}
    unless: {"honoured guests": "The honoured guests sang."}
"""

    parts = told(rest)

    assert "the pattern “honoured to sing”" in parts
    assert "the exemption “honoured guests”" in parts
