"""Remnants: what an edit leaves standing alone, and lists that it breaks."""

from __future__ import annotations

import re
from collections import Counter

from unmask.english.word import AUXILIARY
from unmask.english.wordlist import alternatives, words
from unmask.fidelity.align import Said
from unmask.rewrite.clause import ASKED, ends_open, is_item
from unmask.rewrite.harm.held import Held
from unmask.types.draft import BlockKind

_LONE = re.compile(rf"[^\w]*(?:{alternatives('grammar', 'conjunctions')}|ps|p\.s\.|also|then)[^\w]*$", re.IGNORECASE)
_JOINED = re.compile(r"\w ?[+&][^\w\n]*$")
"""“Like + 🔁 ”: what comes next is the other half."""

_CLAUSE = re.compile(rf"\b(?:{AUXILIARY}|{alternatives('grammar', 'other auxiliaries')})\b|'", re.IGNORECASE)
_CLIPPED = 3
"""A sentence of no more words, and no verb among them that we know, is a fragment."""

_NAMED = re.compile(r"[^\w]*an? (?:\w+ )?\w+[^\w]*$", re.IGNORECASE)
"""An article and its noun, and no more: all that is left where “One of the best bakers?” becomes “A baker?”."""

_OTHER_HALF = re.compile(r"[^.!?\n]*?\b(?:and|or)\s+(?P<link>of|for|to|in|by|from|with)\s+\w+ing\b", re.IGNORECASE)

_SUBJECTS = tuple((word,) for word in (*words("grammar", "personal subjects"), "nobody", "everyone"))
_SIGNATURE = 4
_SIGNED = 400
"""In so many code points of a block there are more words than a name has, if there are more at all."""

_ASKS_ALL = re.compile(r"[^\w]*(?:(?:your|any) )?(?:thoughts|ideas|questions|takes?)\?", re.IGNORECASE)
_WORD = 20
"""The word ahead of an edit is in the last so many code points."""

_NEEDS_PLACE = re.compile(r"\b(?:lives?|am|are|is|was|were|be|been)\s*$", re.IGNORECASE)
_PLACE = re.compile(r"\s*(?:in|at|on|amid|within)\b", re.IGNORECASE)
_NO_SUBJECT = re.compile(r"[^\w]*(?:has|have|is|are|was|were|had)\b", re.IGNORECASE)
_ADDRESSES = re.compile(
    r"[^\w]*to (?:every|all|any(?:one|body)?|everyone|everybody|those|the|my|our)\b[^:]*$", re.IGNORECASE
)


def leaves_remnant(held: Held) -> bool:
    """Whether an edit leaves an emoji, a conjunction, a name, a fragment or half a pair with nothing to belong to."""
    return (
        _hyphened(held)
        or _lone_words(held)
        or _lone_signs(held)
        or _lone_name(held)
        or _lone_noun(held)
        or _bare_article(held)
        or _broken_run(held)
        or _half_of_pair(held)
        or _verb_alone(held)
        or _address_alone(held)
        or _request_answered(held)
    )


def _verb_alone(held: Held) -> bool:
    """Whether a verb is left without the place that it tells of, or without a subject: “Has come to Leeds.”, “But.”."""
    if not held.touched:
        return False
    if not held.edit.text.strip() and _NEEDS_PLACE.search(held.leading[-_WORD:]) and _PLACE.match(held.covered):
        return True
    return any((_NO_SUBJECT.match(text) and "?" not in text) or _LONE.match(text) for text in _put(held))


def _address_alone(held: Held) -> bool:
    """Whether those who are addressed are no longer told anything: “To every baker who is up at night.”."""
    return bool(held.touched) and any(map(_ADDRESSES.match, _put(held)))


def _request_answered(held: Held) -> bool:
    """Whether a request to readers comes to head what follows, as if that were their answer: “Your thoughts: …”."""
    return bool(held.touched) and _ASKS_ALL.match(held.covered) is not None and "?" not in held.edit.text


def _put(held: Held) -> list[str]:
    """The sentences that come in, and were not there before."""
    was = {said.text for said in held.changed}
    return [said.text for said in held.now if said.text not in was]


def _hyphened(held: Held) -> bool:
    """Whether another word comes to hang on a hyphen: “huge-thanks” for “huge-shout out”."""
    return held.leading[-1:] == "-" and held.leading[-2:-1].isalpha() and held.edit.text[:1].isalpha()


def _lone_words(held: Held) -> bool:
    if not held.edit.text.strip() and _JOINED.search(held.leading[-_WORD:]):
        return True
    was = {said.block.text for said in held.old}
    return any(_LONE.match(said.block.text) and said.block.text not in was for said in held.new)


def _lone_signs(held: Held) -> bool:
    """Whether a line that held words holds signs alone, an emoji or a bullet."""
    left = held.leading.rpartition("\n")[2] + held.edit.text + held.following.partition("\n")[0]
    rest = left.strip(" \t\r\n")
    return bool(rest) and not any(map(str.isalnum, rest)) and any(map(str.isalnum, held.covered))


def _lone_name(held: Held) -> bool:
    """Whether the name under a text comes to stand right under a list or a heading."""
    if not held.cuts or not held.beyond or not held.left:
        return False
    first, above = held.beyond[0], held.left[-1]
    words = re.findall(r"[^\W_][\w'’.-]*", first.block.text[:_SIGNED])
    named = 1 < len(words) <= _SIGNATURE and all(word[0].isupper() for word in words) and first.text[-1].isalnum()
    return named and above.block.kind is BlockKind.LIST_ITEM and held.gone[0].block.kind is not BlockKind.LIST_ITEM


_BARE = re.compile(
    r"\ba (?:first|last|second|final|next|lunch|dinner|breakfast|fun|weather)\b",
    re.IGNORECASE,
)
"""What no “a” can stand before once the adjective between them is gone: “an amazing first day”, “a great lunch”."""


def _bare_article(held: Held) -> bool:
    """Whether an adjective goes that the article before it needs."""
    was = sum(len(_BARE.findall(said.text)) for said in held.changed)
    return bool(held.edit.text) and sum(len(_BARE.findall(said.text)) for said in held.now) > was


def _lone_noun(held: Held) -> bool:
    """Whether a sentence comes down to a noun and its article."""
    was = {said.text for said in held.changed}
    return any(_NAMED.match(said.text) and said.text not in was for said in held.now)


def _half_of_pair(held: Held) -> bool:
    """Whether “the honour of singing, and of dancing” becomes “I sang, and of dancing”."""
    other = _OTHER_HALF.match(held.following)
    if other is None:
        return False
    half = re.compile(rf"\b{other['link']}\s+\w+ing\b", re.IGNORECASE)
    return half.search(held.covered) is not None and half.search(held.edit.text) is None


def _broken_run(held: Held) -> bool:
    """Whether some of a run of fragments are joined and a fragment beside them is not."""
    if not held.now or len(held.changed) <= len(held.now):
        return False
    joined = [said for said in held.changed if _is_fragment(said)]
    block = held.changed[0].block
    beside = [*held.ahead[-1:], *held.beyond[:1]]
    return bool(joined) and any(said.block is block and _is_fragment(said) for said in beside)


def _is_fragment(said: Said) -> bool:
    return (
        len(said.words) <= _CLIPPED
        and said.words[:1] not in _SUBJECTS
        and not _CLAUSE.search(said.text)
        and "?" not in said.text
    )


_STUB = re.compile(r"[^\w]*(?:what|where|why) (?:it|they|he|she)\b[^.!?]*:$", re.IGNORECASE)
_BULLET = re.compile(r"^- ", re.MULTILINE)
_STOP = re.compile(r"[.!?][^\w]*(?=\s|$)")
LONG = 25
"""A line of more words than this is a paragraph and no item."""

_ITEMS = 2
_ROW = 3
"""So many lines that end alike are a list, whatever they open with."""


def breaks_list(held: Held) -> bool:
    """Whether an edit takes the line over a list, one of its items, or makes paragraphs into items."""
    return (
        _no_intro(held)
        or _left_waiting(held)
        or _stub(held)
        or _intro_reworded(held)
        or _item_gone(held)
        or _paragraphs_listed(held)
    )


def _no_intro(held: Held) -> bool:
    if not held.cuts or is_item(held.gone[-1]) or not ends_open(held.gone[-1].block.text):
        return False
    return len(held.gone[-1].words) > _ITEMS + 1 and any(map(is_item, held.beyond[:1]))


def _left_waiting(held: Held) -> bool:
    """Whether what a colon announces goes, and the line that announces it stays: “Ask yourself:”."""
    if not held.cuts or not held.left or held.left[-1] is not held.ahead[-1]:
        return False
    waits = held.left[-1].text.rstrip(" \"')*_👇⬇️").endswith((":", "-", "–", "—"))
    return waits and not (held.after and is_item(held.gone[0]) and is_item(held.after[0]))


def _intro_reworded(held: Held) -> bool:
    """Whether the last word before the list, which its items hang on, is another."""
    if not held.touched or not held.now or not held.beyond:
        return False
    was, said = held.touched[-1], held.now[-1]
    if not was.text.rstrip().endswith(":") or was.block is held.beyond[0].block:
        return False
    return bool(was.words and said.words) and was.words[-1] != said.words[-1] and len(held.less) <= len(held.more) + 2


def _stub(held: Held) -> bool:
    """Whether the line over a list is left as half a sentence: “Here's what they do:” as “What they do:”."""
    return any(_STUB.match(said.text) for said in held.now) and not any(_STUB.match(said.text) for said in held.changed)


def _item_gone(held: Held) -> bool:
    """Whether one of several items goes, or of several lines that open alike, and the others stay."""
    if not held.cuts:
        return False
    first, last = held.gone[0], held.gone[-1]
    if _part_of_item(held) or (not held.edit.safe and _one_of_questions(held)):
        return True
    beside = [*held.ahead[-1:], *held.after[:1]]
    near = [said for said in beside if abs(said.block.paragraph - first.block.paragraph) == 0]
    alone = first.block is last.block and sum(said.block is first.block for said in held.old) == len(held.gone)
    if is_item(first):
        return alone and any(is_item(said) for said in near)
    alike = [said for said in near if said.block is not first.block and said.words[:1] == first.words[:1]]
    return alone and ((bool(alike) and len(first.words) > 1) or (not held.edit.safe and _is_of_row(held)))


def _one_of_questions(held: Held) -> bool:
    """Whether a question goes and the one right before or after it stays: they may be counted, as “five questions”."""
    asked = all(ASKED.search(said.text) for said in held.gone)
    return asked and any(ASKED.search(said.text) for said in (*held.left[-1:], *held.after[:1]))


def _is_of_row(held: Held) -> bool:
    """Whether one of three or more lines of a paragraph goes that all end alike: questions, or lines without a stop."""
    paragraph = held.gone[0].block.paragraph
    row = [said for said in held.old if said.block.paragraph == paragraph]
    lines = {said.block.span for said in row}
    ends = {_line_end(said.block.text) for said in row}
    return len(lines) >= _ROW and len(row) > len(held.gone) and len(ends) == 1 and ends <= {"?", ""}


def _line_end(text: str) -> str:
    end = re.sub(r"[^\w.!?…:,]+$", "", text)[-1:]
    return "" if end.isalnum() else end


def _part_of_item(held: Held) -> bool:
    """Whether an item loses one of several sentences, and another item of the list keeps as many."""
    item = held.gone[0]
    if not is_item(item):
        return False
    # Blocks themselves cannot be counted: where their letters stand may be a list.
    here = item.block.span
    counts = Counter(said.block.span for said in held.old if is_item(said))
    gone = sum(said.block is item.block for said in held.gone)
    return gone < counts[here] and any(count >= counts[here] for place, count in counts.items() if place != here)


def _paragraphs_listed(held: Held) -> bool:
    """Whether lines that are paragraphs of their own become items of a list."""
    made = len(_BULLET.findall(held.edit.text)) - len(_BULLET.findall(held.covered))
    if made < _ITEMS:
        return False
    lines = [line for line in held.edit.text.splitlines() if line.startswith("- ")]
    return any(len(line.split()) > LONG or len(_STOP.findall(line)) > 1 for line in lines)
