from __future__ import annotations

import re

import pytest

from unmask.match.expression import compile_phrase
from unmask.rulebook.phrase import parse_phrase

WORDS = {"grand": ("vision", "{journey:n}", "north star")}


def found(phrase: str, text: str) -> list[str]:
    expression = compile_phrase(parse_phrase(phrase, WORDS)).source
    return [match[0] for match in re.finditer(expression, text, re.IGNORECASE)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("{delve} [deep|deeper] into", "She delved deep into it; delving into", ["delved deep into", "delving into"]),
        ("{delve} into", "Undelved into it.", []),
        ("I am [so] honoured", "I'm honoured. I am so honoured.", ["I'm honoured", "I am so honoured"]),
        ("I am [so] honoured", "I am, so honoured", ["I am, so honoured"]),
        ("do not miss", "Don't miss it, do not miss it.", ["Don't miss", "do not miss"]),
        ("don't miss", "Don't miss it, do not miss it.", ["Don't miss", "do not miss"]),
        ("it's time", "It's time. It is time.", ["It's time", "It is time"]),
        ("you will not see", "You will not see. You'll not see.", ["You will not see", "You'll not see"]),
        ("you won't see", "You won't see. You will not see.", ["You won't see", "You will not see"]),
        ("game-changer", "game changer, game-changer, gamechanger", ["game changer", "game-changer", "gamechanger"]),
        ("leader[s]", "leader leaders leadership", ["leader", "leaders"]),
        ("thought leader(s|ship)", "thought leader, thought leadership", ["thought leadership"]),
        ("our <grand>", "our vision, our journeys, our north star", ["our vision", "our journeys", "our north star"]),
        ("from <word> to <word>", "from zero to hero, from it", ["from zero to hero"]),
        (
            "{help} <words> grow",
            "I help busy founders grow. Helping grow.",
            ["help busy founders grow", "Helping grow"],
        ),
        ("{help} <words> grow", "I help. They grow.", []),
        ("<number> lessons", "12 lessons, $1.5M lessons, few lessons", ["12 lessons", "$1.5M lessons"]),
        ("<number> lessons", "seven lessons", ["seven lessons"]),
        (
            "<number> [<word>] lessons",
            "12. Two lessons, 18:00 lessons, 1,200 lessons",
            ["Two lessons", "1,200 lessons"],
        ),
        ("like <name>", "like Ada Lovelace did, like nobody", ["like Ada Lovelace"]),
        ("agree? $$", "Agree? 👇", ["Agree?"]),
        ("agree? $$", "Agree? Good.", []),
        ("no <words>. just <words>.", "No slides. Just talk.", ["No slides. Just talk."]),
        ("here is why:", "Here's why: money.", ["Here's why:"]),
    ],
)
def test_what_a_phrase_finds(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


def test_a_named_choice_is_remembered_as_it_was_written() -> None:
    pattern = compile_phrase(parse_phrase("(now=I am|we are) [very=so|too] glad", WORDS))
    match = re.search(pattern.source, "And I'm so glad.", re.IGNORECASE)

    assert match is not None
    assert {name: match[group] for name, group in pattern.captures} == {"now": "I'm", "very": "so"}
