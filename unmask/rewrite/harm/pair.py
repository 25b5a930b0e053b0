"""Pairs: a question and its answer, a denial and what it was weighed against, a condition and what hangs on it."""

from __future__ import annotations

import re

from unmask.english.wordlist import alternatives, phrases, words
from unmask.fidelity.align import LIGHT
from unmask.fidelity.difference import denials
from unmask.rewrite.harm.contrast import LITTLE
from unmask.rewrite.harm.held import Held
from unmask.rewrite.harm.reference import opening

ANSWERS = opening(phrases("lean", "answers"))
"""What matches an answer that says nothing without its question."""

ASKS = re.compile("|".join(re.escape(each) for each in phrases("lean", "asks for answers")), re.IGNORECASE)
"""What matches a request for answers, wherever it stands in a sentence."""

_TO_READERS = re.compile(r"[^\w]*(?:do you )?(?:want|need|looking|ready|interested|curious)\b", re.IGNORECASE)
"""A question that what follows it answers with a thing to do: “Want a loaf? Call us.”."""

_ACTS = re.compile(r"[^\w#@]*(?:[\w'-]+\s+){0,3}(?:me|us)\b[^\w]*$", re.IGNORECASE)


_GRAND = frozenset(words("posture", "grand"))
_GRAND_TOO = re.compile(
    r"[^.!?;:\n]{0,60}\band (?:(?:the|an?|all|our|my|her|his|their|your) ){0,2}"
    rf"{alternatives('posture', 'grand')}\b",
    re.IGNORECASE,
)
"""“The great bread and the incredible ovens”: one of two is not left alone with its adjective."""

_LIGHT = LIGHT | frozenset(words("claim", "empty"))
_SUBORDINATORS = frozenset(words("lean", "subordinators"))
_CONDITION = re.compile(
    rf"\b(?:if|when|whether) (?:you|your|{alternatives('grammar', 'anybody')})\b[^,.!?:]*", re.IGNORECASE
)
_CLAUSE = 120
"""So many code points ahead of an edit hold the condition that it stands under."""

_OPENS_IF = re.compile(r"[^\w]*if\b", re.IGNORECASE)
_MORE_OF_IT = re.compile(r"[^.!?,:;]{1,40}, and [^.!?,:;]{1,40}, ")
_IF_ONLY = re.compile(r"(?:^|[.!?\n])[^\w]*if [^,.!?\n]{1,80},\s*$", re.IGNORECASE)
_SAME = re.compile(r"\bthat same\b|\bthe same thing\b", re.IGNORECASE)
_HANDS_OVER = re.compile(rf"[^\w]*{alternatives('lean', 'hands over')}[^\w]*$", re.IGNORECASE)
_NOW = re.compile(r"[^\w]*(?:and )?now (?:you|we|they|it) can\b", re.IGNORECASE)
_AND_IF = re.compile(r"[^\w]*(?:and|or|but) (?:if|when)\b", re.IGNORECASE)
_OFFER = re.compile(
    rf"\b(?:we|I)(?:'d| would|'ll| will|'re| are)\b|\b{alternatives('lean', 'welcomes')}\b",
    re.IGNORECASE,
)
_BOWS = frozenset(words("lean", "bows"))
_WANTS = re.compile(
    rf"\bthe {alternatives('lean', 'wants more')}(?! (?:to|of|that|for|you|behind|we|I|they|in)\b)",
    re.IGNORECASE,
)
_STANDS_FOR = re.compile(
    r"\b(?:what|whatever)\b[^.!?,;:—–]*|\b(?:these|one|two|three)(?: \w+)? things?\b", re.IGNORECASE
)
_EXPLAINED = re.compile(
    rf"(?:{_STANDS_FOR.pattern})\s*[—–:]\s*(?!(?:though|{alternatives('grammar', 'conjunctions')})\b)\w", re.IGNORECASE
)

_NEAR = 3
"""How many sentences away what a denial speaks of may stand."""


_TURNED = re.compile(r"[^\w]*(?:but|however|yet)\b", re.IGNORECASE)
_NOWADAYS = re.compile(r"\b(?:today|now|nowadays|these days|this year)\b", re.IGNORECASE)
_OR = re.compile(r"[^\w]*or\b", re.IGNORECASE)
_ALSO = re.compile(r"[^\w]*(?:while|and|but) also\b", re.IGNORECASE)


def parts_pair(held: Held) -> bool:
    """Whether an edit takes one half of what only makes sense as two."""
    return (
        _question(held)
        or _half_left(held)
        or _uneven(held)
        or _condition(held)
        or _explanation(held)
        or _subordinate(held)
        or _addition(held)
    )


def _question(held: Held) -> bool:
    if not held.cuts:
        return False
    after = held.after[0] if held.after else None
    last, ahead = held.gone[-1].text.rstrip(" \"')"), held.ahead[-1].text if held.ahead else ""
    asked = "?" in last[-3:]
    if asked and after is not None:
        near = after.block.paragraph - held.gone[-1].block.paragraph <= 1
        if near and (ANSWERS.match(after.text) or (_ACTS.match(after.text) and len(after.words) <= 5)):
            return True
        if near and (ASKS.search(after.text) or _SAME.search(after.text)) and "?" not in after.text:
            return True
        if near and _OR.match(after.text):
            return True
    if asked and ((after is not None and _NOW.match(after.text)) or _HANDS_OVER.match(ahead)):
        return True
    answered = ahead.rstrip(" \"')").endswith("?") and not asked
    if answered and len(held.ahead[-1].words) <= _NEAR + 1:
        # “But the crust?” is no question without what follows.
        return True
    near = answered and held.ahead[-1].block.paragraph == held.gone[0].block.paragraph
    return answered and (
        ANSWERS.match(held.gone[0].text) is not None or (near and _TO_READERS.match(ahead) is not None)
    )


def _uneven(held: Held) -> bool:
    """Whether a word goes from some members of a series and stays with another: “loaves, real ovens, real queues”."""
    if not held.touched or not held.now:
        return False
    if not held.more and not _GRAND.isdisjoint(held.less) and _GRAND_TOO.match(held.following):
        return True
    if not held.edit.text.strip():
        return False
    kept = {word for said in held.now for word in said.words}
    uneven = [word for word in held.less if word in kept and word not in _LIGHT and len(word) > LITTLE]
    return any("," in said.text for said in held.now) and bool(uneven) and not held.more


def _half_left(held: Held) -> bool:
    """Whether what a denial was weighed against goes, as in “You need not bake ten loaves. Bake one well.”."""
    if not held.cuts or not held.left:
        return False
    last, first = held.left[-1], held.gone[0]
    if last.block.paragraph != first.block.paragraph or "?" in last.text:
        return False
    denied = denials(last.text) > 0 and denials(first.text) == 0
    return denied and bool(last.stems & first.stems)


def _condition(held: Held) -> bool:
    """Whether an offer or a request loses whom it is for: “If you bake, come by.” to all."""
    if not held.touched or not held.now:
        return False
    if _OPENS_IF.match(held.covered) and _MORE_OF_IT.match(held.following):
        # “If you care for flour, for salt, and for water, come by” is one condition.
        return True
    if not held.edit.text.strip() and _IF_ONLY.search(held.leading[-_CLAUSE:]):
        # “If this helped, tell a friend and follow me” is a condition of both, and would be one of neither.
        return True
    was, said = (" ".join(each.text for each in side) for side in (held.changed, held.now))
    opens = held.now[0].span.start >= held.then.start - 1
    if opens and _WANTS.search(said) and len(held.less) > LITTLE and len(said) < len(was):
        return True
    found = _CONDITION.search(was)
    if found is not None and held.after and _AND_IF.match(held.after[0].text):
        return True
    if _CONDITION.search(said):
        return False
    if found is None or found[0].lower().startswith("whether"):
        return False
    return not _BOWS & set(re.findall(r"[^\W_]+", found[0].lower())) and _OFFER.search(said) is not None


def _addition(held: Held) -> bool:
    """Whether a sentence loses what it sets beside the rest: “They want bread, while also saving.”, “But today …”."""
    if not held.touched:
        return False
    if _TURNED.match(held.changed[0].text) and _NOWADAYS.search(held.covered) and not _NOWADAYS.search(held.edit.text):
        return True
    return _ALSO.match(held.covered) is not None and not _ALSO.match(held.edit.text)


def _explanation(held: Held) -> bool:
    """Whether what a “what”, a “this” or a “one thing” stands for is cut off behind it."""
    if len(held.touched) != 1 or len(held.now) != 1:
        return False
    was, said = held.touched[0].text, held.now[0].text
    return (
        _EXPLAINED.search(was) is not None and _EXPLAINED.search(said) is None and _STANDS_FOR.search(said) is not None
    )


def _subordinate(held: Held) -> bool:
    """Whether a clause loses the word that binds it to the next one, as in “As prices rise, we bake less”."""
    if not held.touched or not held.now or not any(word in held.less for word in _SUBORDINATORS):
        return False
    words_gone = re.findall(r"[^\W_]+", held.covered.lower())
    said = held.following.partition(".")[0]
    bound = len(words_gone) > 1 and any(word in _SUBORDINATORS for word in words_gone[-2:])
    kept = set(re.findall(r"[^\W_]+", held.edit.text.lower()))
    return bound and not kept & _SUBORDINATORS and "," in said
