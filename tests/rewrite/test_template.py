from __future__ import annotations

import pytest

from unmask.english.inflection import Form
from unmask.rewrite.replacement import fill


@pytest.mark.parametrize(
    ("template", "captures", "forms", "expected"),
    [
        ("{look} at", {}, [Form.PAST], "looked at"),
        ("{look} at", {}, [Form.THIRD], "looks at"),
        ("{look} and {see}", {}, [Form.PAST, Form.GERUND], "looked and seeing"),
        ("{lesson:n}", {}, [Form.PLURAL], "lessons"),
        ("<now> <verb:gerund>", {"now": "I'm", "verb": "join"}, [], "I'm joining"),
        ("<who> <verb:past>", {"who": "we", "verb": "speaking"}, [], "we spoke"),
        ("<who> <verb:past>", {"who": "we", "verb": "be"}, [], "we were"),
        ("<who> <verb:past>", {"who": "I", "verb": "being"}, [], "I was"),
        ("<who> <verb:present>", {"who": "Acme", "verb": "help"}, [], "Acme helps"),
        ("<who> <verb:present>", {"who": "we", "verb": "helping"}, [], "we help"),
        ("<who> <verb:present>", {"who": "I", "verb": "being"}, [], "I am"),
        ("<verb:same>", {"verb": "meeting"}, [Form.PAST], "met"),
        ("<verb:same>", {"verb": "meeting"}, [Form.PARTICIPLE], "met"),
        ("<who> [<still> ]<verb:past>", {"who": "I", "verb": "run"}, [], "I ran"),
        ("<who> [<still> ]<verb:past>", {"who": "I", "still": "also", "verb": "run"}, [], "I also ran"),
    ],
)
def test_what_a_template_becomes(template: str, captures: dict[str, str], forms: list[Form], expected: str) -> None:
    assert fill(template, captures, forms) == expected


@pytest.mark.parametrize(
    ("template", "captures"),
    [
        ("<verb:past>", {"verb": "Leeds"}),
        ("<verb:gerund>", {"verb": "beautiful"}),
        ("<verb:past>", {"verb": "be"}),
        ("<verb:same>", {"verb": "meeting"}),
        ("{look} at", {}),
    ],
)
def test_a_form_in_doubt_is_not_guessed(template: str, captures: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        fill(template, captures, [])


def test_a_missing_part_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill("<who> left", {}, [])


@pytest.mark.parametrize(
    ("who", "present", "past"),
    [
        ("I", "I am", "I was"),
        ("we", "we are", "we were"),
        ("Acme", "Acme is", "Acme was"),
        ("Heroes of Bread", "Heroes of Bread is", "Heroes of Bread was"),
        ("Ana and Jo", "Ana and Jo are", "Ana and Jo were"),
        ("our team", "our team is", "our team was"),
        ("the bakers of Leeds", "the bakers of Leeds are", "the bakers of Leeds were"),
        ("the focus", "the focus is", "the focus was"),
    ],
)
def test_be_agrees_with_its_subject(who: str, present: str, past: str) -> None:
    assert fill("<who> <verb:present>", {"who": who, "verb": "be"}, []) == present
    assert fill("<who> <verb:past>", {"who": who, "verb": "being"}, []) == past
    assert fill("<who> will <verb:base>", {"who": who, "verb": "being"}, []) == f"{who} will be"


@pytest.mark.parametrize(
    ("template", "captures", "expected"),
    [
        ("<who> {have:present} <done:participle>", {"who": "Acme", "done": "named"}, "Acme has named"),
        ("<who> {have:present} <done:participle>", {"who": "we", "done": "spoken"}, "we have spoken"),
        ("I {be:present} <does:gerund>", {"does": "kick off"}, "I am kicking off"),
        ("we <did:past>", {"did": "being"}, "we were"),
        ("<did:past>", {"did": "met"}, "met"),
        ("<did:past>", {"did": "bring"}, "brought"),
    ],
)
def test_a_verb_of_the_rule_has_a_form_of_its_own(template: str, captures: dict[str, str], expected: str) -> None:
    assert fill(template, captures, []) == expected


def test_a_word_that_could_be_two_verbs_is_not_reformed() -> None:
    with pytest.raises(ValueError, match="found"):
        fill("<did:past>", {"did": "found"}, [])
