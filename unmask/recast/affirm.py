"""Affirming: the second of two sentences by itself, when the first only denied what nobody had said."""

from __future__ import annotations

import re

from unmask.recast.claim import capital, claims, hangs, plural, sought
from unmask.segment.line import Line, written

_LEAD = (
    r"(?P<lead>(?:(?:and|but|so|because|now|remember|honestly|look|in fact|the truth is),? )?(?:[^.!?:;,—–]{2,40}, )?)"
)
_NOUN = r"(?P<subject>[\w\"'][^.!?:;,—–]{0,60}?)"
_DENIED = re.compile(rf"{_LEAD}{_NOUN}(?P<be> is| are|'s|'re)(?: not|n't) (?P<denied>[^—–;]*)$", re.IGNORECASE)
_UNDONE = re.compile(
    rf"{_LEAD}{_NOUN} (?P<aux>don't|do not|doesn't|does not|won't|will not|can't|cannot|never) [^—–;]*$", re.IGNORECASE
)
SOFT = r"(?:actually |really |simply |rather |in fact )?"
"""Words that a claim may open with and lose."""

_BUT = r"(?:but |no, |rather,? |instead,? )?"
_IS = re.compile(rf"{_BUT}(?P<subject>it|they|this|that|these|those|we|you)(?P<be>'s|'re| is| are) {SOFT}", re.I)
_DOES = re.compile(rf"{_BUT}(?P<subject>it|they|we|you)(?: (?:also|just|actually|really|always))? [a-z]+\b", re.I)
_WAS = re.compile(r"(?:it|this|that) (?:was never|wasn't|was not) (?:about|because)\b", re.IGNORECASE)
_NOT = re.compile(r"not\b", re.IGNORECASE)

_PRONOUN = re.compile(r"(?:it|this|that|they|these|those|we|you|i|he|she|there|here)$", re.IGNORECASE)
_POINTING = frozenset({"this", "that", "these", "those", "we", "you"})
_CONTRACTS = frozenset({"it", "that", "they", "we", "you"})
_CLAUSE = re.compile(r"\b(?:that|which|who|because|if|when|while|unless|until)\b", re.IGNORECASE)
_PLURAL = re.compile(r"(?:\w*[^s\W]s|people|men|women|children|parents)$", re.IGNORECASE)
_GERUND = re.compile(r"[a-z]+ing\b", re.IGNORECASE)
_LONGEST = 7


def affirmed(one: Line, other: Line, source: str) -> str | None:
    """The second of two sentences, with the subject of the first where it has only a pronoun for it.

    The letters are those of the source text. None where that would not be a sentence, or not surely the same claim.
    """
    if (_NOT.match(one.text) and _IS.match(other.text)) or _WAS.match(one.text):
        return capital(written(other, 0, len(other.text), source))
    return _being(one, other, source) or _doing(one, other, source)


def _being(one: Line, other: Line, source: str) -> str | None:
    """What “X isn't A. It's B.” says of X; or of A, where the second sentence speaks of that."""
    found, turn = _DENIED.match(one.text), _IS.match(other.text)
    if found is None:
        return None
    subject = found["subject"]
    if turn is None:
        return _opening_alike(other, subject, source)
    rest, said = other.text[turn.end() :], written(other, turn.end(), len(other.text), source)
    kept = written(one, 0, found.end("subject"), source)
    many = plural(turn["be"])
    if _PRONOUN.match(subject):
        if not claims(rest):
            return None
        if subject.lower() == "this" and _GERUND.match(rest):
            return capital(written(other, turn.start("subject"), len(other.text), source))
        if subject.lower() == "it" and rest.startswith("that ") and found["denied"].startswith("that "):
            return capital(written(other, turn.end() + len("that "), len(other.text), source))
        contracts = turn["be"].startswith(" ") or subject.lower() in _CONTRACTS
        be = written(other, *turn.span("be"), source) if contracts else " are" if many else " is"
        return f"{kept}{be} {said}"
    if turn["subject"].lower() in _POINTING or not claims(rest):
        return None
    what = sought(found["denied"], rest)
    if what is not None:
        return _answered(one, found, what, said, source)
    if not _is_name(subject) or plural(found["be"]) != many or hangs(rest, many=many):
        return None
    return f"{kept} {'are' if many else 'is'} {said}"


def _answered(one: Line, found: re.Match[str], what: str, said: str, source: str) -> str | None:
    """What “Price isn't the problem. It's trust.” says of the problem."""
    if not what:
        return None
    start = found.start("denied") + found["denied"].index(what)
    lead, named = written(one, 0, found.end("lead"), source), written(one, start, start + len(what), source)
    return f"{lead}{named if lead else capital(named)} is {said}"


def _doing(one: Line, other: Line, source: str) -> str | None:
    """What “X doesn't A. It Bs.” says of X."""
    found, turn = _UNDONE.match(one.text), _DOES.match(other.text) or _IS.match(other.text)
    if found is None:
        return None
    subject = found["subject"]
    if turn is None:
        return _opening_alike(other, subject, source)
    if _PRONOUN.match(subject):
        same = subject.lower() == turn["subject"].lower()
        return capital(written(other, turn.start("subject"), len(other.text), source)) if same else None
    many = turn["subject"].lower() == "they"
    if turn["subject"].lower() in _POINTING or not _is_name(subject) or many != _is_many(subject, found["aux"]):
        return None
    if hangs(other.text[turn.end() :].lstrip(), many=many):
        return None
    said = written(other, turn.end("subject"), len(other.text), source)
    if said.startswith(("'", "’")):
        said = f" {'are' if many else 'is'}{written(other, turn.end('be'), len(other.text), source)}"
    return written(one, 0, found.end("subject"), source) + said


def _is_many(subject: str, aux: str) -> bool:
    """Whether a subject is plural, by its verb, or by its last word where the verb does not tell."""
    aux = aux.lower()
    return aux.startswith(("don't", "do ")) or (not aux.startswith("does") and _PLURAL.search(subject) is not None)


def _opening_alike(other: Line, subject: str, source: str) -> str | None:
    """The second sentence, where it opens with the subject itself: “AI is no friend. AI is a tool.”."""
    if not other.text.lower().startswith(subject.lower() + " ") or hangs(other.text[len(subject) :], many=True):
        return None
    return capital(written(other, 0, len(other.text), source))


def _is_name(subject: str) -> bool:
    return len(subject.split()) <= _LONGEST and _CLAUSE.search(subject) is None
