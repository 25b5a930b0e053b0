"""Claims: what a half of a contrast must be to stand without the other."""

from __future__ import annotations

import re

from unmask.english.alternation import any_of

_ROLE = any_of("""
    problem | issue | bottleneck | blocker | obstacle | barrier | challenge | culprit | hard part | question
    constraint | risk | threat | reason | differentiator | priority
""")
_SEEKING = re.compile(rf"(?:just |really )?(?P<what>(?:the|your|our) (?:real |biggest |main )?{_ROLE})[.!…]*$", re.I)
_ASKING = re.compile(r"(?P<what>(?:what|where|why) [^.!?,]{3,60})[.!…]*$", re.IGNORECASE)
_ASKS_TOO = re.compile(r"(?:what|where|why|how|who)\b", re.IGNORECASE)
_OWN_ROLE = re.compile(
    rf"an?\b|the (?:\w+ )?(?:solution|answer|opportunity|symptom|cure|start|beginning|goal)\b"
    rf"|.*\b(?:it|them|{_ROLE})\b",
    re.IGNORECASE,
)
_SLOGAN = re.compile(
    r"(?:just |all )?(?:an?|our|the|your) (?:\w+ )?(?:movement|revolution|lifestyle|way of life|experience|legacy"
    r"|calling|game[- ]changer|superpower|journey|story|family|tribe|vibe|promise to you)[.!]?$",
    re.IGNORECASE,
)
_NO_CLAIM = re.compile(
    r"""(?:\w+\ )?(?:not|never|no)\b | \w+n't\b
      | (?:both|neither|either|all|everything|the\ (?:opposite|other)|more|less|worse)\b
      | (?:how\ )?(?:when|how|why|where|who|what|if|whether|much|many|often|fast|long|soon)\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_THING = re.compile(
    r"(?:an?|the|my|your|our|their|his|her|its|about|just|only|merely|simply|because|how|what|who|where|when|that"
    r"|[\w'-]+ing|[\w'-]+s)\b|.*\b(?:alone|itself)\b",
    re.IGNORECASE,
)
_THEM = re.compile(r"\b(?:them|they|their|those|ones)\b", re.IGNORECASE)
_IT = re.compile(r"(?:\S+ ){0,2}(?:it|one)\b", re.IGNORECASE)
_MANY = re.compile(r"\b(?:\w*[^s\W]s|people|men|women|children)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"(?:^|[,;:—–] ?)(?:if|when|unless|until|since|once|as|though|although|what|where)\b[^,;:—–]*$", re.IGNORECASE
)
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
