"""Rhetoric: how a passage is built: contrast, question and answer, pronouncements, staged talk."""

from __future__ import annotations

from unmask.rhetoric.dialogue import detect_dialogue
from unmask.rhetoric.pair import detect_answered, detect_closing, detect_contrast
from unmask.rhetoric.parallel import detect_anaphora, detect_fragments, detect_pair
from unmask.rhetoric.posture import FROM, detect_bright, detect_business, detect_general, detect_lofty
from unmask.rhetoric.pronouncement import (
    detect_bare_closing,
    detect_bare_opening,
    detect_clipped_run,
    detect_lone_words,
    detect_pronouncement,
)
from unmask.types.draft import Detector, Setting

_POSTURE = {
    "from": Setting(FROM, 0, "how much must speak against it"),
    "after": Setting(5, 1, "how many sentences a text must have"),
}

DETECTORS = (
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
        "dialogue",
        "talk in turns between people without names",
        detect_dialogue,
        {"turns": Setting(3, 2, "how many turns")},
    ),
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
    *(
        Detector(name, f"a sentence that many small things speak against, above all {of}", detect, _POSTURE)
        for name, of, detect in (
            ("bright-talk", "words of praise, joy and growth", detect_bright),
            ("business-talk", "talk of business or of posts at large", detect_business),
            ("lofty-talk", "how it opens, where it stands, and its abstractions", detect_lofty),
            ("general-talk", "that it could be said of anything", detect_general),
        )
    ),
)
"""The detectors of this room, by the names that rules give them."""

FORM = frozenset({"clipped-run", "lone-words", "bare-opening", "bare-closing"})
"""Those that tell how short a sentence is or where it stands, and next to nothing of what it says."""
