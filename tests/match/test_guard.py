"""Words that are denied, quoted or reported are no use of them; words that are only partly denied are."""

from __future__ import annotations

import pytest

from unmask.checker import Checker
from unmask.rulebook import load_pack
from unmask.types.rule import Rulebook
from unmask.types.source import Source

PACK = """\
pack: guarding
title: Guarding
why: "A title is for others to give."
rules:
  - id: guru
    message: "“{match}” is for others to say."
    match:
      - find: "{guru:n}"
        flag:
          - "I am a <<guru>>."
          - "We are <<gurus>>."
      - find: "aggressive targets"
    advice: "Say what you do."
    clean: ["I am a plumber.", "I am no guru."]
"""
CHECKER = Checker(Rulebook((load_pack(PACK, "guarding.yaml"),)))


def found(text: str) -> list[str]:
    return [finding.text for finding in CHECKER.check(Source("-", text)).findings]


@pytest.mark.parametrize(
    "text",
    [
        "I'm no guru.",
        "She is not a guru and never will be.",
        "Please don't call me a guru.",
        "They call him a guru in Hull.",
        "My card says “guru”, and I have crossed it out.",
        "I am tired of gurus.",
    ],
)
def test_a_mention_is_no_use(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("She is not only a guru but a friend.", ["guru"]),
        ("He is not just a guru.", ["guru"]),
        ("We want rowers who are not afraid of aggressive targets.", ["aggressive targets"]),
        ("I did not sleep. I am a guru.", ["guru"]),
    ],
)
def test_a_denial_of_something_else_leaves_the_use(text: str, used: list[str]) -> None:
    assert found(text) == used
