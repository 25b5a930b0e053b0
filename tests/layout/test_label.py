"""Lists whose points open with bold labels."""

from __future__ import annotations

from unmask.segment import segment
from unmask.shapes import detect
from unmask.types.pattern import Room, Shape
from unmask.types.source import Source, Syntax, TextKind

POINTS = "- **Depth:** We dig.\n- **Width:** We spread.\n- **Height:** We climb."


def labelled(text: str, syntax: Syntax = Syntax.PLAIN, **settings: int) -> list[tuple[str, str]]:
    """What is found: the passage, and its labels."""
    draft = segment(Source("text", text, TextKind.POST, syntax))
    found = detect(draft, Shape(Room.LAYOUT, "labelled-bullets", settings))
    return [(one.span.slice(text), dict(one.captures)["labels"]) for one in found]


def test_bold_labels_are_seen_in_markup_and_in_plain_stars() -> None:
    for syntax in (Syntax.PLAIN, Syntax.MARKDOWN):
        [(passage, labels)] = labelled(f"Before.\n\n{POINTS}\n\nAfter.", syntax)

        assert "**Depth:** We dig." in passage
        assert "After" not in passage
        assert labels == "Depth, Width, Height"


def test_a_dash_outside_the_stars_sets_a_label_off_too() -> None:
    assert labelled(POINTS.replace(":**", "** –"))


def test_labels_without_bold_are_a_plain_list() -> None:
    assert labelled(POINTS.replace("**", "")) == []


def test_bold_that_is_no_label_does_not_count() -> None:
    assert labelled("- **Depth** matters.\n- **Width** matters.\n- **Height** matters.") == []


def test_a_shorter_run_or_a_longer_label_is_let_be() -> None:
    assert labelled(POINTS, run=4) == []
    assert labelled(POINTS.replace("Depth", "How deep we like to dig"), words=4) == []


def test_names_of_options_are_no_labels() -> None:
    assert labelled("- **`--a`**: one.\n- **`--b`**: two.\n- **`--c`**: three.", Syntax.MARKDOWN) == []
