"""Affirming: the second of two sentences by itself, when the first only denied what nobody had said."""

from __future__ import annotations

import re

from unmask.english.wordlist import alternatives
from unmask.segment.line import Line, written

_ROLE = alternatives("recast", "roles")
_SEEKING = re.compile(rf"(?:just |really )?(?P<what>(?:the|your|our) (?:real |biggest |main )?{_ROLE})[.!…]*$", re.I)
_ASKING = re.compile(r"(?P<what>(?:what|where|why) [^.!?,]{3,60})[.!…]*$", re.IGNORECASE)
_ASKS_TOO = re.compile(r"(?:what|where|why|how|who)\b", re.IGNORECASE)
_OWN_ROLE = re.compile(
    rf"an?\b|the (?:\w+ )?{alternatives('recast', 'roles of its own')}\b|.*\b(?:it|them|{_ROLE})\b", re.IGNORECASE
)
_SLOGAN = re.compile(
    rf"(?:just |all )?(?:an?|our|the|your) (?:\w+ )?{alternatives('recast', 'slogans')}[.!]?$", re.IGNORECASE
)
_NO_CLAIM = re.compile(
    rf"""(?:\w+\ )?(?:not|never|no)\b | \w+n't\b | {alternatives("recast", "no claims")}\b
      | (?:how\ )?{alternatives("recast", "asks on")}\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_THING = re.compile(
    rf"""(?:{alternatives("recast", "opens a thing")}|{alternatives("grammar", "possessives", "softeners")}
      |[\w'-]+ing|[\w'-]+s)\b|.*\b(?:alone|itself)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_THEM = re.compile(r"\b(?:them|they|their|those|ones)\b", re.IGNORECASE)
_IT = re.compile(r"(?:\S+ ){0,2}(?:it|one)\b", re.IGNORECASE)
_MANY = re.compile(rf"\b(?:\w*[^s\W]s|{alternatives('grammar', 'plurals without s')})\b", re.IGNORECASE)
_CONDITION = re.compile(rf"(?:^|[,;:—–] ?){alternatives('recast', 'opens a condition')}\b[^,;:—–]*$", re.IGNORECASE)
NEAR = 12
"""From how far into a half “them” can only be the subject's own."""


def sought(denied: str, rest: str) -> str | None:
    """What the second half is an answer to, where the first denies that its subject is it.

    “Price isn't the problem. It's trust.” seeks the problem; empty where it may be that, but may be something else.
    None where the second half speaks of the subject: “Success isn't what you have. It's who you are.”
    """
    asking = _ASKING.match(denied)
    found = asking or _SEEKING.match(denied)
    if found is None or (asking and _ASKS_TOO.match(rest)):
        return None
    return "" if _OWN_ROLE.match(rest) else found["what"]


def claims(rest: str) -> bool:
    """Whether what follows “it is” says something by itself; “both”, “not that either” and “a movement” do not."""
    return rest != "" and not any(empty.match(rest) for empty in (_NO_CLAIM, _SLOGAN))


def concedes(denied: str, rest: str) -> bool:
    """Whether “isn't A, but it's B” grants A: with a quality on each side it does, as in “isn't new, but it's dry”."""
    return not any(_THING.match(half) for half in (denied, rest))


def hangs(rest: str, *, many: bool) -> bool:
    """Whether what stays has a pronoun that may stand for something in what goes.

    `many` is whether the subject is plural, so that “them” may be the subject's own.
    """
    them = _THEM.search(rest)
    if them is not None and _MANY.search(rest, 0, them.start()) is None:
        return not (many and them.start() > NEAR)
    return _IT.match(rest) is not None


def conditional(before: str) -> bool:
    """Whether what follows is denied under a condition only, as in “If it isn't written down, it's gone”."""
    return _CONDITION.search(before) is not None


def plural(be: str) -> bool:
    """Whether a form of be, with the space before it, is that of many."""
    return be.lower() in {" are", "'re"}


def capital(words: str) -> str:
    """The words with a capital at their start."""
    return words[:1].upper() + words[1:]


LEAD = rf"(?:{alternatives('rhetoric', 'denial leads')},? )?"
"""What a sentence may open with before it denies something, as part of an expression."""

_LEAD = rf"(?P<lead>{LEAD}(?:[^.!?:;,—–]{{2,40}}, )?)"
_NOUN = r"(?P<subject>[\w\"'][^.!?:;,—–]{0,60}?)"
_DENIED = re.compile(rf"{_LEAD}{_NOUN}(?P<be> is| are|'s|'re)(?: not|n't) (?P<denied>[^—–;]*)$", re.IGNORECASE)
_UNDONE = re.compile(rf"{_LEAD}{_NOUN} (?P<aux>{alternatives('grammar', 'denied deeds')}) [^—–;]*$", re.IGNORECASE)
SOFT = r"(?:actually |really |simply |rather |in fact )?"
"""Words that a claim may open with and lose."""

BUT = r"(?:but |no, |rather,? |instead,? )?"
"""What a sentence may open with that affirms something else, as part of an expression."""

AGAIN = rf"(?:it|they|we|you|{alternatives('grammar', 'pointing subjects')})"
"""The subject of a sentence that affirms, after one that denied something of it, as part of an expression."""

_IS = re.compile(rf"{BUT}(?P<subject>{AGAIN})(?P<be>'s|'re| is| are) {SOFT}", re.IGNORECASE)
_DOES = re.compile(
    rf"{BUT}(?P<subject>it|they|we|you)(?: (?:also|just|actually|really|always))? [a-z]+\b", re.IGNORECASE
)
_WAS = re.compile(r"(?:it|this|that) (?:was never|wasn't|was not) (?:about|because)\b", re.IGNORECASE)
_NOT = re.compile(r"not\b", re.IGNORECASE)

_PRONOUN = re.compile(
    rf"(?:{alternatives('grammar', 'personal subjects', 'pointing subjects')}|there|here)$", re.IGNORECASE
)
_POINTING = frozenset({"this", "that", "these", "those", "we", "you"})
_CONTRACTS = frozenset({"it", "that", "they", "we", "you"})
_CLAUSE = re.compile(rf"\b(?:because|{alternatives('grammar', 'relatives', 'conditions')})\b", re.IGNORECASE)
_PLURAL = re.compile(rf"(?:\w*[^s\W]s|{alternatives('grammar', 'plurals without s')})$", re.IGNORECASE)
_GERUND = re.compile(r"[a-z]+ing\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:that|who|which)(?:['’]s|['’]re| (?:is|are|has|have|was|were|\w+s))\b", re.IGNORECASE)
"""What is cleft: “It's the heat that ruins it” has its claim after the “that”."""

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
    if not what or _RELATIVE.search(said):
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
