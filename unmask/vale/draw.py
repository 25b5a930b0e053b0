"""Rules drawn up from a Vale style: how one lies in its folder, and its rules as a pack has them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

from unmask.errors import ReadError
from unmask.files import read_file
from unmask.rulebook import PackError
from unmask.rulebook.located import read_located
from unmask.rulebook.origin import LARGEST
from unmask.vale.expression import CannotCarry, phrases

YAML = frozenset({".yml", ".yaml"})


class StyleError(Exception):
    """A folder that is no Vale style. The message says what was looked for."""


@dataclass(frozen=True, slots=True)
class ValeRule:
    """One rule of a style: its file and its keys. `fault` says why the file could not be read, if it could not."""

    file: str
    keys: Mapping[str, Any]
    fault: str | None = None

    @property
    def name(self) -> str:
        """The rule's name, which is its file's."""
        return Path(self.file).stem

    def strings(self, key: str) -> tuple[str, ...]:
        """The entries of a list; none when it is missing."""
        value = self.keys.get(key) or ()
        return tuple(str(each) for each in value) if isinstance(value, list) else ()

    def flag(self, key: str) -> bool:
        """Whether a switch is on."""
        return self.keys.get(key) is True


def read_style(folder: Path) -> tuple[str, tuple[ValeRule, ...]]:
    """The name of the style in a folder, and its rules in the order of their names.

    The folder is the style itself, or holds exactly one. Raises `StyleError`.
    """
    if not folder.is_dir():
        raise StyleError(f"{folder}: there is no such folder; name the folder that holds a style's .yml files")
    found = {each: rules for each in (folder, *_inside(folder)) if (rules := _rules(each))}
    if not found:
        raise StyleError(f"{folder}: no Vale style is here; a style is a folder of .yml files that have “extends”")
    if folder in found:
        return folder.resolve().name, found[folder]
    if len(found) > 1:
        names = ", ".join(str(each) for each in found)
        raise StyleError(f"{folder}: there are several styles here ({names}); name one of them")
    ((one, rules),) = found.items()
    return one.name, rules


def _inside(folder: Path) -> list[Path]:
    return sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith("."))


def _rules(folder: Path) -> tuple[ValeRule, ...]:
    files = sorted(file for file in folder.iterdir() if file.suffix in YAML and not file.name.startswith("."))
    rules = [rule for file in files if (rule := _rule(file)) is not None]
    return tuple(rules) if any(rule.keys for rule in rules) else ()


def _rule(file: Path) -> ValeRule | None:
    try:
        value = read_located(read_file(file, most=LARGEST).decode("utf-8-sig"), file.name).value
    except (ReadError, UnicodeDecodeError) as error:
        return ValeRule(file.name, {}, f"cannot be read: {error}")
    except PackError as error:
        return ValeRule(file.name, {}, error.problems[0].message)
    return ValeRule(file.name, value) if isinstance(value, dict) and "extends" in value else None


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
    left: list[str] = field(default_factory=list)


def draw(rule: ValeRule) -> Drawing:
    """The rules that say the same as a Vale rule, as far as that can be said."""
    drawing = Drawing()
    reason = rule.fault or _reason(rule)
    if reason is not None:
        drawing.left.append(reason)
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


def _reason(rule: ValeRule) -> str | None:
    """Why a rule as a whole cannot be carried over."""
    kind = rule.keys["extends"]
    if kind not in {"existence", "substitution", "occurrence", "repetition"}:
        return f"“{kind}” {_OTHER_KINDS.get(str(kind), 'is not known')}"
    scopes = rule.keys.get("scope", "text")
    for scope in scopes if isinstance(scopes, list) else [scopes]:
        if scope not in WHOLE_TEXT:
            return f"holds for the scope “{scope}” only"
    if rule.keys.get("raw"):
        return "is a raw regular expression"
    return None


def _existence(rule: ValeRule, drawing: Drawing) -> None:
    found = _phrases(rule, rule.strings("tokens"), drawing)
    if found:
        message = _message(rule, "{match}")
        keys = {**_common(rule, drawing), "message": message, "match": _match(rule, found), "advice": _advice(rule)}
        drawing.rules.append(Drawn(slug(rule.name), keys, found))


def _substitution(rule: ValeRule, drawing: Drawing) -> None:
    swaps: dict[str, list[str]] = defaultdict(list)
    swap = rule.keys.get("swap")
    pairs = swap.items() if isinstance(swap, Mapping) else [pair for each in swap or () for pair in each.items()]
    for observed, preferred in pairs:
        if found := _phrases(rule, (str(observed),), drawing):
            swaps[str(preferred)] += found
    common = _common(rule, drawing) if swaps else {}
    taken: set[str] = set()
    for preferred, observed in swaps.items():
        found = tuple(dict.fromkeys(observed))
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
        drawing.left.append("counts something else than the words of a sentence")
        return
    match = {"layout": "long-sentence", "with": {"words": most}}
    keys = {**_common(rule, drawing), "message": _message(rule, "{match}"), "match": match}
    drawing.rules.append(Drawn(slug(rule.name), {**keys, "advice": "Make two sentences of it."}))


def _repetition(rule: ValeRule, drawing: Drawing) -> None:
    keys = {**_common(rule, drawing), "message": _message(rule, "{match}"), "match": {"layout": "repeated-word"}}
    drawing.rules.append(Drawn(slug(rule.name), {**keys, "advice": "Leave one of the two out."}))


def _phrases(rule: ValeRule, tokens: tuple[str, ...], drawing: Drawing) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for token in tokens:
        try:
            found |= dict.fromkeys(phrases(token))
        except CannotCarry as reason:
            drawing.left.append(f"“{token}” {reason}")
    return tuple(found)


def _match(rule: ValeRule, found: tuple[str, ...]) -> list[dict[str, Any]]:
    case: dict[str, Any] = {} if rule.flag("ignorecase") else {"case": True}
    return [{"find": phrase, **case} for phrase in found]


def _common(rule: ValeRule, drawing: Drawing) -> dict[str, Any]:
    keys: dict[str, Any] = {"level": rule.keys.get("level", "warning")}
    if why := str(rule.keys.get("description") or "").strip():
        keys["why"] = _SLOT.sub("it", why)
    if link := rule.keys.get("link"):
        keys["why"] = f"{keys.get('why', 'The style guide says so.')} See {link}"
    if unless := _phrases(rule, rule.strings("exceptions"), drawing):
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
