"""The detectors by name: what the `layout` and `rhetoric` of a rule may ask for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from unmask import layout, rhetoric
from unmask.errors import did_you_mean
from unmask.rhetoric.answers import in_answers
from unmask.types.draft import BlockKind, Detection, Detector, Draft, RegionKind
from unmask.types.pattern import Room, Shape
from unmask.types.span import Span

ROOMS: Mapping[str, Room] = {
    **{detector.name: Room.LAYOUT for detector in layout.DETECTORS},
    **{detector.name: Room.RHETORIC for detector in rhetoric.DETECTORS},
}
"""The room that each detector is of."""

DETECTORS: Mapping[str, Detector] = {each.name: each for each in (*layout.DETECTORS, *rhetoric.DETECTORS)}

FORM = frozenset((*(each.name for each in layout.DETECTORS), *rhetoric.FORM))
"""The detectors that tell how sentences stand or look, whatever they say."""


def detect(draft: Draft, shape: Shape) -> tuple[Detection, ...]:
    """What a detector finds in a draft. Raises `KeyError` for a detector that does not exist."""
    detector = DETECTORS[shape.detector]
    values = {name: setting.default for name, setting in detector.settings.items()}
    found = detector.detect(draft, {**values, **shape.settings})
    staged = ROOMS[shape.detector] is Room.RHETORIC
    return tuple(
        detection
        for detection in found
        if not _is_title(draft, detection.span) and not (staged and in_answers(draft, detection.span))
    )


def _is_title(draft: Draft, span: Span) -> bool:
    """Whether a shape begins in a link of a list: the title of somebody's piece, which the writer did not choose."""
    block = draft.block_of(Span(span.start, span.start + 1))
    if block is None or block.kind is not BlockKind.LIST_ITEM:
        return False
    place = bisect_right(block.ends, span.start)
    return place < len(block.ends) and block.within(place, place + 1, RegionKind.LINK)


def check_shape(shape: Shape) -> tuple[str, ...]:
    """What is wrong with a rule's detector and settings, in words; empty when nothing is."""
    name, settings = shape.detector, shape.settings
    room = ROOMS.get(name)
    if room is not None and shape.room is not room:
        return (f"“{name}” is a detector of {room}; write “{room}: {name}”",)
    if name not in DETECTORS:
        hint = did_you_mean(name, DETECTORS) or f"known: {', '.join(sorted(DETECTORS))}"
        return (f"there is no detector “{name}”; {hint}",)
    known = DETECTORS[name].settings
    problems = []
    for key, value in settings.items():
        if key not in known:
            problems.append(f"“{name}” has no setting “{key}”; it has {', '.join(known) or 'none'}")
        elif isinstance(value, bool) or not isinstance(value, int | float) or value < known[key].least:
            problems.append(f"“{key}” must be a number of at least {known[key].least:g}, not “{value}”")
    return tuple(problems)
