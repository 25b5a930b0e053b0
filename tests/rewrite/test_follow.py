from __future__ import annotations

import pytest

from unmask.checker import Checker
from unmask.rewrite.plan import apply
from unmask.rulebook import load_pack
from unmask.types.rule import Rulebook
from unmask.types.source import Source

PACK = """\
pack: demo
title: Demo
why: "It shows."
words:
  gone: ["last week", yesterday]
rules:
  - id: joy
    message: "“{match}” tells the feeling first."
    match:
      - find: "(now=I am|we are) thrilled to <verb=word>"
        flag:
          "<<I'm thrilled to host>> the fair.": "I'm hosting the fair."
          "<<We were thrilled to host>> the fair.": "We hosted the fair."
      - find: "(who=I|we) (was|were) thrilled to <did=word>"
      - find: "it was an honour to <done=word>"
      - find: "[so] honoured to <bare=word>"
      - find: "glad to <bare=word> <rest=words>"
    repair:
      - {say: "<now> <verb:gerund>"}
      - {say: "<who> <did:past>"}
      - {say: "<writer> <done:past>"}
      - {say: "<writer> <bare:past>", beside: [gone]}
      - {say: "<bare:gerund> <rest>"}
      - {say: "<bare:gerund>"}
    advice: "Say it."
    clean: ["The thrill is gone.", "We host the fair."]
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Rulebook((load_pack(PACK, "demo.yaml"),)))


@pytest.fixture(scope="module")
def thorough() -> Checker:
    return Checker(Rulebook((load_pack(PACK, "demo.yaml"),)), thorough=True)


def mended(checker: Checker, text: str) -> str:
    report = checker.check(Source("-", text))
    assert report.findings
    return apply(text, report.edits)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("I'm thrilled to join Acme and help them grow.", "I'm joining Acme and helping them grow."),
        ("We were thrilled to host the fair and meet Ana.", "We hosted the fair and met Ana."),
        ("We were thrilled to host the fair and to meet Ana.", "We hosted the fair and met Ana."),
        (
            "I was thrilled to plan, bake and sell 300 loaves with Ana.",
            "I planned, baked and sold 300 loaves with Ana.",
        ),
        ("I was thrilled to meet Ana and Jo.", "I met Ana and Jo."),
        ("We were thrilled to host the fair, and we hope to see you in May.",
         "We hosted the fair, and we hope to see you in May."),
        ("I was thrilled to see the team and its boats.", "I saw the team and its boats."),
    ],
)  # fmt: skip
def test_a_verb_beside_the_one_that_changes_changes_with_it(
    checker: Checker, thorough: Checker, text: str, after: str
) -> None:
    assert mended(checker, text) == after
    assert mended(thorough, text) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("I'm glad to host the small fair here and sing.", "I'm hosting the small fair here and singing."),
        ("I'm glad to host Ana and sing.", "I'm glad to host Ana and sing."),
        ("I'm glad to host Ana and Jo.", "I'm hosting Ana and Jo."),
    ],
)
def test_a_verb_in_the_match_itself_cannot_follow(checker: Checker, text: str, after: str) -> None:
    assert mended(checker, text) == after


def test_a_negated_verb_beside_it_is_left_to_the_writer(checker: Checker) -> None:
    text = "I was thrilled to go and not miss the boat."

    assert mended(checker, text) == text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("I bake. Honoured to speak in Leeds last week.", "I bake. I spoke in Leeds last week."),
        ("I bake. Honoured to speak in Leeds, last  week.", "I bake. I spoke in Leeds, last  week."),
        ("We bake. Honoured to speak in Leeds last week.", "We bake. Honoured to speak in Leeds last week."),
        ("I bake. Honoured to speak in Leeds next week.", "I bake. Honoured to speak in Leeds next week."),
    ],
)
def test_what_stands_beside_tells_the_tense(checker: Checker, text: str, after: str) -> None:
    assert mended(checker, text) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("It was an honour to speak in Leeds.", "I spoke in Leeds."),
        ("Our shop had a stall. It was an honour to speak in Leeds.", None),
        ("It was an honour to be asked by my school, as we hoped.", None),
        ("We have a stall, and I a hat. It was an honour to bring my aunt.",
         "We have a stall, and I a hat. I brought my aunt."),
        ("Our stall, my hat. It was an honour to speak in Leeds.", None),
    ],
)  # fmt: skip
def test_the_writer_is_named_as_the_text_names_them(checker: Checker, text: str, after: str | None) -> None:
    assert mended(checker, text) == (after or text)
