from __future__ import annotations

import pytest

from unmask.rewrite.removal import answers_back, heads_list, leans_back, removed, removed_sentence, stands_alone
from unmask.rewrite.replacement import Change, as_typed, replaced
from unmask.types.span import Span


def marked(text: str) -> tuple[str, Span]:
    """The text without its brackets, and the span between them."""
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), Span(start, end)


def made(text: str, change: Change | None) -> str | None:
    return None if change is None else text[: change.span.start] + change.text + text[change.span.end :]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[I'm humbled to announce that] we won.", "We won."),
        ("[i'm humbled to announce that] we won.", "we won."),
        ("[I'm humbled to announce] that we won.", "We won."),
        ("[Honestly], and we won.", "We won."),
        ("[Honestly], iPhones are dear.", "iPhones are dear."),
        ("[Thrilled] to see it.", None),
        ("We won, [which is a dream].", "We won."),
        ("We won and [could not be prouder].", "We won."),
        ("We won, [truly], twice.", "We won, twice."),
        ("We won [truly] twice.", "We won twice."),
        ("We won [truly]—twice.", "We won—twice."),
        ("We won [truly] — twice.", "We won — twice."),
        ("We won [truly] – twice.", "We won – twice."),
        ("Bread, [at its core,] is flour.", "Bread is flour."),
        ("And [truly], rye is back.", "And rye is back."),
        ("And [truly] — rye is back.", "And rye is back."),
        ("But [truly] - rye is back.", "But rye is back."),
        ("Which is why [we're glad to say] that rye is back.", "Which is why rye is back."),
        ("It was a [truly] awful day.", "It was an awful day."),
        ("It was an [awfully] long day.", "It was a long day."),
        ("We won - [so grateful!]", "We won."),
        ("“[Honestly], we won.”", "“We won.”"),
    ],
)
def test_words_left_out_leave_a_sentence(text: str, expected: str | None) -> None:
    text, span = marked(text)
    assert made(text, removed(text, span, Span(0, len(text)))) == expected


@pytest.mark.parametrize(
    ("text", "block", "expected"),
    [
        ("One. [Two.] Three.", (0, 16), "One. Three."),
        ("One. [Two.]\nThree.", (0, 9), "One.\nThree."),
        ("One.\n\n[Two.]\n\nThree.", (6, 10), "One.\n\nThree."),
        ("One.\r\n\r\n[Two.]\r\n", (8, 12), "One.\r\n"),
        ("[Two.]\n\nThree.", (0, 4), "Three."),
        ("- one\n- [two]\n- three\n", (6, 11), "- one\n- three\n"),
        ("1. one\n2. [two]\n3. three\n", (7, 13), None),
        ("One.\n🚀 [Two.]\nThree.", (5, 11), "One.\nThree."),
        ("One. 🚀 [Two. ⭐] Three.", (0, 20), "One. ⭐ Three."),
        ("One: 1. [Two.] Three.", (0, 19), None),
        ("One. 4). [Two.]", (0, 13), None),
    ],
)
def test_a_sentence_goes_with_its_line_and_its_bullet(text: str, block: tuple[int, int], expected: str | None) -> None:
    text, span = marked(text)
    assert made(text, removed_sentence(text, span, Span(*block))) == expected


@pytest.mark.parametrize(
    ("rest", "leans"),
    [
        ("It works.", True),
        ("\n\nThat’s why.", True),
        ("Italy won.", False),
        ("As bakers, we have learned this the hard way.", True),
        ("We sold this loaf.", False),
    ],
)
def test_what_points_back_at_a_removed_sentence_is_seen(rest: str, leans: bool) -> None:
    text = "The future is here. " + rest
    assert leans_back(text, Change(Span(0, 20), "")) is leans


@pytest.mark.parametrize(
    ("gone", "rest", "answers"),
    [
        ("Share it if the oven is cold.", " It's the damper.", True),
        ("Agree?", " It's the damper.", False),
        ("Share it if the oven is cold.", " It works.", False),
    ],
)
def test_what_answers_a_removed_sentence_is_seen(gone: str, rest: str, answers: bool) -> None:
    assert answers_back(gone + rest, Change(Span(0, len(gone)), "")) is answers


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("[Five ways to bake:\n\n]1. Sift.\n2. Wait.", True),
        ("[Five ways to bake: 👇\n]- Sift.\n- Wait.", True),
        ("[Five ways to bake:\n\n]✅ Sift.\n✅ Wait.", True),
        ("[Five ways to bake:\n]Sift the flour\nWait an hour\n", True),
        ("[Five ways to bake:\n\n]We sift first.", False),
        ("[Bake with care.\n\n]1. Sift.", False),
    ],
)
def test_the_heading_of_a_list_is_seen(text: str, heads: bool) -> None:
    text, span = marked(text)
    assert heads_list(text, Change(span, "")) is heads


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("[Leveraging] it helps.", "using", "Using it helps."),
        ("Today [I am proud to be] here.", "we are", "Today we are here."),
        ("It is a [tool].", "instrument", "It is an instrument."),
        ("An [incredible tool].", "tool", "A tool."),
        ("[I'm proud to be] here.", "we are", "We are here."),
        ("I am [SO grateful] today.", "grateful", "I am grateful today."),
        ("[SO grateful] today.", "grateful", "Grateful today."),
    ],
)
def test_other_words_take_the_capital_and_the_article(text: str, words: str, expected: str) -> None:
    text, span = marked(text)
    assert made(text, replaced(text, span, words)) == expected


def test_new_words_are_typed_as_the_text_is() -> None:
    assert as_typed("I'm joining", "I’m thrilled to join", curly=False) == "I’m joining"
    assert as_typed("I'm joining", "I am", curly=True) == "I’m joining"
    assert as_typed("I'm joining", "I'm", curly=True) == "I'm joining"


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("[Bread takes time.] We sell it at noon.", True),
        ("[Bread takes time.] Not yeast. Not salt.", False),
        ("[Bread takes time.]\n\nJust water.", False),
        ("[Do you bake?] Write to me!", False),
        ("[Do you bake?] The mill sells flour by the sack.", True),
        ("[Do you bake?]\n\nWrite to me!", True),
        ("[Trust the oven.] Always.", False),
        ("[Trust the oven.] Always knock first.", True),
        ("One is a job. [The other is a story.]", False),
        ("One is a job. [Other jobs are stories.]", False),
        ("One is a job. [Mother sings.]", True),
        ("Call a baker. [Listen.] Do not sell. Just ask.", False),
        ("Call a baker. [Listen.] Do not sell any flour.", True),
        ("It works. [Trust me.]", True),
        ("Money is not the point. [Bread is.]", False),
        ("Some teams treat bread as a number. [The best teams treat it as a friend.]", False),
        ("Some teams treat bread as a number. [The best bakers sing.]", True),
    ],
)
def test_a_sentence_that_its_neighbours_need_stays(text: str, alone: bool) -> None:
    text, span = marked(text)
    end = text.find("\n")
    assert stands_alone(text, span, Span(0, len(text) if end < 0 else end)) is alone
