from __future__ import annotations

import pytest

from unmask.english.inflection import Form, inflect, inflect_noun, noun_forms, verb_form_of, verb_forms


@pytest.mark.parametrize(
    ("verb", "third", "past", "participle", "gerund"),
    [
        ("delve", "delves", "delved", "delved", "delving"),
        ("share", "shares", "shared", "shared", "sharing"),
        ("drive", "drives", "drove", "driven", "driving"),
        ("build", "builds", "built", "built", "building"),
        ("go", "goes", "went", "gone", "going"),
        ("do", "does", "did", "done", "doing"),
        ("have", "has", "had", "had", "having"),
        ("try", "tries", "tried", "tried", "trying"),
        ("play", "plays", "played", "played", "playing"),
        ("unlock", "unlocks", "unlocked", "unlocked", "unlocking"),
        ("ship", "ships", "shipped", "shipped", "shipping"),
        ("commit", "commits", "committed", "committed", "committing"),
        ("empower", "empowers", "empowered", "empowered", "empowering"),
        ("market", "markets", "marketed", "marketed", "marketing"),
        ("open", "opens", "opened", "opened", "opening"),
        ("panic", "panics", "panicked", "panicked", "panicking"),
        ("lie", "lies", "lay", "lain", "lying"),
        ("see", "sees", "saw", "seen", "seeing"),
        ("fix", "fixes", "fixed", "fixed", "fixing"),
        ("grow", "grows", "grew", "grown", "growing"),
        ("quit", "quits", "quit", "quit", "quitting"),
        ("equip", "equips", "equipped", "equipped", "equipping"),
        ("need", "needs", "needed", "needed", "needing"),
        ("look into", "looks into", "looked into", "looked into", "looking into"),
        ("double-click", "double-clicks", "double-clicked", "double-clicked", "double-clicking"),
    ],
)
def test_verbs(verb: str, third: str, past: str, participle: str, gerund: str) -> None:
    forms = (Form.THIRD, Form.PAST, Form.PARTICIPLE, Form.GERUND)
    assert tuple(inflect(verb, form) for form in forms) == (third, past, participle, gerund)


def test_both_spellings_are_found() -> None:
    assert set(verb_forms("travel")[Form.PAST]) == {"travelled", "traveled"}
    assert set(verb_forms("optimise")[Form.GERUND]) == {"optimising", "optimizing"}
    assert verb_forms("promise")[Form.BASE] == ("promise",)
    assert set(verb_forms("be")[Form.BASE]) == {"be", "am", "are"}


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("leader", "leaders"), ("journey", "journeys"), ("story", "stories"), ("business", "businesses"),
        ("woman", "women"), ("child", "children"), ("person", "people"), ("crisis", "crises"), ("life", "lives"),
        ("hero", "heroes"), ("ceo", "ceos"), ("thought leader", "thought leaders"), ("game-changer", "game-changers"),
        ("quiz", "quizzes"), ("series", "series"), ("wish", "wishes"),
    ],
)  # fmt: skip
def test_nouns(noun: str, plural: str) -> None:
    assert inflect_noun(noun, Form.PLURAL) == plural
    assert noun_forms(noun)[Form.SINGULAR] == (noun,)


@pytest.mark.parametrize(
    ("before", "surface", "verb", "form"),
    [
        ("She ", "delved", "delve", Form.PAST),
        ("She has ", "delved", "delve", Form.PARTICIPLE),
        ("We've just ", "unlocked", "unlock", Form.PARTICIPLE),
        ("It was ", "built", "build", Form.PARTICIPLE),
        ("They ", "drove", "drive", Form.PAST),
        ("I ", "put", "put", Form.BASE),
        ("is ", "Delving", "delve", Form.GERUND),
    ],
)
def test_which_form_a_word_is(before: str, surface: str, verb: str, form: Form) -> None:
    assert verb_form_of(surface, verb, before=before) is form
