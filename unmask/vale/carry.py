"""A whole Vale style carried over: every rule proved by examples that were made for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import yaml

from unmask.checker import Checker
from unmask.english.ending import phrase_end
from unmask.rewrite.plan import apply, plan
from unmask.rulebook import load_pack
from unmask.rulebook.phrase import PhraseError
from unmask.types.rule import Rulebook
from unmask.types.source import Source
from unmask.vale.draw import Drawn, draw, slug
from unmask.vale.style import Left, ValeRule

_FRAMES = (
    "On the second page it reads {} once.",
    "There is {} in the middle of the letter.",
    "In line four stands {} as before.",
    "The old draft had {} near its end.",
)
_CLEAN = (
    "The kettle is on the stove.",
    "Ana drew a map of the harbour.",
    "Rain fell on both tents.",
    "Two ferries cross at noon.",
    "Bread costs three pounds today.",
    "A goat ate Tom's hat.",
    "Snow lay on every roof in Riga.",
    "Ferries sail from Hull.",
    "Goats eat hats.",
    "Rain fell.",
    "Snow melts.",
)
_WORD = "lantern"
"""What stands for any one word in an example."""

_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


@dataclass(frozen=True, slots=True)
class Carried:
    """A pack as YAML values, how many Vale rules are in it at least in part, and what was left behind."""

    pack: dict[str, Any]
    rules: int
    left: tuple[Left, ...]


def carry(name: str, style: Sequence[ValeRule]) -> Carried:
    """The pack that a style makes. `name` is the style's; the pack's is made from it."""
    head = {
        "pack": slug(name),
        "title": f"The Vale style {name}",
        "why": f"The style {name} asks for other words here.",
    }
    rules: list[dict[str, Any]] = []
    left: list[Left] = []
    carried = 0
    for rule in style:
        drawing = draw(rule)
        before = len(rules)
        for drawn in drawing.rules:
            proved = _proved(head, drawn)
            if proved is None:
                drawing.left.append(
                    rule.left(f"“{drawn.id}”: no example of it could be made that comes out as one finding")
                )
            else:
                rules.append(proved)
        carried += len(rules) > before
        left += drawing.left
    return Carried({**head, "rules": rules}, carried, tuple(left))


def _proved(head: dict[str, Any], drawn: Drawn) -> dict[str, Any] | None:
    """The rule with two texts that it flags and two that it leaves alone; None where such cannot be found."""
    rule = {"id": drawn.id, **drawn.keys}
    try:
        text = yaml.safe_dump({**head, "rules": [rule]}, allow_unicode=True)
        checker = Checker(Rulebook((load_pack(text, "drawn", check=False),)))
    except PhraseError:
        return None
    match = rule["match"]
    rewrites = isinstance(match, list) and any("say" in pattern for pattern in match)
    flag: dict[str, str | None] = {}
    for text in _texts(drawn):
        if len(flag) == 2:
            break
        if (becomes := _becomes(checker, text, rewrites=rewrites)) is not False:
            flag[text] = becomes or None
    clean = [text for text in _CLEAN if not checker.check(Source("clean", text), edits=False).findings][:2]
    if len(flag) < 2 or len(clean) < 2:
        return None
    proved = {"flag": flag if rewrites else [*flag]}
    return {**rule, "match": _with_proof(match, proved), "clean": clean}


def _with_proof(match: Any, proved: dict[str, Any]) -> Any:
    """The match with its texts: the first of several patterns carries them."""
    return {**match, **proved} if isinstance(match, dict) else [{**match[0], **proved}, *match[1:]]


def _texts(drawn: Drawn) -> Iterator[str]:
    """Texts with the passage to flag between << and >>: each phrase in a sentence, then each in the others."""
    match drawn.keys["match"]:
        case {"layout": "long-sentence", "with": {"words": words}}:
            for start in (0, 3):
                counted = " ".join(_NUMBERS[(start + each) % 10] for each in range(words + 1))
                yield f"<<{counted.capitalize()}.>>"
        case {"layout": "repeated-word"}:
            yield "Ana closed <<the the>> door."
            yield "It rained <<in in>> Hull."
        case _:
            for turn in range(len(_FRAMES)):
                for index, words in enumerate(drawn.words):
                    frame = _FRAMES[(index + turn) % len(_FRAMES)]
                    yield frame.format(f"<<{words.replace('<word>', _WORD)}>>")


def _becomes(checker: Checker, text: str, *, rewrites: bool) -> str | Literal[False]:
    """What a text becomes, "" where nothing is rewritten; False where it is not flagged as it is marked."""
    start, end = text.index("<<"), text.index(">>") - 2
    source = Source("example", text.replace("<<", "").replace(">>", ""))
    report = checker.check(source)
    found = [(finding.span.start, finding.span.end) for finding in report.findings]
    if found not in ([(start, end)], [(start, phrase_end(source.text, start, end))]):
        return False
    if not rewrites:
        return ""
    after = apply(source.text, plan(report.edits, suggested=True))
    return False if after == source.text or checker.check(Source("example", after), edits=False).findings else after
