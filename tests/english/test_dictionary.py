from __future__ import annotations

import subprocess
import sys

import pytest

from unmask.english.inflection import VERBS, Form, base_of, form_of, is_ordinary, singular_of, verb_forms


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_irregular_verb_is_known_by_its_gerund_and_set_in_its_own_past(verb: str) -> None:
    gerund = form_of(verb, Form.GERUND)

    assert base_of(gerund, Form.GERUND) == verb
    assert form_of(verb, Form.PAST) in VERBS[verb][0]
    assert form_of(verb, Form.PARTICIPLE) in VERBS[verb][1]


@pytest.mark.parametrize(
    ("gerund", "base", "past"),
    [
        ("joining", "join", "joined"),
        ("hosting", "host", "hosted"),
        ("sharing", "share", "shared"),
        ("planning", "plan", "planned"),
        ("visiting", "visit", "visited"),
        ("referring", "refer", "referred"),
        ("opening", "open", "opened"),
        ("onboarding", "onboard", "onboarded"),
        ("bootstrapping", "bootstrap", "bootstrapped"),
        ("programming", "program", "programmed"),
        ("agreeing", "agree", "agreed"),
        ("hoping", "hope", "hoped"),
        ("hopping", "hop", "hopped"),
        ("studying", "study", "studied"),
        ("being", "be", "was"),
        ("having", "have", "had"),
    ],
)
def test_other_verbs_come_from_the_dictionary(gerund: str, base: str, past: str) -> None:
    found = base_of(gerund, Form.GERUND)

    assert found == base or (gerund == "programming" and found == "programme")
    assert form_of(base, Form.PAST) == past


@pytest.mark.parametrize("word", ["string", "during", "evening", "Beijing", "co-founding", "nothing", "xqzing"])
def test_what_only_looks_like_a_gerund_is_not_guessed_at(word: str) -> None:
    found = base_of(word, Form.GERUND)

    assert found is None or word.lower() in (*verb_forms(found)[Form.GERUND], form_of(found, Form.GERUND))


@pytest.mark.parametrize("word", ["beautiful", "Leeds", "the", "2024"])
def test_what_is_no_verb_has_no_base(word: str) -> None:
    assert base_of(word, Form.BASE) is None


def test_the_dictionary_is_loaded_only_when_a_word_asks_for_it() -> None:
    code = "import sys, unmask.checker, unmask.rewrite.replacement; sys.exit('lemminflect' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("bakeries", "bakery"),
        ("distributors", "distributor"),
        ("analyses", "analysis"),
        ("Shops", "shop"),
        ("loaves", "loaf"),
        ("women", "woman"),
        ("bakery", None),
        ("news", None),
        ("people", None),
    ],
)
def test_the_singular_of_a_plural(plural: str, singular: str | None) -> None:
    assert singular_of(plural) == singular


@pytest.mark.parametrize("word", ["Chaos", "Nobody", "It's", "Clear", "Baking"])
def test_words_of_the_dictionary_are_ordinary(word: str) -> None:
    assert is_ordinary(word)


@pytest.mark.parametrize("word", ["London", "Ana", "Kubernetes", "Instagram"])
def test_names_are_not_ordinary(word: str) -> None:
    assert not is_ordinary(word)
