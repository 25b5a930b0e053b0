"""Rules drawn up from a Vale style, as a pack has them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from unicodedata import combining, normalize

from unmask.vale.expression import CannotCarry, phrases
from unmask.vale.style import Left, ValeRule, wrong

WHOLE_TEXT = frozenset({"text", "sentence", "paragraph", "summary", "raw"})
"""The scopes that take in all prose. A rule for headings or tables alone has no like here."""

_OTHER_KINDS = {
    "capitalization": "judges capital letters",
    "conditional": "asks for one wording where another stands",
    "consistency": "compares spellings over a whole text",
    "metric": "is a formula over counts",
    "readability": "is a readability grade, which the score has already",
    "script": "is a program",
    "sequence": "goes by parts of speech in a form of its own",
    "spelling": "is a spelling dictionary",
}
_SLOT = re.compile(r"""(['"‘“]?)%s(['"’”]?)""")
_PLAIN_REPLACEMENT = re.compile(r"[\w '’./&+#-]+")
_WORDS_IN_SENTENCE = re.compile(r"\\b\(?(?:\\w|\[\\w\])\+\)?\\b|\\w\+")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A rule as a pack has it but for its examples. `words` are the phrases to make examples of."""

    id: str
    keys: Mapping[str, Any]
    words: tuple[str, ...] = ()


@dataclass(slots=True)
class Drawing:
    """What became of one Vale rule: rules, and what was left behind with the reason."""

    rules: list[Drawn] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def draw(rule: ValeRule) -> Drawing:
    """The rules that say the same as a Vale rule, as far as that can be said."""
    drawing = Drawing()
    left = rule.left(rule.fault) if rule.fault is not None else wrong(rule) or _beyond(rule)
    if left is not None:
        drawing.left.append(left)
        return drawing
    match rule.keys["extends"]:
        case "existence":
            _existence(rule, drawing)
        case "substitution":
            _substitution(rule, drawing)
        case "occurrence":
            _occurrence(rule, drawing)
        case "repetition":
            _repetition(rule, drawing)
    return drawing


def _beyond(rule: ValeRule) -> Left | None:
    """Why a rule as a whole cannot be carried over."""
    kind = rule.keys["extends"]
    if kind not in {"existence", "substitution", "occurrence", "repetition"}:
        return rule.left(f"“{kind}” {_OTHER_KINDS.get(str(kind), 'is not known')}", "extends")
    scopes = rule.keys.get("scope") or "text"
    for scope in scopes if isinstance(scopes, list) else [scopes]:
        if scope not in WHOLE_TEXT:
            return rule.left(f"holds for the scope “{scope}” only", "scope")
    if rule.keys.get("raw"):
        return rule.left("is a raw regular expression", "raw")
    return None


def _existence(rule: ValeRule, drawing: Drawing) -> None:
    found = _listed(rule, "tokens", drawing)
    if found:
        message = _message(rule, "{match}")
        keys = {**_common(rule, drawing), "message": message, "match": _match(rule, found), "advice": _advice(rule)}
        drawing.rules.append(Drawn(slug(rule.name), keys, found))


def _substitution(rule: ValeRule, drawing: Drawing) -> None:
    swaps: dict[str, list[str]] = defaultdict(list)
    swap = rule.keys.get("swap")
    parts: dict[tuple[str | int, ...], Mapping[str, Any]]
    parts = {("swap",): swap} if isinstance(swap, Mapping) else {("swap", at): one for at, one in enumerate(swap or ())}
    pairs = [((*place, key), key, value) for place, part in parts.items() for key, value in part.items()]
    for place, observed, preferred in pairs:
        if found := _phrases(rule, observed, drawing, *place):
            swaps[str(preferred if preferred is not None else "")] += found
    common = _common(rule, drawing) if swaps else {}
    taken: set[str] = set()
    for preferred, every in swaps.items():
        found = tuple(dict.fromkeys(every))
        keys = {**common, "message": _message(rule, preferred, "{match}"), "match": _match(rule, found)}
        if _PLAIN_REPLACEMENT.fullmatch(preferred):
            keys["match"] = [{**each, "say": preferred} for each in keys["match"]]
        else:
            keys["advice"] = f"Say “{'” or “'.join(preferred.split('|'))}”." if preferred else "Leave it out."
        name = _free(slug(f"{rule.name}-{preferred}"), taken)
        drawing.rules.append(Drawn(name, keys, found))


def _occurrence(rule: ValeRule, drawing: Drawing) -> None:
    token, most = str(rule.keys.get("token", "")), rule.keys.get("max")
    if rule.keys.get("scope") != "sentence" or not isinstance(most, int) or not _WORDS_IN_SENTENCE.fullmatch(token):
        drawing.left.append(rule.left("counts something else than the words of a sentence", "token"))
        return
    match = {"layout": "long-sentence", "with": {"words": most}}
    keys = {**_common(rule, drawing), "message": _message(rule, "{match}"), "match": match}
    drawing.rules.append(Drawn(slug(rule.name), {**keys, "advice": "Make two sentences of it."}))


def _repetition(rule: ValeRule, drawing: Drawing) -> None:
    keys = {**_common(rule, drawing), "message": _message(rule, "{match}"), "match": {"layout": "repeated-word"}}
    drawing.rules.append(Drawn(slug(rule.name), {**keys, "advice": "Leave one of the two out."}))


def _listed(rule: ValeRule, key: str, drawing: Drawing) -> tuple[str, ...]:
    """The phrases of all entries of a list, each once."""
    entries = enumerate(rule.strings(key))
    return tuple(dict.fromkeys(one for at, entry in entries for one in _phrases(rule, entry, drawing, key, at)))


def _phrases(rule: ValeRule, token: str, drawing: Drawing, *place: str | int) -> tuple[str, ...]:
    """The phrases of an expression that stands at a place; none where it cannot be carried over."""
    try:
        return tuple(phrases(token))
    except CannotCarry as reason:
        drawing.left.append(rule.left(f"“{token}” {reason}", *place))
        return ()


def _match(rule: ValeRule, found: tuple[str, ...]) -> list[dict[str, Any]]:
    case: dict[str, Any] = {} if rule.flag("ignorecase") else {"case": True}
    return [{"find": phrase, **case} for phrase in found]


def _common(rule: ValeRule, drawing: Drawing) -> dict[str, Any]:
    keys: dict[str, Any] = {"level": rule.keys.get("level") or "warning"}
    if why := str(rule.keys.get("description") or "").strip():
        keys["why"] = _SLOT.sub("it", why)
    if link := rule.keys.get("link"):
        keys["why"] = f"{keys.get('why', 'The style guide says so.')} See {link}"
    if unless := _listed(rule, "exceptions", drawing):
        keys["unless"] = list(unless)
    return keys


def _message(rule: ValeRule, *values: str) -> str:
    """The message with what stands for its slots, each between quotation marks."""
    text = str(rule.keys.get("message") or f"{rule.name} finds %s.").replace("{", "(").replace("}", ")")
    for value in values:
        text = _SLOT.sub(lambda _, value=value: f"“{value}”", text, count=1)  # type: ignore[misc]
    return text.replace("%s", "it").replace("%%", "%").strip()


def _advice(rule: ValeRule) -> str:
    action = rule.keys.get("action")
    removes = isinstance(action, Mapping) and action.get("name") == "remove"
    return "Leave it out." if removes else "Say it in other words, or leave it out."


def slug(text: str) -> str:
    """A name as packs have it: lower-case letters, digits and hyphens."""
    bare = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", bare)
    return re.sub(r"[^a-z0-9]+", "-", split.lower()).strip("-") or "rule"


def _free(name: str, taken: set[str]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    taken.add(free)
    return free
