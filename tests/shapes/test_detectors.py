"""Every detector finds its shape, where it stands, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.segment.drafts import texts
from tests.shapes.texts import FOUND, LEFT_ALONE
from unmask.segment import segment
from unmask.shapes import DETECTORS, ROOMS, check_shape, detect
from unmask.types.draft import Detection
from unmask.types.pattern import Room, Shape
from unmask.types.source import Source

_FOUND = [(name, text) for name, listed in FOUND.items() for text in listed]
_LEFT_ALONE = [(name, text) for name, listed in LEFT_ALONE.items() for text in listed]


def _detect(name: str, text: str) -> tuple[Detection, ...]:
    return detect(segment(Source("post", text)), Shape(Room.LAYOUT, name))


def _found(name: str, text: str) -> list[str]:
    return [detection.span.slice(text) for detection in _detect(name, text)]


def _unmarked(text: str) -> tuple[str, str]:
    passage = text[text.index("<<") + 2 : text.index(">>")]
    return text.replace("<<", "").replace(">>", ""), passage


def test_every_detector_has_a_shape_to_find_and_one_to_leave() -> None:
    assert set(FOUND) == set(LEFT_ALONE) == set(DETECTORS)


@pytest.mark.parametrize(("name", "marked"), _FOUND)
def test_a_shape_is_found_where_it_stands(name: str, marked: str) -> None:
    text, passage = _unmarked(marked)
    (detection,) = _detect(name, text)

    assert detection.span.slice(text) == passage
    assert detection.span.start == marked.index("<<")


@pytest.mark.parametrize(("name", "marked"), _FOUND)
def test_line_ends_of_either_kind_make_no_difference(name: str, marked: str) -> None:
    text, passage = _unmarked(marked.replace("\n", "\r\n"))

    assert _found(name, text) == [passage]


@pytest.mark.parametrize(("name", "text"), _LEFT_ALONE)
def test_what_only_looks_like_it_is_left_alone(name: str, text: str) -> None:
    assert _found(name, text) == []


@given(st.sampled_from(sorted(DETECTORS)), texts)
def test_a_detection_points_into_its_text(name: str, text: str) -> None:
    for detection in _detect(name, text):
        assert 0 <= detection.span.start < detection.span.end <= len(text)
        assert detection.span.slice(text).strip() != ""


@pytest.mark.parametrize(("name", "marked"), [pair for pair in _FOUND if pair[0] != "bare-opening"])
def test_emoji_and_folded_letters_above_only_move_a_shape(name: str, marked: str) -> None:
    above = "Our ﬁrst guest 👩🏽‍💻 came from 日本, and she stayed until 9 at night. She left in a taxi with 2 bags.\n\n"
    text, passage = _unmarked(above + marked)

    assert [detection.span.start for detection in _detect(name, text)] == [len(above) + marked.index("<<")]
    assert _found(name, text) == [passage]


def test_recast_bullets_are_plain() -> None:
    (detection,) = _detect("emoji-bullets", "1️⃣ Read\n2️⃣ Run\n3️⃣ Rest")

    assert detection.text == "1. Read\n2. Run\n3. Rest"


def test_recast_lines_are_joined_with_the_line_ends_of_the_text() -> None:
    text = "It rained.\r\n\r\nWe stayed in.\r\n\r\nNobody rang.\r\n\r\nI read.\r\n\r\nThen it was dark."
    (detection,) = _detect("one-line-paragraphs", text)

    assert detection.text == "It rained. We stayed in. Nobody rang.\r\n\r\nI read. Then it was dark."


def test_letters_are_told_plainly() -> None:
    (detection,) = _detect("disguised-letters", "We are 𝗵𝗶𝗿𝗶𝗻𝗴.")

    assert (detection.text, dict(detection.captures)) == ("hiring", {"plain": "hiring", "more": ""})


def test_look_alike_letters_are_told_once_for_a_text() -> None:
    text = "We are 𝗵𝗶𝗿𝗶𝗻𝗴 in Hull.\n\nWrite to ana@example.org 𝘁𝗼𝗱𝗮𝘆, or 𝗹𝗮𝘁𝗲𝗿."
    (detection,) = _detect("disguised-letters", text)

    assert detection.span.slice(text) == "𝗵𝗶𝗿𝗶𝗻𝗴"
    assert dict(detection.captures)["more"] == ", and 2 passages after it"
    assert detection.text == "hiring in Hull.\n\nWrite to ana@example.org today, or later"
    assert detection.replaced is not None
    assert detection.replaced.slice(text) == text[text.index("𝗵") : text.index("𝗿.") + 1]


def test_a_setting_changes_what_counts() -> None:
    draft = segment(Source("post", "We met Ana in Hull. Trust is what remains."))

    assert detect(draft, Shape(Room.RHETORIC, "pronouncement")) == ()
    (detection,) = detect(draft, Shape(Room.RHETORIC, "pronouncement", {"alone": 0}))
    assert detection.span.slice(draft.source.text) == "Trust is what remains."


@pytest.mark.parametrize(
    ("name", "settings", "said"),
    [
        ("pronouncment", {}, "did you mean “pronouncement”?"),
        ("contrast", {"run": 3}, "“contrast” has no setting “run”; it has none"),
        ("fragments", {"run": 1}, "“run” must be a number of at least 2, not “1”"),
        ("fragments", {"run": True}, "“run” must be a number of at least 2, not “True”"),
    ],
)
def test_a_wrong_setting_is_named(name: str, settings: dict[str, object], said: str) -> None:
    (problem,) = check_shape(Shape(ROOMS.get(name, Room.LAYOUT), name, settings))

    assert said in problem


def test_right_settings_pass() -> None:
    assert check_shape(Shape(Room.RHETORIC, "fragments", {"run": 4})) == ()
