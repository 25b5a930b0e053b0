"""Whether `tokens` and `grammar` patterns say what spaCy's matchers can read, and what they may cost.

spaCy's own checks come late, when a text is searched, and bound nothing: a pattern may hold a regular expression, and
gaps or free words whose ways to lie on a sentence multiply. So what a pattern may say is listed here, and its ways are
counted before it is built.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import prod
from typing import Any

from unmask.rulebook.piece import Phrase, Slot, Stop, pieces

Parse = Callable[[str], Phrase]
"""What reads a phrase. It raises `PhraseError`, a `ValueError`."""

MOST_TOKENS = 30
MOST_NODES = 10
MOST_WAYS = 20_000
"""In how many ways a pattern of grammar may lie on a sentence of 40 words, about."""

_TEXTS = frozenset({"ORTH", "TEXT", "LOWER", "NORM", "LEMMA", "SHAPE", "POS", "TAG", "DEP", "MORPH", "ENT_TYPE"})
_SIGNS = """
IS_ALPHA IS_ASCII IS_BRACKET IS_CURRENCY IS_DIGIT IS_LEFT_PUNCT IS_LOWER IS_PUNCT IS_QUOTE IS_RIGHT_PUNCT IS_SENT_START
IS_SPACE IS_STOP IS_TITLE IS_UPPER LIKE_EMAIL LIKE_NUM LIKE_URL SPACY
"""
_FLAGS = frozenset(_SIGNS.split())
_ATTRIBUTES = (*sorted(_TEXTS | _FLAGS), "LENGTH", "OP", "words")
_LISTS = ("IN", "NOT_IN")
_COMPARED = ("==", "!=", ">=", "<=", ">", "<")
_OPERATOR = re.compile(r"[!?*+]|\{(?P<least>\d{0,2})(?P<comma>,)?(?P<most>\d{0,2})\}", re.ASCII)
_FEATURES = re.compile(r"\w+=[\w,]+(?:\|\w+=[\w,]+)*", re.ASCII)
_SENTENCE = 40
"""How many words a long sentence has; a gap without end is taken to be as long."""

_PARTS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE"
_POS = frozenset(_PARTS.split())
_CHOICES: Mapping[str | None, int] = {
    None: _SENTENCE,
    "after": _SENTENCE // 2,
    "before": _SENTENCE // 2,
    "descendant": _SENTENCE // 2,
    "ancestor": 6,
    "child": 4,
    "parent": 1,
    "next": 1,
}
"""About how many words of a sentence stand in a relation to one of them."""


def token_faults(tokens: Sequence[Mapping[str, Any]], parse: Parse) -> Iterator[str]:
    """What is wrong with tokens for spaCy's `Matcher`, in words."""
    if len(tokens) > MOST_TOKENS:
        yield f"“tokens” has {len(tokens)} tokens, and may have {MOST_TOKENS}; divide the pattern"
        return
    spans: list[tuple[int, int]] = []
    for token in tokens:
        for key, value in token.items():
            if key == "OP":
                span = _span(value)
                if span is None:
                    yield f"“OP” cannot be “{_short(value)}”; it is one of ! ? * + {{n}} {{n,m}}, with n and m up to 20"
                    return
                spans.append(span)
            elif fault := _attribute_fault(key, value, parse):
                yield fault
        if "OP" not in token:
            spans.append((1, 1))
    if not any(least for least, _ in spans):
        yield "every token may be missing, so it would match nothing; make one required"
    count = prod(most - least + 1 for least, most in spans)
    if count > MOST_WAYS:
        yield f"its operators let it lie on a sentence in {count:,} ways, and {MOST_WAYS:,} are the most; narrow them"


def _span(operator: object) -> tuple[int, int] | None:
    """How many tokens an operator stands for, at least and at most; None where it is none."""
    found = _OPERATOR.fullmatch(operator) if isinstance(operator, str) else None
    if found is None:
        return None
    if (simple := {"!": (1, 1), "?": (0, 1), "*": (0, _SENTENCE), "+": (1, _SENTENCE)}.get(found[0])) is not None:
        return simple
    least = int(found["least"] or 0)
    most = int(found["most"] or (_SENTENCE if found["comma"] else least))
    bounded = max(least, most if found["most"] else 0) <= 20
    named = found["least"] or found["most"]
    return (least, most) if bounded and named and least <= most and most > 0 else None


def _attribute_fault(key: str, value: Any, parse: Parse) -> str | None:
    if key == "words":
        if not isinstance(value, list) or not value or not all(isinstance(each, str) for each in value):
            return "“words” must be a list of words"
        return next(word_faults(value, parse), None)
    if key in _FLAGS:
        return None if isinstance(value, bool) else f"“{key}” must be true or false"
    if key == "LENGTH":
        return None if _is_length(value) else "“LENGTH” must be a whole number, or a mapping such as {'>=': 5}"
    if key not in _TEXTS:
        return f"a token has no “{_short(key)}”; it may have {', '.join(_ATTRIBUTES)}"
    return _text_fault(key, value)


def _text_fault(key: str, value: Any) -> str | None:
    if isinstance(value, str):
        return _feature_fault([value]) if key == "MORPH" else None
    if not isinstance(value, Mapping) or not value:
        return f"“{key}” must be text, or a mapping with IN or NOT_IN"
    for name, listed in value.items():
        if name in {"REGEX", "FUZZY"} or name.startswith("FUZZY"):
            return f"“{key}” asks for “{_short(name)}”; packs hold no expressions, so list the words under IN"
        if name not in _LISTS:
            return f"“{key}” cannot have “{_short(name)}”; it may have IN or NOT_IN"
        if not isinstance(listed, list) or not listed or not all(isinstance(each, str) for each in listed):
            return f"“{name}” of “{key}” must be a list of texts"
        if key == "MORPH" and (fault := _feature_fault(listed)):
            return fault
    return None


def _feature_fault(given: Sequence[str]) -> str | None:
    wrong = next((each for each in given if not _FEATURES.fullmatch(each)), None)
    return f"“MORPH” cannot be “{_short(wrong)}”; write it as Number=Plur|Person=3" if wrong is not None else None


def _is_length(value: Any) -> bool:
    if isinstance(value, Mapping):
        return bool(value) and all(name in _COMPARED and _is_length(each) for name, each in value.items())
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1_000


def word_faults(entries: Sequence[str], parse: Parse) -> Iterator[str]:
    """What is wrong with the `words` of a token or node, each of which stands for single words."""
    for entry in entries:
        try:
            found = parse(entry)
        except ValueError as error:
            yield str(error)
            continue
        if any(isinstance(piece, Slot | Stop) for piece in pieces(found.body)):
            yield f"“{_short(entry)}” is not a single word; a node takes words, {{verb}}, {{noun:n}} or a <class>"


def pos_fault(key: str, given: Sequence[str]) -> str | None:
    """What is wrong with parts of speech, if anything is."""
    for each in given:
        if each not in _POS:
            return f"“{key}” cannot be “{_short(each)}”; it is one of {', '.join(sorted(_POS))}"
    return None


def node_faults(grammar: Mapping[str, Any], parse: Parse) -> Iterator[str]:
    """What is wrong with a pattern for spaCy's `DependencyMatcher`, in words."""
    if len(grammar["nodes"]) > MOST_NODES:
        yield f"“nodes” has {len(grammar['nodes'])} nodes, and may have {MOST_NODES}; divide the pattern"
        return
    nodes = [node["name"] for node in grammar["nodes"]]
    for marked in grammar["mark"]:
        if marked.removesuffix("+").removesuffix("<") not in nodes:
            yield f"“mark” names “{_short(marked)}”, which is no node; nodes: {', '.join(nodes)}"
    for number, node in enumerate(grammar["nodes"]):
        name = f"the node “{_short(node['name'])}”"
        if node["name"] in nodes[:number]:
            yield f"two nodes are called “{node['name']}”; rename one"
        if ("of" in node) != ("relation" in node):
            yield f"{name} needs “of” and “relation”, or neither"
        elif number == 0 and "of" in node:
            yield f"{name} is the first, so it stands by itself; leave out “of”"
        elif number > 0 and "of" not in node:
            yield f"{name} lacks “of” and “relation”"
        elif "of" in node and node["of"] not in nodes[:number]:
            yield f"{name} hangs on “{_short(node['of'])}”, which is not above it"
        yield from word_faults(node.get("words", ()), parse)
        if fault := pos_fault("pos", node.get("pos", ())):
            yield fault
    count = prod(map(_choices, grammar["nodes"]))
    if count > MOST_WAYS:
        yield f"it may lie on a sentence in {count:,} ways, and {MOST_WAYS:,} are the most; say more of its nodes"


def _choices(node: Mapping[str, Any]) -> int:
    """About how many words of a sentence a node may stand for, once the node above it is found."""
    found = _CHOICES[node.get("relation")]
    said = 10 if "words" in node else 4 if any(key in node for key in ("tags", "dep", "pos")) else 1
    return max(1, found // said)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"
