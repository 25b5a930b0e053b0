"""Wording: nouns that an edit leaves bare, openings that come twice, and series whose members part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from unmask.english.word import CONJUNCTIONS, DETERMINERS, EMPTY_NOUNS, EVENT_NOUNS, PREPOSITIONS, WORD, stem
from unmask.english.wordlist import words
from unmask.fidelity.align import LIGHT, Said
from unmask.rewrite.harm.contrast import LITTLE
from unmask.rewrite.harm.held import Held

_GROUP = 2
"""A longer run of words is no mere noun, but has a verb among them."""

_SWAPPED = 2
"""Where more words than this come in, what goes cannot be told from what gives way."""

_FEW = 4
"""More words than this that go together are no adjectives."""


def bares_noun(held: Held) -> bool:
    """Whether words that said what kind go from before a noun that says little without: “an inspiring session”."""
    if held.edit.safe or not held.touched or not held.now or len(held.more.keys() - {"a", "an"}) > _SWAPPED:
        return False
    if not held.edit.text.strip() and _SO.search(held.leading) and _THAT.match(held.following):
        # “So smoothly that nobody hears it” says how smoothly.
        return True
    for ahead, gone, after in _cut_before(held):
        lead = ahead[-1]
        if [word.lower() for word in ahead[-2:]] == ["of", "the"]:
            # “Some of the leading bakers” are not some of all bakers.
            return True
        if lead.lower() in _ALL:
            # “Every great mill” is not every mill.
            return True
        if lead.lower() in PREPOSITIONS and len(gone) == 1 and gone[0].endswith("ing"):
            # “In hopes of inspiring others”: what goes has the noun for its object.
            return True
        if (lead.lower() != "as" and all(word.endswith("ly") for word in gone)) or after[0].lower() == "new":
            # “Truly moving talks” are moving talks, and “exciting new ovens” new ones.
            continue
        adjectives = gone[0] != "and" and "," not in gone and gone[-1] not in _ENDS | DETERMINERS
        swapped = held.more.keys() - {"a", "an"} and lead.lower() in _ONE
        if len(gone) > _FEW or not gone[-1].islower() or not adjectives or swapped:
            continue
        ranked = lead.lower() == "the" and bool(_RANKS & set(gone)) and not after[0].endswith("s")
        if ranked or _is_bare(lead.lower(), after):
            return True
    return False


_SO = re.compile(r"\bso\s*$", re.IGNORECASE)
_THAT = re.compile(r"\s*that\b", re.IGNORECASE)
_RANKS = frozenset(words("lean", "sets apart"))
"""“The leading mill” is one of several, and “the mill” is the only one."""

_HOLLOW = EMPTY_NOUNS | EVENT_NOUNS | frozenset(words("lean", "hollow alone"))
_NOTHING = frozenset(words("lean", "nothing after the"))
_ONE = frozenset({"a", "an", "some", "another", "such", "one", "any", "other"})
_OWN = frozenset({*words("grammar", "possessives"), "this", "that", "these", "those"})
"""What says which one is meant, so that the noun says enough: “our amazing bakers” are our bakers."""

_ENDS = PREPOSITIONS | frozenset(words("lean", "ends a noun"))


def _is_bare(lead: str, after: list[str]) -> bool:
    if lead in _OWN:
        return False
    if lead in {"some", *CONJUNCTIONS} or (lead == "as" and "as" in after):
        return True
    if lead == "the":
        # “The iconic Ana Ruiz” is Ana Ruiz, and not the Ana Ruiz; “the great chances are in bread” are not all chances.
        pointless = after[0] in _NOTHING or (after[0] in _HOLLOW and not (after[1:] and after[1][0].isalnum()))
        return pointless or after[0][:1].isupper() or _is_subject(after)
    ends = (number for number, word in enumerate(after) if not word[0].isalnum() or word.lower() in _ENDS)
    noun = next(ends, len(after))
    head = after[noun - 1] if noun else ""
    if not (head.islower() or (head.isupper() and lead in _ONE)):
        return False
    beside = lead in DETERMINERS | PREPOSITIONS
    if beside and noun < len(after) - 1 and (after[noun] == "," or after[noun].lower() in CONJUNCTIONS):
        # “Incredible ovens and bakers” are not “ovens and bakers”.
        return True
    ended = noun == len(after) or not after[noun][0].isalnum() or after[noun].lower() in CONJUNCTIONS
    told = not ended and after[noun].lower() in _TELLS
    if lead in _ONE:
        return (ended and noun <= _GROUP) or (noun == 1 and not told) or head in _HOLLOW
    subject = lead in PREPOSITIONS and _is_subject(after)
    if noun == 1 and (lead == "many" or subject or (lead in _TAKES_MORE and ended)):
        return True
    return lead not in DETERMINERS and not lead.endswith(("'s", "’s")) and head in _HOLLOW


IS = frozenset({"is", "are", "was", "were"})
"""The forms of “be” by which something is said of a noun."""

_TAKES_MORE = frozenset({"with", "into", "through", "from", "toward", "towards"})
_ALL = frozenset({"every", "each", "all", "most"})
_TELLS = PREPOSITIONS | frozenset(words("lean", "tells of a noun"))

_TOKEN = re.compile(rf"{WORD.pattern}|[^\w\s]")


def _is_subject(after: list[str]) -> bool:
    """Whether the first of these words is what the second, a form of “be”, is said of."""
    return len(after) > 1 and after[1].lower() in IS


def _cut_before(held: Held) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """For each run of words that goes with nothing in its place: what stands before it, its words, and what follows."""
    was = [found[0] for said in held.changed for found in _TOKEN.finditer(said.text)]
    now = [found[0] for said in held.now for found in _TOKEN.finditer(said.text)]
    matcher = SequenceMatcher(None, list(map(_heard, was)), list(map(_heard, now)), autojunk=False)
    for tag, i1, i2, k1, _ in matcher.get_opcodes():
        if tag == "delete" and 0 < k1 < len(now) and now[k1][0].isalnum() and now[k1].lower() not in _ENDS:
            yield now[max(0, k1 - 3) : k1], was[i1:i2], now[k1 : k1 + 6]


def _heard(word: str) -> str:
    return "a" if word.lower() == "an" else word.lower()


_OPENING = 3
"""So many words at the head of two neighbouring sentences are heard twice."""


def repeats_opening(held: Held) -> bool:
    """Whether an edit makes neighbours of two sentences that open alike: “I look forward to …, I look forward to …”."""
    if held.edit.safe:
        return False
    if held.cuts:
        return bool(held.left and held.after) and _alike(held.left[-1], held.after[0])
    if not held.now:
        return False
    beside = (*held.ahead[-_OPENING:], *held.beyond[:_OPENING])
    was = any(_alike(one, other) for one in held.changed for other in beside)
    return not was and any(_alike(one, other) for one in held.now for other in beside)


def _alike(one: Said, other: Said) -> bool:
    heard = one.words[:_OPENING] == other.words[:_OPENING]
    return heard and len(one.words) > _OPENING and one.words != other.words


_APART = 12
"""In so many words a word is heard twice."""


def repeats_word(held: Held) -> bool:
    """Whether a word is put where it is heard again, there or next to it: “I'd like to hear what you'd like”."""
    if held.edit.safe or not held.touched or not held.more:
        return False
    new = {stem(word) for word in held.more if len(word) > LITTLE and word not in LIGHT}
    near = {word for said in (*held.ahead[-1:], *held.beyond[:1]) for word in said.words if len(word) > _GROUP + 1}
    if not held.more.keys().isdisjoint(near - LIGHT - held.less.keys()):
        return True
    for said in held.now:
        heard = ["" if word in LIGHT else stem(word) for word in said.words]
        for number, word in enumerate(heard):
            around = (*heard[max(0, number - _APART) : number], *heard[number + 1 : number + 1 + _APART])
            if word in new and any(_related(word, other) for other in around):
                return True
    return False


def _related(one: str, other: str) -> bool:
    return other in {one, one + "er"}


_EXCLAIMS = re.compile(r"\b(?:wow|omg|whoa|oh my)\b", re.IGNORECASE)
_TOO = re.compile(r"\b(?:as well|too|also)\b", re.IGNORECASE)
_HAVE = frozenset({"have", "has", "i've", "we've"})
_THEN = re.compile(
    r"\b(?:yesterday|last \w+|ago|earlier this|in (?:19|20)\d\d|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)


def tames(held: Held) -> bool:
    """Whether words are swapped that others in the sentence go with: a “wow”, an “as well”, a time that is past."""
    if not held.touched or not held.more:
        return False
    said = " ".join(one.text for one in held.now)
    past = bool(_HAVE & held.more.keys()) and _THEN.search(said) is not None
    return past or (not held.edit.safe and (_EXCLAIMS.search(said) is not None or _TOO.search(said) is not None))


def breaks_series(held: Held) -> bool:
    """Whether one verb of several in a row gives way to another: “lift trade, boosting jobs, and feeding towns”."""
    if _joins_some(held):
        return True
    if held.edit.safe or not held.touched or not held.more or not held.less:
        return False
    ahead, behind = held.leading[-_AROUND:], held.following[:_AROUND]
    clause = _CLAUSE_END.split(ahead)[-1] + " " + _CLAUSE_END.split(behind)[0]
    return len(held.covered.split()) <= _PHRASE and SERIES.search(clause) is not None


def _joins_some(held: Held) -> bool:
    """Whether fragments become one sentence that keeps a capital, or beside others: “Flour. Salt and yeast. Water.”."""
    joined = len(_STOPS.findall(held.covered)) > 1 and "," in held.edit.text and not _STOPS.search(held.edit.text[:-1])
    beside = (*held.ahead[-1:], *held.beyond[:1])
    first = WORD.search(held.covered)
    opening = first[0].lower() if first is not None else ""
    alike = any(
        "?" not in said.text and (len(said.words) <= _GROUP or said.words[0] == opening)
        for said in beside
        if said.words
    )
    return joined and (alike or _INNER_CAPITAL.search(held.edit.text) is not None)


_INNER_CAPITAL = re.compile(r", (?:and )?[A-Z][a-z]")
"""What may be a name or the first word of a sentence, and then has no capital in the middle of one."""

_STOPS = re.compile(r"[.!?](?=\s|$)")

_PHRASE = 8
"""What is put in other words is no member of a series when it is longer."""

_AROUND = 160
"""So many code points before and after an edit may belong to the series that it stands in."""

_CLAUSE_END = re.compile(r"[.!?;:\n]")
SERIES = re.compile(r"[^\W_]+, (?:[\w'’-]+ ){0,6}[\w'’-]+,? (?:and|or) [^\W_]+")
"""Three or more in a row: “lift trade, boost jobs, and feed towns”."""


def breaks_quotation(held: Held) -> bool:
    """Whether a quotation loses one of its marks, or lines of it, or such as hold back what comes, become one."""
    return _unpaired(held.covered) != _unpaired(held.edit.text) or _joins_lines(held)


def _unpaired(text: str) -> tuple[int, int, int]:
    """How many quotation marks and brackets are opened and not closed, and whether one that does both is left over."""
    return text.count("“") - text.count("”"), text.count('"') % 2, text.count("(") - text.count(")")


def _joins_lines(held: Held) -> bool:
    old, new = held.covered, held.edit.text
    if not new.strip() or new.count("\n") >= old.count("\n"):
        return False
    # A line that the edit begins in the middle of, and the last one, are not whole.
    whole = old.split("\n")[0 if held.leading[-1:] in {"", "\n"} else 1 : -1]
    return len(_QUOTED.findall(old)) > 1 or any(map(_stands_alone, whole))


def _stands_alone(line: str) -> bool:
    """Whether a line has its effect, or its sense, from the break after it: “Crazy.”, “So I had an idea…”."""
    return (len(line.split()) == 1 and not line.rstrip().endswith("?")) or line.rstrip().endswith(("…", "...", ":"))


_QUOTED = re.compile(r"[\"“”«»]")
