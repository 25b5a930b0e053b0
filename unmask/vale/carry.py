"""A whole Vale style carried over: every rule proved by examples that were made for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from unmask.checker import Checker
from unmask.rewrite.apply import apply
from unmask.rewrite.plan import plan
from unmask.rulebook import load_pack
from unmask.rulebook.phrase import PhraseError
from unmask.types.rule import Rulebook
from unmask.types.source import Source
from unmask.vale.draw import Drawn, draw, slug
from unmask.vale.style import ValeRule

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
class Left:
    """What could not be carried over: the file, and what of it for which reason."""

    file: str
    reason: str


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
                drawing.left.append(f"“{drawn.id}”: no example of it could be made that comes out as one finding")
            else:
                rules.append(proved)
        carried += len(rules) > before
        left += [Left(rule.file, reason) for reason in drawing.left]
    return Carried({**head, "rules": rules}, carried, tuple(left))


def _proved(head: dict[str, Any], drawn: Drawn) -> dict[str, Any] | None:
    """The rule with two texts that it flags and two that it leaves alone; None where such cannot be found."""
    rule = {"id": drawn.id, **drawn.keys}
    try:
        text = yaml.safe_dump({**head, "rules": [{**rule, "examples": [], "clean": []}]}, allow_unicode=True)
        checker = Checker(Rulebook((load_pack(text, "drawn", check=False),)))
    except PhraseError:
        return None
    examples: list[dict[str, str]] = []
    for text in _texts(drawn):
        if len(examples) == 2:
            break
        if (example := _example(checker, text, rewrites="rewrite" in rule)) is not None:
            examples.append(example)
    clean = [text for text in _CLEAN if not checker.check(Source("clean", text)).findings][:2]
    if len(examples) < 2 or len(clean) < 2:
        return None
    return {**rule, "examples": examples, "clean": clean}


def _texts(drawn: Drawn) -> Iterator[str]:
    """Texts with the passage to flag between << and >>: each phrase in a sentence, then each in the others."""
    match drawn.keys["match"]:
        case {"structure": "long-sentence", "with": {"words": words}}:
            for start in (0, 3):
                counted = " ".join(_NUMBERS[(start + each) % 10] for each in range(words + 1))
                yield f"<<{counted.capitalize()}.>>"
        case {"structure": "repeated-word"}:
            yield "Ana closed <<the the>> door."
            yield "It rained <<in in>> Hull."
        case _:
            for turn in range(len(_FRAMES)):
                for index, words in enumerate(drawn.words):
                    frame = _FRAMES[(index + turn) % len(_FRAMES)]
                    yield frame.format(f"<<{words.replace('<word>', _WORD)}>>")


def _example(checker: Checker, text: str, *, rewrites: bool) -> dict[str, str] | None:
    start, end = text.index("<<"), text.index(">>") - 2
    source = Source("example", text.replace("<<", "").replace(">>", ""))
    report = checker.check(source)
    if [(finding.span.start, finding.span.end) for finding in report.findings] != [(start, end)]:
        return None
    if not rewrites:
        return {"flag": text}
    after = apply(source.text, plan(report.edits, suggested=True))
    if after == source.text or checker.check(Source("example", after)).findings:
        return None
    return {"flag": text, "becomes": after}
