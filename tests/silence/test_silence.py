from __future__ import annotations

from dataclasses import replace

import pytest

from tests.shipped import checker, rulebook
from unmask.cache.store import default_folder
from unmask.checker import Checker
from unmask.rulebook import select
from unmask.types.rule import Rulebook
from unmask.types.source import Source, Syntax

MASK = "I'm humbled to announce that I won."
OTHER = "I'm honoured to share that we won."
RULE = "brag/humbled-to-announce"


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return select(rulebook(), select=["brag", "hype/game-changer", "silence"])


def found(book: Rulebook, text: str, syntax: Syntax = Syntax.MARKDOWN) -> list[tuple[int, str]]:
    report = Checker(book, cache=default_folder()).check(Source("a", text, syntax=syntax))
    for finding in report.findings:
        assert finding.span.slice(text) == finding.text
    return [(finding.position.line, finding.rule) for finding in report.findings]


@pytest.mark.parametrize("syntax", list(Syntax))
@pytest.mark.parametrize(
    "comment",
    [
        f"<!-- unmask: ignore {RULE}: a client's words -->",
        "<!-- unmask: ignore brag: a client's words -->",
        "<!--unmask:ignore hype, brag: a client's words: all of them-->",
        "<!-- Unmask: Ignore -->",
    ],
)
def test_the_next_block_is_let_be_and_no_other(book: Rulebook, syntax: Syntax, comment: str) -> None:
    text = f"{comment}\n\n{MASK}\n\n{OTHER}\n"

    assert found(book, text, syntax) == [(5, RULE)]


@pytest.mark.parametrize("syntax", list(Syntax))
def test_a_comment_above_lines_reaches_to_the_next_blank_line(book: Rulebook, syntax: Syntax) -> None:
    text = f"We met.\n<!-- unmask: ignore brag: hers -->\n{MASK}\n{OTHER}\n\n{MASK} Twice.\n"

    assert found(book, text, syntax) == [(6, RULE)]


@pytest.mark.parametrize("syntax", list(Syntax))
def test_a_comment_in_a_line_is_for_that_line(book: Rulebook, syntax: Syntax) -> None:
    text = f"{MASK} <!-- unmask: ignore brag: hers -->\n\n{OTHER}\n"

    assert found(book, text, syntax) == [(3, RULE)]


def test_items_quotes_and_tables_can_be_silenced(book: Rulebook) -> None:
    text = (
        f"- {MASK} <!-- unmask: ignore brag: hers -->\n- {OTHER}\n\n"
        f"1. one\n\n   <!-- unmask: ignore brag: hers -->\n   {MASK} Again.\n\n"
        f"| a |\n|---|\n| {OTHER} Thrice. <!-- unmask: ignore brag: hers --> |\n"
    )

    assert found(book, text) == [(2, RULE)]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("syntax", list(Syntax))
@pytest.mark.parametrize("beside", ["----", "🙂", "![bread](bread.png)", "", "- ![bread](bread.png)"])
def test_a_comment_beside_what_is_not_judged_reaches_no_other_line(
    book: Rulebook, syntax: Syntax, beside: str, ending: str
) -> None:
    after = "" if beside else " The bread is dark."
    line = f"{beside} <!-- unmask: ignore brag: the picture -->{after}".lstrip()
    text = ending.join(["The oven is warm.", "", MASK, "", line, "", OTHER, ""])

    assert found(book, text, syntax) == [(3, RULE), (5, "silence/unused"), (7, RULE)]


def test_a_comment_reaches_what_stands_behind_it_in_its_line(book: Rulebook) -> None:
    comment = "<!-- unmask: ignore brag: hers -->"

    assert found(book, f"{OTHER}\n\n{comment} {MASK}\n", Syntax.PLAIN) == [(1, RULE)]
    assert found(book, f"{OTHER}\n\n| a | b |\n|---|---|\n| {comment} | {MASK} |\n") == [(1, RULE)]
    assert found(book, f"{OTHER}\n\n{MASK}\n![bread](bread.png) {comment}\n") == [(1, RULE)]


def test_a_comment_in_a_plain_post_is_no_prose() -> None:
    text = "The door opens.\n<!-- unmask: ignore brag: hers -->\n" + MASK + " <!-- unmask: ignore: ours -->\n"
    bare = "The door opens.\n" + MASK + "\n"
    reports = [checker().check(Source("a", each)) for each in (text, bare)]

    assert reports[0].words == reports[1].words
    assert reports[0].rewritten == text


def test_a_region_runs_from_off_to_on_for_the_rules_it_names(book: Rulebook) -> None:
    big = "It is a game-changer for the {} kitchen."
    text = "\n\n".join(
        [
            MASK,
            "<!-- unmask: off brag: an interview -->",
            OTHER,
            big.format("new"),
            "<!-- unmask: off: an interview -->",
            big.format("old"),
            "<!-- unmask: on hype -->",
            big.format("far"),
            MASK + " Again.",
            "<!-- unmask: on -->",
            OTHER + " Again.",
        ]
    )

    assert found(book, text) == [(1, RULE), (7, "hype/game-changer"), (15, "hype/game-changer"), (21, RULE)]


def test_an_open_region_runs_to_the_end(book: Rulebook) -> None:
    assert found(book, f"<!-- unmask: off: hers -->\n\n{MASK}\n\n{OTHER}\n") == []


@pytest.mark.parametrize("front", ["---\nunmask: false  # a guest's\n---\n", "+++\nunmask = false\n+++\n"])
def test_front_matter_lets_a_whole_text_be(book: Rulebook, front: str) -> None:
    assert found(book, f"{front}\n{MASK}\n\n<!-- unmask: ignore hpye -->\n") == []
    assert found(book, f"{front.replace('false', 'true')}\n{MASK}\n") == [(5, RULE)]
    assert found(book, f"\n{front}\n{MASK}\n") != []


def test_code_that_shows_a_comment_silences_nothing(book: Rulebook) -> None:
    for shown in (
        "```\n<!-- unmask: off -->\n```",
        "    <!-- unmask: off -->",
        "Write `<!-- unmask: off -->` above.",
    ):
        assert [rule for _, rule in found(book, f"{shown}\n\n{MASK}\n")] == [RULE], shown
    assert [rule for _, rule in found(book, f"```\n<!-- unmask: off -->\n```\n\n{MASK}\n", Syntax.PLAIN)] == [RULE]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!-- unmask: ignore brga: x -->\n\nThe door opens.", "“brga” names nothing: did you mean “brag”?"),
        ("<!-- unmask: ignroe brag: x -->", "“ignroe” names nothing: it may be ignore, off or on"),
        ("<!-- unmask: -->", "“unmask:” names nothing: it may be ignore, off or on"),
        ("---\nunmask: maybe\n---\n", "“maybe” names nothing: it may be true or false"),
        ("<!-- unmask: ignore brag: x -->\n\nThe door opens.", "“unmask: ignore brag” silences nothing."),
        ("The door opens.\n\n<!-- unmask: ignore brag: x -->", "“unmask: ignore brag” silences nothing."),
        ("<!-- unmask: off brag: x -->\n\nThe door opens.\n", "“unmask: off brag” silences nothing."),
        ("<!-- unmask: on -->", "“unmask: on” silences nothing."),
    ],
)
def test_a_silence_that_does_nothing_is_told(book: Rulebook, text: str, said: str) -> None:
    report = Checker(book, cache=default_folder()).check(Source("a", text, syntax=Syntax.MARKDOWN))

    assert [finding.message[: len(said)] for finding in report.findings] == [said]
    assert "silence" not in {term.name for term in report.score.terms}


def test_a_silence_of_rules_that_are_not_in_force_is_no_fault() -> None:
    only = select(rulebook(), select=["hype/game-changer", "silence"])

    assert found(only, f"<!-- unmask: ignore brag: x -->\n\n{MASK}\n") == []


def test_reasons_are_asked_for_only_where_they_are_required(book: Rulebook) -> None:
    strict = replace(book, require_reason=True)
    text = f"<!-- unmask: ignore brag -->\n\n{MASK}\n\n<!-- unmask: off: hers -->\n\n{OTHER}\n\n<!-- unmask: on -->\n"

    assert found(book, text) == []
    assert found(strict, text) == [(1, "silence/unexplained")]


def test_silences_can_be_passed_over(book: Rulebook) -> None:
    text = f"---\nunmask: false\n---\n<!-- unmask: off -->\n\n{MASK}\n"

    assert found(replace(book, heed_silences=False), text) == [(6, RULE)]


def test_what_is_silenced_is_not_rewritten_and_costs_nothing(book: Rulebook) -> None:
    body = f"{MASK} " + "The office is on Elm Street, above the bakery, and the key hangs behind the second door. " * 2
    silenced = Checker(book, cache=default_folder()).check(Source("a", f"<!-- unmask: ignore brag: hers -->\n{body}\n"))
    plain = Checker(select(book, select=["hype"])).check(Source("a", f"{body}\n"))

    assert silenced.rewritten == silenced.source.text
    assert silenced.score == plain.score


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_front_matter_of_any_system_lets_a_text_be(book: Rulebook, ending: str) -> None:
    text = ending.join(("---", "title: a", "unmask: false # a client's text", "---", MASK, ""))

    assert found(book, text) == []


def test_silences_one_in_another_take_what_each_of_them_reaches(book: Rulebook) -> None:
    comment = "<!-- unmask: ignore brag: hers -->"
    text = f"{comment}\n{MASK}\n{comment}\n{OTHER}\n\n{MASK} Once.\n"

    assert found(book, text, Syntax.PLAIN) == [(6, RULE)]
