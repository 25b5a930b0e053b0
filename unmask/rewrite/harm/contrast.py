"""Contrasts: “not X but Y” says of X that it is not so, which only some contrasts can do without."""

from __future__ import annotations

import re

from unmask.english.word import stem
from unmask.english.wordlist import alternatives, words
from unmask.fidelity.align import LIGHT
from unmask.fidelity.difference import denials
from unmask.rewrite.harm.held import Held

LITTLE = 2
"""With no more words than this that say something, half a contrast says nothing."""

_WHOLE = 6
"""Fewer words are half a contrast: of such rewrites readers refused 4 in 10, of longer ones 1 in 6 (140 rewrites)."""

_LONG = 16
"""In a sentence of more words it is no longer heard that “A and B” stood for “not only A but B”."""

_NEAR = 3
"""How many sentences away what a denial speaks of may stand."""

_ROOT = 4
"""Words that have so many first letters in common may be one, as “luck” and “lucky” are."""

_TERM = re.compile(r"[^\W_]+")
_NOT_ONLY = re.compile(
    rf"(?:\bnot|n['’]t|\bcannot|\bnever)\s+{alternatives('grammar', 'softeners')}\b|\balone\b", re.IGNORECASE
)
_COPULA = re.compile(r"(?:\b(?:is|are|was|were|be|means)|['’]s|['’]re)\s+(?P<said>[^;:—–]*)$", re.IGNORECASE)
_PRONOUN = re.compile(rf"[^\w]*{alternatives('recast', 'leans back')}\b", re.IGNORECASE)
_TURN = re.compile(r"[.;:!?—–-][\"')]*\s+\w|[—–]|, (?:but|it|they|this|that)\b|\bbut\b", re.IGNORECASE)
"""Where a denial turns into what is claimed instead."""

_DEGREE = re.compile(r"\b(?:better|more|less|fewer|bigger|faster|harder|smarter|stronger|worse|[a-z]{3,}ier)\b")
_MANNER = re.compile(r"\b[a-z]{4,}ly$", re.IGNORECASE)
"""How a thing is denied to come about: “Bread does not fail randomly.”."""

_IT = re.compile(r"[^\w]*(?:it|this|that)\b", re.IGNORECASE)
_FOLK = re.compile(r"[^\w]*(?:we|you|they|he|she)\b", re.IGNORECASE)
_GERUND = re.compile(r"[^\w]*(?:it|this|that)(?:['’]s| is)\s+\w+ing\b", re.IGNORECASE)
_LIGHT = LIGHT | frozenset(words("claim", "empty"))
_BY_TURNS = re.compile(r"\b(?:sometimes|at times|more often|instead)\b", re.IGNORECASE)
"""What is said beside something else that is denied: “It is not always flour, it is sometimes salt.”."""

_CHANGED = re.compile(r"\b(?:any ?more|no longer|not yet)\b", re.IGNORECASE)
"""What says that it was so once, or will be: “Rye isn't food any more. It is a cause.”."""

_AND = re.compile(r"\band\b", re.IGNORECASE)
_VERB_ALONE = re.compile(r"\bnot (?:only|just|merely|simply) \w+,? but (?:also )?(?P<other>[^.!?,;:]+)", re.IGNORECASE)
_AS_WELL = re.compile(r"\b(?:also|as well|too|both)\b", re.IGNORECASE)
_LISTED = re.compile(r"\band [^.!?;:]{0,160}, (?:[\w'’-]+ ){0,4}[\w'’-]+,? (?:and|or)\b", re.IGNORECASE)
"""An “and” before a list that has one of its own."""

_TOGETHER = re.compile(rf"\b{alternatives('lean', 'taken together')}\b", re.IGNORECASE)
_WEIGHED = re.compile(r", but\b", re.IGNORECASE)
_BUT = re.compile(r"[^\w]*(?:but|yet|however)\b", re.IGNORECASE)
_OPPOSITE = re.compile(r"\b(?:the opposite|the reverse|the other way round)\b", re.IGNORECASE)

_DENIED = re.compile(
    r"^(?P<subject>[^.!?;]{0,160}?)(?:\b(?:is|are|was|were)(?:n['’]t| not)|['’](?:s|re) not) (?P<denied>[^.!?;:—–]+)",
    re.IGNORECASE,
)
_UNDONE = re.compile(r"\b(?:do|does|did)(?:n['’]t| not) (?P<verb>[a-z]+) (?P<denied>[^.!?;:—–]+)", re.IGNORECASE)
_ABOUT = re.compile(r"\babout\b", re.IGNORECASE)
_AT_STAKE = re.compile(rf"\b{alternatives('lean', 'at stake')}\W*$", re.IGNORECASE)
_BELITTLED = re.compile(rf"\b{alternatives('lean', 'belittled')}\b", re.IGNORECASE)
_WHICH = re.compile(r"\bthat\b", re.IGNORECASE)
_JUST = re.compile(rf"\b{alternatives('grammar', 'softeners')}\b", re.IGNORECASE)
_POINTS = re.compile(r"[^\w]*(?P<to>that|this)\b", re.IGNORECASE)
_STANDS_FOR = re.compile(r"(?:^|.*[\s,])[^\w]*(?:it|this|that|they|these|those|he|she|you|we|I)\W*$", re.IGNORECASE)
_ONE_OF_A_KIND = re.compile(r"(?:just |really |simply )?(?:an?|the|your|our|my) ", re.IGNORECASE)
_QUALITY = re.compile(r"(?:ing|ed|al|ive|ous|able|ible|ful|ss|s)$", re.IGNORECASE)
"""How words end that are no noun in the singular, or may be none."""


def loses_contrast(held: Held) -> bool:
    """Whether a contrast loses a half that it needs: what is denied says something, or what is left says too little."""
    if not held.now or not held.changed:
        return False
    was, said = (" ".join(each.text for each in side) for side in (held.changed, held.now))
    if _stays_only(was, said):
        return True
    fewer = denials(was) > denials(said)
    only = _NOT_ONLY.search(was) is not None and _NOT_ONLY.search(said) is None
    changed = fewer and _CHANGED.search(was) and not _CHANGED.search(said)
    # What people do not do, they may be thought to do: “You're not there yet. But you're close.”
    if _TURN.search(was) and (changed or ((fewer or only) and _FOLK.match(was))):
        return True
    if fewer and (_BY_TURNS.search(was) or _WEIGHED.search(said) or _BUT.match(held.now[0].text)):
        return True
    if not fewer and not only:
        return False
    if was.lower().endswith(said.lower()) and not _PRONOUN.match(said) and not _does_it_after_all(was, said):
        # What stood before says something of its own: “I don't usually share this, but I won.”
        return fewer and (_measures(was, said, held) or _denies_what_was_said(held))
    if only:
        # “It's not just flour. It's salt.”: what “it” is, the flour has said.
        return _IT.match(was) is not None or _loses_besides(was, said)
    if len(held.more) > LITTLE or not _TURN.search(was):
        # It is said in other words, and not left as one half.
        return _measures(was, said, held) or _denies_what_was_said(held)
    if _UNDONE.search(was) and _denies_what_was_said(held):
        return True
    return not _is_set_up(was, said)


def _stays_only(was: str, said: str) -> bool:
    """Whether “isn't just X” stays, and what it is besides is cut off."""
    only, left = _NOT_ONLY.search(was), _NOT_ONLY.search(said)
    if only is None or left is None:
        return False
    return _TURN.search(was, only.end()) is not None and _TURN.search(said, left.end()) is None


def _measures(was: str, said: str, held: Held) -> bool:
    """Whether a contrast that goes told than what something is better, how it does not come about, or what “it” is."""
    turn = _TURN.search(was)
    denied = was[: turn.start()] if turn is not None else ""
    # “Better” is better than what was denied: “It isn't about better flour. It's about better ovens.”
    if set(_DEGREE.findall(denied.lower())) & set(_DEGREE.findall(said.lower())):
        return True
    # “It” is what stands before, and that may have been asked, or be said of the denied half alone.
    return _MANNER.search(denied) is not None or (bool(held.ahead) and _IT.match(was) is not None)


def _denies_what_was_said(held: Held) -> bool:
    """Whether a denial that goes speaks of what stands beside it: “Luck? That isn't luck.”."""
    gone = {word[:_ROOT] for word in held.less if word not in _LIGHT and len(word) >= _ROOT}
    beside = (*held.ahead[-_NEAR:], *held.beyond[:_NEAR])
    said = {word[:_ROOT] for sentence in beside for word in sentence.words if len(word) >= _ROOT}
    return bool(gone & said) or any(_OPPOSITE.search(sentence.text) for sentence in held.beyond[:_NEAR])


def _loses_besides(was: str, said: str) -> bool:
    """Whether it is lost that something is X as well, of which “not just X” was said."""
    added = any(len(each.findall(said)) > len(each.findall(was)) for each in (_AND, _AS_WELL))
    alone = _VERB_ALONE.search(was)
    if alone is not None and len(alone["other"].split()) > 1:
        # “It not only kneads but also bakes like a baker” does not knead like one.
        return True
    if _kept(was, said):
        longer = len(_TERM.findall(said)) > _LONG
        return longer or not (added or _AS_WELL.search(said)) or _LISTED.search(said) is not None
    found = _NOT_ONLY.search(was)
    if added or found is None or found[0].lower() == "alone" or _TOGETHER.search(said):
        return True
    # “It isn't just a product” makes little of it; “it isn't just coal” says that it is coal too.
    turn = _TURN.search(was, found.end())
    return _BELITTLED.search(was, found.end(), turn.start() if turn is not None else len(was)) is None


def _kept(was: str, said: str) -> bool:
    """Whether what “not only” was said of still stands."""
    found = _NOT_ONLY.search(was)
    following = _TERM.findall(was[found.end() :].lower()) if found else []
    first = next((word for word in following if word not in _LIGHT and word != "about"), "")
    return bool(first) and stem(first) in _stems(said)


def _is_set_up(was: str, said: str) -> bool:
    """Whether X is denied for the sake of Y alone, so that “Y” says what “not X but Y” does.

    So it is with what something is about, what matters, of what kind a thing is, and to whom a deed is done. To deny
    an accusation or a quality says more: “the mill is not closing, it is moving”.
    """
    if _GERUND.match(said) and not _GERUND.match(was):
        return False
    found = _DENIED.match(was)
    subject = found["subject"].strip() if found is not None else ""
    if len(_TERM.findall(said)) < _WHOLE and not _AT_STAKE.search(subject):
        # “Bread is a friend.” says little without what it is not.
        return False
    if (undone := _UNDONE.search(was)) is not None:
        rest = _meaning(undone["denied"])
        differ = bool(rest) and not rest & _meaning(said) and not _MANNER.search(undone["denied"])
        # “You just need rest” makes little of what it is weighed against.
        return differ and _does_it_after_all(was, said) and not _JUST.search(said)
    if found is None or _DEGREE.search(found["denied"].lower()):
        return False
    denied = found["denied"].strip()
    pointed = _POINTS.match(subject)
    if pointed is not None and pointed["to"].lower() == "that":
        return False
    if _ABOUT.match(denied):
        named = not _STANDS_FOR.match(subject) or pointed is not None
        return named and _ABOUT.search(said) is not None
    if _STANDS_FOR.match(subject):
        # “It's not the flour that makes the loaf. It's the rest.” is as well said of the rest.
        return all(_WHICH.search(side) for side in (denied, said))
    if _AT_STAKE.search(subject):
        return True
    words_denied = denied.split()
    kind = _ONE_OF_A_KIND.match(denied) is not None or (
        len(words_denied) == 1 and _QUALITY.search(words_denied[0]) is None
    )
    return kind and _ONE_OF_A_KIND.match(_claimed(said)) is not None


def _does_it_after_all(was: str, said: str) -> bool:
    """Whether a deed is denied and then told of something else: “They don't leave bakeries. They leave bakers.”."""
    undone = _UNDONE.search(was)
    return undone is not None and stem(undone["verb"].lower()) in _stems(said)


def _claimed(said: str) -> str:
    """What stands behind the verb of a claim."""
    end = _COPULA.search(said)
    return end["said"] if end else said.partition(" ")[2]


def _stems(text: str) -> set[str]:
    return set(map(stem, _TERM.findall(text.lower())))


def _meaning(text: str) -> set[str]:
    """The stems of the words that say something."""
    return {stem(word) for word in _TERM.findall(text.lower()) if word not in _LIGHT}
