"""The detectors by name: what the `layout` and `rhetoric` of a rule may ask for."""

from __future__ import annotations

from collections.abc import Mapping

from unmask.phrasing import did_you_mean
from unmask.structure.contrast import detect_contrast
from unmask.structure.detector import Detection, Detector, Setting
from unmask.structure.dialogue import detect_dialogue
from unmask.structure.fragment import detect_fragments
from unmask.structure.label import detect_labelled_bullets
from unmask.structure.letter import detect_disguised, detect_shouting
from unmask.structure.mark import detect_arrow_chain, detect_decorated_heading, detect_emoji_bullets, detect_pointing
from unmask.structure.paragraph import detect_one_liners
from unmask.structure.parallel import detect_anaphora, detect_pair
from unmask.structure.pronouncement import (
    detect_bare_closing,
    detect_bare_opening,
    detect_clipped_run,
    detect_lone_words,
    detect_pronouncement,
)
from unmask.structure.question import detect_answered, detect_closing
from unmask.structure.sentence import detect_long, detect_twice
from unmask.structure.tag import detect_hashtag_pile, detect_name_pile
from unmask.types.draft import BlockKind, Draft, RegionKind
from unmask.types.pattern import Room, Shape
from unmask.types.span import Span

_ALL = (
    Detector(
        "one-line-paragraphs",
        "a run of paragraphs of one short sentence",
        detect_one_liners,
        {
            "run": Setting(5, 2, "how many in a row"),
            "words": Setting(22, 1, "the longest sentence that counts"),
            "together": Setting(3, 2, "how many sentences go together when they are joined"),
        },
    ),
    Detector("contrast", "a thing denied so that its opposite sounds like news", detect_contrast),
    Detector(
        "answered-question",
        "a short question that the writer answers at once",
        detect_answered,
        {"answer": Setting(7, 1, "the longest instant answer, in words")},
    ),
    Detector(
        "closing-question",
        "a question to readers at large at the end of a text",
        detect_closing,
        {
            "last": Setting(3, 1, "among how many sentences from the end it is looked for"),
            "after": Setting(3, 1, "how many sentences a text must have"),
        },
    ),
    Detector(
        "fragments", "a run of clipped sentences", detect_fragments, {"run": Setting(3, 2, "how many single words")}
    ),
    Detector(
        "emoji-bullets",
        "a list whose bullets are emoji or arrows",
        detect_emoji_bullets,
        {"run": Setting(3, 2, "how many in a row")},
    ),
    Detector(
        "labelled-bullets",
        "a list whose every point opens with a bold label",
        detect_labelled_bullets,
        {"run": Setting(3, 2, "how many in a row"), "words": Setting(4, 1, "the longest label, in words")},
    ),
    Detector("decorated-heading", "a line with an emoji at both ends", detect_decorated_heading),
    Detector(
        "arrow-chain",
        "steps with arrows between them",
        detect_arrow_chain,
        {"steps": Setting(3, 2, "how many steps"), "words": Setting(7, 1, "the longest step, in words")},
    ),
    Detector("pointing-hands", "hands or arrows that point down the page", detect_pointing),
    Detector(
        "hashtag-pile",
        "more hashtags than a reader follows",
        detect_hashtag_pile,
        {
            "most": Setting(5, 0, "how many a text may have"),
            "keep": Setting(3, 0, "how many to keep when there are more"),
        },
    ),
    Detector(
        "name-pile",
        "a block of names with no sentence around them",
        detect_name_pile,
        {"least": Setting(4, 2, "how many names")},
    ),
    Detector(
        "disguised-letters",
        "bold or italic look-alikes in the place of letters",
        detect_disguised,
        {"letters": Setting(3, 1, "how many letters")},
    ),
    Detector("shouting", "piled-up marks, capitals for stress, spaced letters", detect_shouting),
    Detector("dialogue", "lines of talk in a row", detect_dialogue, {"turns": Setting(3, 2, "how many in a row")}),
    Detector(
        "ranked-pair",
        "two sentences that rank one kind of people above another",
        detect_pair,
        {"words": Setting(16, 4, "the longest sentence that counts")},
    ),
    Detector(
        "same-opening",
        "sentences in a row that open with the same two words",
        detect_anaphora,
        {"run": Setting(3, 2, "how many in a row")},
    ),
    Detector(
        "pronouncement",
        "a short sentence in the present that names no one and nothing",
        detect_pronouncement,
        {
            "words": Setting(13, 3, "the longest sentence that counts"),
            "alone": Setting(1, 0, "1 for sentences in a line of their own, 0 for all"),
        },
    ),
    Detector(
        "clipped-run",
        "sentences of a few words in a row that name no one and nothing",
        detect_clipped_run,
        {
            "run": Setting(2, 2, "how many in a row"),
            "words": Setting(6, 1, "the longest sentence that counts"),
        },
    ),
    Detector(
        "lone-words",
        "a paragraph of a few words that name no one and nothing",
        detect_lone_words,
        {"words": Setting(5, 1, "the longest sentence that counts")},
    ),
    Detector(
        "bare-opening",
        "a first sentence that names no one and nothing",
        detect_bare_opening,
        {
            "words": Setting(18, 3, "the longest sentence that counts"),
            "after": Setting(4, 1, "how many sentences a text must have"),
        },
    ),
    Detector(
        "bare-closing",
        "a last sentence that names no one and nothing",
        detect_bare_closing,
        {
            "words": Setting(18, 3, "the longest sentence that counts"),
            "after": Setting(4, 1, "how many sentences a text must have"),
        },
    ),
    Detector(
        "long-sentence",
        "a sentence of many words",
        detect_long,
        {"words": Setting(40, 1, "the longest sentence that may stand")},
    ),
    Detector("repeated-word", "a word that stands twice in a row", detect_twice),
)

DETECTORS: Mapping[str, Detector] = {detector.name: detector for detector in _ALL}


def detect(draft: Draft, shape: Shape) -> tuple[Detection, ...]:
    """What a detector finds in a draft. Raises `KeyError` for a detector that does not exist."""
    detector = DETECTORS[shape.detector]
    values = {name: setting.default for name, setting in detector.settings.items()}
    found = detector.detect(draft, {**values, **shape.settings})
    return tuple(detection for detection in found if not _is_title(draft, detection.span))


def _is_title(draft: Draft, span: Span) -> bool:
    """Whether a shape begins in a link of a list: the title of somebody's piece, which the writer did not choose."""
    return any(
        block.source_span(region.start, region.end).contains(Span(span.start, span.start + 1))
        for block in draft.blocks
        if block.kind is BlockKind.LIST_ITEM and block.span.contains(Span(span.start, span.start + 1))
        for region in block.regions
        if region.kind is RegionKind.LINK and region.start < region.end
    )


RHETORIC = frozenset(
    {
        "answered-question", "bare-closing", "bare-opening", "clipped-run", "closing-question", "contrast", "dialogue",
        "fragments", "lone-words", "pronouncement", "ranked-pair", "same-opening",
    }
)  # fmt: skip
"""The detectors that look at how a passage is built; the others look at what the eye sees."""


def check_shape(shape: Shape) -> tuple[str, ...]:
    """What is wrong with a rule's detector and settings, in words; empty when nothing is."""
    name, settings = shape.detector, shape.settings
    room = Room.RHETORIC if name in RHETORIC else Room.LAYOUT
    if name in DETECTORS and shape.room is not room:
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
