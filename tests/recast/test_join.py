"""Clipped sentences as one, and lone words in the paragraph before them."""

from __future__ import annotations

import pytest

from unmask.rewrite.plan import apply
from unmask.rhetoric.parallel import detect_fragments
from unmask.rhetoric.pronouncement import detect_clipped_run, detect_lone_words
from unmask.segment import segment
from unmask.types.draft import Detection
from unmask.types.report import Edit
from unmask.types.source import Source


def mended(text: str, found: Detection) -> str | None:
    """The text with what the detector says in its place; None where it says nothing."""
    if found.text is None:
        return None
    return apply(text, [Edit(found.replaced or found.span, found.text, safe=False, rule="demo/any")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Every. Single. Day. 🔥", "Every single day. 🔥"),
        ("Timing. Is. Everything.", "Timing is everything."),
        ("Simple. Clear. Human.", "Simple, clear, and human."),
        ("London. Berlin. Rome.", "London, Berlin, and Rome."),
        ("No slides. No script. Just talk.", "No slides, no script, just talk."),
        ("One team.\nOne dream.", "One team, one dream."),
        ("Every oven works. Every baker smiles.", None),
    ],
)
def test_fragments_become_one(text: str, expected: str | None) -> None:
    (found,) = detect_fragments(segment(Source("a.txt", text)), {"run": 3})

    assert mended(text, found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You don't choose. The oven does.", "You don't choose; the oven does."),
        ("My mother cried.\n\nBut money was never it.", "My mother cried, but money was never it."),
        ("One folder.\n\nNo names.", "One folder, no names."),
        ("I can hear it. But I'm not there.", "I can hear it, but I'm not there."),
        ("The tills weren't ours. The tills were hers.", "The tills weren't ours; the tills were hers."),
        ("More speed. Less flour.", "More speed, less flour."),
        ("We looked. No luck.", None),
        ("Trust is dear. We asked for six.", None),
        ("My hands were cold. My voice was gone.", "My hands were cold; my voice was gone."),
        ("I closed the shop. I sold the van.\n\nI told nobody about it but my sister in Hull.", None),
        ("It was late. We slept. It rained.", None),
    ],
)
def test_a_clipped_pair_becomes_one_sentence(text: str, expected: str | None) -> None:
    (found,) = detect_clipped_run(segment(Source("a.txt", text)), {"run": 2, "words": 6})

    assert mended(text, found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The kettle broke in the rush.\r\n\r\nWrong.\r\n", "The kettle broke in the rush. Wrong.\r\n"),
        ("“The kettle broke.”\n\nWrong.", "“The kettle broke.” Wrong."),
        ("The kettle broke in the rush\n\nWrong.", None),
        ("- The kettle broke.\n\nWrong.", None),
        ("The kettle broke.\n\nI slept.\n\nI sold the shop in Hull to my sister.", None),
        ("We asked many times.\n\n47.\n\nThen one agreed.", None),
    ],
)
def test_lone_words_join_the_paragraph_before(text: str, expected: str | None) -> None:
    found = list(detect_lone_words(segment(Source("a.txt", text)), {"words": 3}))[-1]

    assert mended(text, found) == expected


@pytest.mark.parametrize(("words", "spare"), [("Mind-blowing.", True), ("And much more!", True), ("I slept.", False)])
def test_only_lone_words_that_say_nothing_may_go(words: str, *, spare: bool) -> None:
    (found,) = detect_lone_words(segment(Source("a.txt", f"The kettle broke in the rush.\n\n{words}")), {"words": 5})

    assert found.removable is spare
