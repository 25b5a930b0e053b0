"""Guards: words that are mentioned are not used.

Cheap signs in the text decide whether there is anything to decide; only then is the sentence parsed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from unmask.english.word import DENIED_AUXILIARY
from unmask.english.wordlist import alternatives, words
from unmask.types.draft import BlockKind, RegionKind, Sentence
from unmask.types.match import Match, Within
from unmask.types.pattern import Shorthand
from unmask.types.rule import SELF, Guard
from unmask.types.source import asked_soon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_QUOTED = re.compile(r'"([^"]{1,240})"|(?<!\w)\'([^\'\n]{2,80})\'(?!\w)')
_SHORT_QUOTE = 8
_CUE = re.compile(rf"\b{alternatives('mention', 'cues')}\b", re.IGNORECASE)
_NEGATION = re.compile(rf"\b(?:{alternatives('mention', 'denials', 'refusals')}|{DENIED_AUXILIARY})\b", re.IGNORECASE)
_REFUSALS = frozenset(words("mention", "refusals"))
_UNAFRAID = frozenset(words("mention", "unafraid"))
"""Words that a negation stops at: who is not afraid of a thing has it."""
_ADDING = frozenset(words("grammar", "softeners"))
"""Words after which a negation adds to what it denies: "not only a guru but a friend"."""
_REPORTED = re.compile(
    rf"""\b{alternatives("mention", "speakers")}(?:\ \w+)?\ {alternatives("mention", "speech verbs", "speech forms")}
      \b(?!\?)""",
    re.IGNORECASE | re.VERBOSE,
)
_OWN = re.compile(rf"\b{alternatives('claim', 'I', 'we')}\b", re.IGNORECASE)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OWN_WORDS = frozenset((*words("claim", "I"), *words("claim", "we")))


def is_region(within: Within) -> bool:
    """Whether the match touches code or an address, or is part of a hashtag or a mention."""
    block = within.block
    return block.within(
        within.start, within.end, RegionKind.CODE, RegionKind.URL, RegionKind.HASHTAG, RegionKind.MENTION
    )


def is_quoted(within: Within) -> bool:
    """Whether the match is somebody's words held up to be looked at.

    That is so in a block quote, in a short quotation that is not the whole block, and in a longer one with a word
    like "said" or "called" outside it.
    """
    if within.block.kind is BlockKind.QUOTE:
        return True
    text = within.block.text
    if '"' not in text and "'" not in text:
        return False
    stretches = _quotations(text)
    at = bisect_right(stretches, (within.start, -1)) - 1
    if at < 0 or within.end >= stretches[at][1]:
        return False
    start, end = stretches[at]
    return _says_more(text, start, end) and (
        len(text[start + 1 : end - 1].split()) <= _SHORT_QUOTE or _is_told(text, start, end)
    )


@asked_soon(8)
def _quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Where the quotations of a block stand."""
    return tuple(found.span() for found in _QUOTED.finditer(text))


def _says_more(text: str, start: int, end: int) -> bool:
    """Whether a block says something outside a quotation."""
    return any(map(str.isalnum, islice(text, start))) or any(map(str.isalnum, islice(text, end, None)))


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether a word like "said" stands outside a quotation."""
    first, last = _cues(text)
    return 0 <= first < start or last >= end


@asked_soon(8)
def _cues(text: str) -> tuple[int, int]:
    """Where the first word like "said" ends in a block, and where the last starts; -1 where there is none."""
    first = last = -1
    for found in _CUE.finditer(text):
        first = found.end() - 1 if first < 0 else first
        last = found.start()
    return first, last


def is_title(within: Within) -> bool:
    """Whether the match begins in a link of a list: the title of somebody's piece, which the writer did not choose."""
    return within.block.kind is BlockKind.LIST_ITEM and within.block.within(
        within.start, within.start + 1, RegionKind.LINK
    )


def may_be_negated(within: Within, sentence: Sentence) -> bool:
    """Whether the sentence holds, before the match, a word that could negate it."""
    return _NEGATION.search(within.block.text, sentence.start, max(sentence.start, within.start)) is not None


def may_be_reported(within: Within, sentence: Sentence) -> bool:
    """Whether the sentence tells, before the match, of somebody who says something."""
    return _REPORTED.search(within.block.text, sentence.start, max(sentence.start, within.start)) is not None


def may_be_parsed(within: Within) -> bool:
    """Whether the match lies in one sentence, so that its grammar could be asked."""
    return len(within.sentences) == 1


def needs_parse(match: Match) -> bool:
    """Whether only grammar can tell if this match of wording stands."""
    within = match.within
    if within is None or not may_be_parsed(within):
        return False
    rule, sentence = match.rule, within.sentences[0]
    if _tag(match) is not None:
        return True
    if rule.about == SELF and not _OWN.match(within.block.text, within.start):
        return True
    return (Guard.NEGATED not in rule.even_if and may_be_negated(within, sentence)) or (
        Guard.REPORTED not in rule.even_if and may_be_reported(within, sentence)
    )


def _tag(match: Match) -> str | None:
    """The part of speech that the first word of a match must have."""
    return match.pattern.find.tagged if isinstance(match.pattern.find, Shorthand) else None


def stands(match: Match, doc: Doc) -> bool:
    """Whether the match is a use rather than a mention, by the grammar of its sentence."""
    within = match.within
    if within is None:
        return True
    rule, sentence = match.rule, within.sentences[0]
    span = doc.char_span(within.start - sentence.start, within.end - sentence.start, alignment_mode="expand")
    if span is None:
        return True
    if (tag := _tag(match)) is not None and span[0].pos_ != tag:
        return False
    root = span.root
    inside = {token.i for token in span}
    if Guard.NEGATED not in rule.even_if and may_be_negated(within, sentence) and negated(root, inside):
        return False
    if Guard.REPORTED not in rule.even_if and may_be_reported(within, sentence) and reported(root, inside):
        return False
    return not (rule.about == SELF and not _OWN.match(within.block.text, within.start) and not own(root))


def negated(root: Token, inside: set[int]) -> bool:
    """Whether a negation outside the match governs it: "I'm no guru", "not a guru", "never call myself a guru"."""
    for token in (root, *_chain(root)):
        for child in token.children:
            if (
                child.i not in inside
                and child.i < root.i
                and (child.dep_ == "neg" or child.lower_ in {"no", "never", "neither"})
                and child.nbor().lower_ not in _ADDING
            ):
                return True
        if token.i not in inside and token.lower_ in _UNAFRAID:
            return False
        if token.i not in inside and token.lower_ in _REFUSALS:
            return True
        if token is not root and token.dep_ in {"ROOT", "conj", "relcl", "advcl"}:
            break
    return False


def reported(root: Token, inside: set[int]) -> bool:
    """Whether the match hangs on a verb of saying whose subject is somebody other than the writer."""
    for token in _chain(root):
        if token.i in inside or not _REPORTED_VERB.match(token.lower_):
            continue
        subjects = [child for child in token.children if child.dep_ in _SUBJECTS]
        return bool(subjects) and all(_whose(subject) is False for subject in subjects)
    return False


_REPORTED_VERB = re.compile(alternatives("mention", "speech verbs", "speech forms"))


def own(root: Token) -> bool:
    """Whether the clause of the match speaks of the writer: its subject is I, we or theirs, or it has none."""
    for token in (root, *_chain(root)):
        subjects = [child for child in token.children if child.dep_ in _SUBJECTS]
        if subjects:
            return any(_whose(subject) is not False for subject in subjects)
    return True


def _whose(subject: Token) -> bool | None:
    if subject.lower_ in _OWN_WORDS or any(child.lower_ in _OWN_WORDS for child in subject.children):
        return True
    return None if subject.lower_ in {"you", "who", "which"} else False


def _chain(token: Token) -> list[Token]:
    return list(token.ancestors)
