"""Layout: what the eye sees in a text: marks, letters, lines and tags."""

from __future__ import annotations

from unmask.layout.letter import detect_disguised, detect_hashtag_pile, detect_name_pile, detect_shouting
from unmask.layout.mark import (
    detect_arrow_chain,
    detect_cheering,
    detect_decorated_heading,
    detect_emoji_bullets,
    detect_labelled_bullets,
    detect_pointing,
)
from unmask.layout.paragraph import detect_long, detect_one_liners, detect_twice
from unmask.types.draft import Detector, Setting

DETECTORS = (
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
    Detector("cheering-signs", "emoji that cheer after a sentence", detect_cheering),
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
    Detector(
        "long-sentence",
        "a sentence of many words",
        detect_long,
        {"words": Setting(40, 1, "the longest sentence that may stand")},
    ),
    Detector("repeated-word", "a word that stands twice in a row", detect_twice),
)
"""The detectors of this room, by the names that rules give them."""
