"""Topics: what a cut sentence tells, brings up, explains or qualifies for the rest of its text, and where it leads."""

from __future__ import annotations

import re
from collections import Counter

from unmask.english.word import TERM, WORD, stem
from unmask.english.wordlist import alternatives, words
from unmask.fidelity.align import LIGHT, Said
from unmask.rewrite.clause import ASKED, announces, is_item
from unmask.rewrite.harm.hang import SAYS_LESS
from unmask.rewrite.harm.held import Held
from unmask.rewrite.harm.wording import IS, SERIES

_COMMON = LIGHT | frozenset(words("common", "common"))
_NOUN = 5
"""A word of fewer letters is seldom what a text is about."""

_ELLIPSIS = 6
"""A sentence of more words that ends so has a verb of its own."""

_EXPLAINS = re.compile(
    r"[^\w#@]*(?:(?:this|it) is (?:when|where)|(?:this|that|it)(?:'s| is) because"
    r"|(?:this|that|it|which) (?:means|meant))\b",
    re.IGNORECASE,
)
_ASSUMES = re.compile(rf"\b(?:the|that|this) {alternatives('lean', 'brought up')}(?=[^\w\s]|$)", re.IGNORECASE)
"""A noun that is spoken of as known and is not told of what: “I resisted the urge.”"""

_CONSEQUENCE = re.compile(r"[^\w#@]*(?:so|therefore|hence|which is why|that's why|and so)\b,?", re.IGNORECASE)
_LONG = 22
"""A sentence of more words tells something, whatever was found in it."""

_PART = 14
"""So does a part of a sentence."""


_MEANS = re.compile(r"[^\w]*by \w+ing\b", re.IGNORECASE)
_BIDS = re.compile(r"[^\w]*just (?!\w+ing\b)\w+ (?:the|your|it|a|an|this)\b", re.IGNORECASE)
_SHOWS = re.compile(r"\b(?:check (?:it|them|this) out|watch|here|below|link)\b", re.IGNORECASE)

_POINTS = re.compile(
    rf"\b{alternatives('lean', 'gets something')}\b(?:(?!\b(?:then|join)\b)[^.!?\n]){{0,80}}"
    r"\b(?:below|in (?:the )?(?:first )?comments?|in (?:my |the )?bio|link)\b"
    rf"|\b{alternatives('lean', 'pieces to be had')} (?:is |are )?"
    r"(?:below|attached|in (?:the )?(?:first )?comments?)\b",
    re.IGNORECASE,
)
_NAMES = re.compile(r"(?:(?:@?[A-Z][\w.'’-]*|and|&|de|van|von|der|–|-)[ ,]*)+", re.ASCII)
_SOME = re.compile(rf"[^\w]*{alternatives('lean', 'counts people')}\b", re.IGNORECASE)
_AROUND = 200
"""So many code points before and after a cut may belong to the line or the points that it is part of."""

_SIGNS = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff]")
"""Points on one line have such a sign before each."""

_OWN_STATE = re.compile(r"[^\w]*I(?:'m| am| was|'ve| have| don't| didn't)\b", re.IGNORECASE)

_TWINS = 4
"""Two of no more words each, that say what something is, are one: “Bread is slow. Ovens are fast.”"""

_ASKS_ONESELF = re.compile(r"\b(?:ask|asks|asking|wonder)\b[^?]{0,160}: ", re.IGNORECASE)
_LETTERS = re.compile(r"\b[A-Z]{2,6}\b")
_TRAILS = re.compile(r"(?:…|\.\.\.)$")
_QUOTED = re.compile(r"[\"“‘«]")
_ANSWERS = re.compile(r"[^\w]*(?:here(?:'s| is| are)|let's|let us)\b", re.IGNORECASE)
_URGES = re.compile(r"[^\w]*(?:stop|don't|do not|never|start|let's|let us|imagine)\b", re.IGNORECASE)
_LINK = re.compile(r"(?:\s|#\w+)*(?:https?://|www\.)\S")
_NUMBERED = re.compile(r"[^\w]*\d{1,2}[.)]+ ")


def loses_topic(held: Held) -> bool:
    """Whether a cut takes what the rest of the text speaks of, or what explains or qualifies the sentence before it."""
    if held.edit.safe:
        return False
    if _loses_pointer(held):
        return True
    if held.touched and not held.more:
        return len(WORD.findall(held.covered)) > _PART or _MEANS.match(held.covered) is not None
    if not held.cuts:
        return False
    return (
        _tells(held)
        or _brings_up(held)
        or _goes_with_before(held)
        or _brings_about(held)
        or _leads(held)
        or _ends_point(held)
        or _signs_off(held)
    )


def _loses_pointer(held: Held) -> bool:
    """Whether an edit takes where something is to be had: “register below”, “the whole report is in the comments”."""
    if not held.changed:
        return False
    was, said = (" ".join(each.text for each in side) for side in (held.changed, held.now))
    return len(_POINTS.findall(was)) > len(_POINTS.findall(said))


def _signs_off(held: Held) -> bool:
    """Whether a line of names and nothing else is left behind the cut, as if the sentence before it were theirs."""
    line = held.following[:_AROUND].strip().partition("\n")[0]
    return bool(held.ahead) and len(WORD.findall(line)) > 1 and _NAMES.fullmatch(line) is not None


def _tells(held: Held) -> bool:
    """Whether the cut takes a list of things, a long sentence, or what is to be done."""
    if any(len(said.words) > _LONG or _BIDS.match(said.text) for said in held.gone):
        return True
    return any(SERIES.search(said.text) and not ASKED.search(said.text) for said in held.gone)


def _brings_up(held: Held) -> bool:
    """Whether a text opens with what is so of its writer, or with a noun that it goes on to speak of."""
    alone = len(held.gone) == 1 and (_URGES.match(held.gone[0].text) or ASKED.search(held.gone[0].text))
    if held.left or held.earlier.names("") or alone:
        return False
    if any(_comes_again(said, held) for said in held.gone):
        return False
    if _OWN_STATE.match(held.gone[0].text):
        return True
    after = frozenset(each for said in held.after for each in said.stems)
    return any(stem(word) in after or held.later.names(stem(word)) for said in held.gone for word in _nouns(said))


def _comes_again(said: Said, held: Held) -> bool:
    return any(said.text == other.text for other in held.after) or held.later.says("\n" + said.text.lower())


def _nouns(said: Said) -> list[str]:
    found = (word.lower() for word in TERM.findall(said.text))
    named = {word.lower() for word in _LETTERS.findall(said.text)}
    return [word for word in found if word in named or (len(word) >= _NOUN and word not in _COMMON)]


def _goes_with_before(held: Held) -> bool:
    """Whether the cut opens with an “or” or a “but” on the sentence before it, or says what that one means."""
    if not held.left or held.left[-1] is not held.ahead[-1]:
        return False
    before, first = held.left[-1], held.gone[0]
    if not _follows(before, first) or ASKED.search(first.text):
        return False
    if before.block is first.block and _TRAILS.search(before.text):
        return True
    if _EXPLAINS.match(first.text) or (len(first.words) <= _ELLIPSIS and SAYS_LESS.search(first.text)):
        return True
    return _is_apart(before, first) or _are_twins(before, first)


def _follows(one: Said, other: Said) -> bool:
    """Whether a sentence that comes later stands in the same paragraph or in the next."""
    return other.block.paragraph - one.block.paragraph <= 1


def _is_apart(one: Said, other: Said) -> bool:
    """Whether what is said of some people or things is set beside what is said of others: “Most … Few …”."""
    many, few = _SOME.match(one.text), _SOME.match(other.text)
    return many is not None and few is not None and many[0].lower() != few[0].lower()


def _are_twins(one: Said, other: Said) -> bool:
    """Whether two tiny sentences say what one thing is and what another: “Bread is slow. Ovens are fast.”."""
    return max(len(one.words), len(other.words)) <= _TWINS and {*one.words[1:2], *other.words[1:2]} <= IS


def _brings_about(held: Held) -> bool:
    """Whether what follows is said by what is cut, comes of it, or answers it: “So I made a choice.”, “Let's talk.”."""
    last = held.gone[-1]
    if not held.after or not _follows(last, held.after[0]):
        return False
    after = held.after[0]
    if not (ASKED.search(after.text) or _URGES.match(last.text)) and _goes_on_about(held, after):
        return True
    if ASKED.search(last.text):
        return _ANSWERS.match(after.text) is not None
    if _QUOTED.match(after.text):
        return True
    return _CONSEQUENCE.match(after.text) is not None or _ASSUMES.search(after.text) is not None


def _goes_on_about(held: Held, after: Said) -> bool:
    """Whether what follows speaks of what the cut names first, or says of another thing what the cut says of one."""
    named = {stem(word) for said in held.gone for word in _nouns(said)} & after.stems
    new = [each for each in named if not held.earlier.names(each) and not any(each in one.stems for one in held.ahead)]
    last = held.gone[-1]
    return bool(new) or _is_apart(last, after) or _are_twins(last, after)


def _leads(held: Held) -> bool:
    """Whether the cut announces a list, a link, or what is shown with the text."""
    last = held.gone[-1]
    if ASKED.search(last.text) and _ASKS_ONESELF.search(last.text):
        return True
    if _SHOWS.search(last.text) and _is_link(held):
        return True
    if last.text.rstrip().endswith("?") and held.after and is_item(held.after[0]):
        # “The result?” over a list is what its items are.
        return True
    if not announces(last):
        return False
    if not held.after:
        return not any(map(str.isalnum, held.following))
    return is_item(held.after[0]) or _NUMBERED.match(held.after[0].text) is not None or _is_link(held)


def _is_link(held: Held) -> bool:
    return _LINK.match(held.following) is not None


def _ends_point(held: Held) -> bool:
    """Whether one of several lines with an arrow goes, or an item loses its end while another keeps its own."""
    first = held.gone[0]
    ahead, behind = held.leading[-_AROUND:], held.following[:_AROUND]
    if any(sign in ahead and sign in behind for sign in _SIGNS.findall(held.covered)):
        return True
    if "→" in first.block.text and any("→" in said.block.text for said in (*held.left[-1:], *held.after[:1])):
        return True
    here = first.block.span
    if not _is_point(first) or not any(said.block.span == here and said.span < first.span for said in held.old):
        return False
    others = Counter(said.block.span for said in held.old if _is_point(said) and said.block.span != here)
    return any(count > 1 for count in others.values())


def _is_point(said: Said) -> bool:
    return is_item(said) or _NUMBERED.match(said.block.text) is not None
