"""Hollow sentences: which go together, and what keeps them."""

from __future__ import annotations

import pytest

from unmask.rewrite.hollow import hollow_runs
from unmask.rewrite.plan import apply
from unmask.segment import segment
from unmask.types.report import Edit
from unmask.types.source import Source, Syntax
from unmask.types.span import Span

START = "We opened the mill in Leeds on 3 May.\n\n"
END = "\n\nAna Ruiz runs the ovens.\n\nRye costs £3 at the door.\n"


def left(marked: str, syntax: Syntax = Syntax.PLAIN, let_be: str = "") -> str:
    """What is left of a text in which the passages between << and >> were found."""
    spans: list[Span] = []
    text = ""
    for number, piece in enumerate(marked.replace(">>", "<<").split("<<")):
        if number % 2:
            spans.append(Span(len(text), len(text) + len(piece)))
        text += piece
    draft = segment(Source("text", text, syntax=syntax))
    changes = hollow_runs(draft, spans, spans, lambda said: bool(let_be) and let_be in said.text)
    return apply(text, [Edit(each.span, each.text, safe=False, rule="pack/rule") for each in changes])


def stays(marked: str) -> None:
    """Hold that nothing goes of what stands between other sentences."""
    said = marked.replace("<<", "").replace(">>", "")
    assert left(f"{START}{marked}{END}") == START + said + END


@pytest.mark.parametrize(
    "hollow",
    [
        "<<Passion is everything.>>",
        "<<Passion is everything.\nGrowth is a choice.>>",
        "<<Passion is everything.>>\n\n<<Growth is a choice.>>",
        "<<Bread is a mindset.>>\n\nIt always was.",
        "<<Success leaves clues>> for all.",
    ],
)
def test_sentences_that_findings_cover_go_with_what_hangs_on_them(hollow: str) -> None:
    assert left(f"{START}{hollow}{END}") == START + END.lstrip("\n")


@pytest.mark.parametrize(
    "kept",
    [
        "<<We started with nothing but passion.>>",
        "<<I kept posting and never looked back.>>",
        "<<We will be sharing insights all week.>>",
        "<<Thank you all for the incredible support!>>",
        "<<Read my game-changing guide.>>",
        "<<Ninety-nine percent of people never learn this.>>",
        "<<Leeds is leading the bread revolution.>>",
        "<<What an incredible time at #ryeweek!>>",
        "<<First, passion is everything.>>",
        "Passion is <<everything>> to those who bake.",
    ],
)
def test_what_says_something_particular_stays(kept: str) -> None:
    stays(kept)


@pytest.mark.parametrize(
    "kept",
    [
        "<<Passion is everything.>>\n\nBut it needs flour from Leeds.",
        "<<Most people want shortcuts.>>\n\nThey buy forty loaves at the mill.",
        "What is bread?\n\n<<Everything.>>",
        "<<Success leaves clues:>>\n\n- flour\n- salt",
        "- flour\n- <<passion for it all>>\n- salt",
        "🔹 flour\n🔸 <<passion for it all>>\n🔹 salt",
        "<<Passion is everything.>>\n- flour\n- salt",
        "What makes us different:\n\n<<Passion is everything.>>",
        "<<Platforms want your heart.>> They want it whole. Bakers rest.",
        "It's not about loaves.\n\n<<It's about people.>>",
        "👉 Never compare. 👉 <<Turn envy into fuel.>> 👉 And sleep.",
        "<<Success is a journey...>>\n\nYou stop, and it is gone.",
    ],
)
def test_what_something_leans_on_stays(kept: str) -> None:
    stays(kept)


def test_what_stands_between_hollow_sentences_and_is_in_none_stays() -> None:
    marked = "<<Passion is everything.>>\n\n* * *\n\n<<Growth is a choice.>>"
    assert left(f"{START}{marked}{END}") == START + "* * *\n\n" + END.lstrip("\n")


def test_half_of_a_shape_does_not_go() -> None:
    shape = "<<The fear is real. The doubt is real. On Monday the pressure is real.>>"
    assert left(f"{START}{shape}{END}") == START + shape.strip("<>") + END


def test_a_sentence_goes_from_the_end_of_its_paragraph_and_a_line_with_its_lines() -> None:
    assert (
        left(f"{START}Ana sold forty loaves. <<Passion is everything.>>{END}") == f"{START}Ana sold forty loaves.{END}"
    )
    text = (
        f"{START}Ana sold forty loaves. <<Passion is everything.>>\n\n<<Growth is a choice.>> We sold out at noon.{END}"
    )
    assert left(text) == f"{START}Ana sold forty loaves.\n\nWe sold out at noon.{END}"


def test_what_is_let_be_stays() -> None:
    text = f"{START}<<Passion is everything.>>{END}"
    assert "Passion is everything." in left(text, let_be="Passion")


def test_a_text_that_would_be_left_with_little_stays() -> None:
    slogans = "\n\n".join(f"<<{what} is everything.>>" for what in ("Passion", "Trust", "Growth", "Focus", "Courage"))
    text = f"We bake.\n\n{slogans}\n\nWe sell.\n\nWe rest."
    assert left(text) == text.replace("<<", "").replace(">>", "")
    assert left("<<Passion is everything.>> We bake rye.") == "Passion is everything. We bake rye."


def test_items_and_markup_stay_in_markdown() -> None:
    text = f"{START}<<Passion is everything.>> ![oven](oven.png){END}"
    assert left(text, Syntax.MARKDOWN) == text.replace("<<", "").replace(">>", "")


def test_what_leans_is_looked_for_near_by_in_a_long_text() -> None:
    between = "".join(f"On Monday we baked {number} loaves in Leeds.\n\n" for number in range(2, 60))
    text = f"{between}<<Passion is everything.>>\n\n{between}<<Growth is a choice.>>{END}"
    assert left(text) == between + between.rstrip("\n") + END
