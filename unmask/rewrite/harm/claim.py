"""Claims, titles and offers: what an edit turns into something else, or takes away."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from itertools import pairwise

from unmask.english.request import CHANNELS, promises
from unmask.english.wordlist import alternatives, words
from unmask.fidelity.align import Pair, Said
from unmask.fidelity.difference import shifts
from unmask.fidelity.fact import facts, missing
from unmask.rewrite.harm.held import Held
from unmask.types.comparison import Fact, FactKind
from unmask.types.draft import BlockKind
from unmask.types.span import Span

_KEPT = frozenset({FactKind.DATE, FactKind.LINK, FactKind.MENTION})
"""Facts that no edit may leave out, whatever a rule says of the passage: when it was, where to look, who it was."""

_MAY_BE_KEPT = re.compile(
    rf"[\d@]|\.\w|www\.|://|\b(?:{alternatives('particular', 'months', 'weekdays')}"
    r"|yesterday|tomorrow|tonight|(?:last|next|this) )",
    re.IGNORECASE,
)
"""What a sentence holds that has such a fact. Few do, and it is seen in a small part of the time of looking for one."""


def turns_claim(held: Held) -> bool:
    """Whether an edit changes a negation, a quantity or a person, or brings in a rank or a size."""
    if not held.now or not held.changed:
        return False
    was = " ".join(said.text for said in held.old)
    return any(shifts([Pair(held.changed, held.now)], was))


def loses_fact(held: Held) -> bool:
    """Whether an edit takes a date, a link or a mention that the passage has nowhere else."""
    asked = [said for said in held.changed if _MAY_BE_KEPT.search(said.text)]
    known = [fact for fact in facts(asked) if fact.kind in _KEPT]
    if not known:
        return False
    gone = missing(known, facts(held.new), " ".join(said.text for said in held.new))
    return any(_is_kept(fact, held) for fact in gone)


def _is_kept(fact: Fact, held: Held) -> bool:
    """Whether a fact may not go: a day to come that a whole sentence only cheers or hurries towards may."""
    if fact.kind is FactKind.LINK:
        return not held.earlier.says(fact.key)
    if fact.kind is not FactKind.DATE or held.touched:
        return True
    return fact.key.startswith(("last ", "yesterday"))


_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_BETWEEN = re.compile(r" (?:(?:of|the|and|for|in|to|a|an) ){0,2}")
_TITLE = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)+(?::| (?:[A-Z]|of [A-Z]|the [A-Z]|and [A-Z]))")


def rewords_title(held: Held) -> bool:
    """Whether an edit changes words of a heading, of a title in capitals, or of a name, and leaves the rest of it."""
    if _quoted(held):
        return True
    return bool(held.now) and (any(_reworded(said, held) for said in held.changed) or _heading(held))


_QUOTES = (("“", "”"), ('"', '"'), ("«", "»"))
_QUOTED_AT_LEAST = 4
"""A passage of fewer words in quotation marks is a word that is mentioned, or a name."""


def _quoted(held: Held) -> bool:
    """Whether an edit rewords what stands in quotation marks, as somebody else's words do."""
    ahead = held.leading.rpartition("\n\n")[2]
    behind = held.following.partition("\n\n")[0]
    for opening, closing in _QUOTES:
        if opening == closing:
            inside = ahead.count(opening) % 2 == 1 and closing in behind
        else:
            inside = ahead.rfind(opening) > ahead.rfind(closing) and closing in behind
        if inside:
            quoted = ahead.rpartition(opening)[2] + held.covered + behind.partition(closing)[0]
            around = ahead.rpartition(opening)[0] + behind.partition(closing)[2]
            # A text that is nothing but a quotation may be the writer's own.
            return len(quoted.split()) >= _QUOTED_AT_LEAST and any(map(str.isalnum, around))
    return _in_single_marks(held.leading[-_QUOTED_AT_MOST:], held.covered, held.following[:_QUOTED_AT_MOST])


_QUOTED_AT_MOST = 1_500
"""In so many code points a quotation in single marks is opened, and in as many it is closed."""

_OPENS = re.compile(r"(?<![\w'’.,!?])['‘](?=[A-Z])")
_CLOSES = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
_OPENS_ANY = re.compile(r"(?<![\w'’])['‘](?=\w)")
_ENDS_IN_S = re.compile(r"s['’] ")


def _in_single_marks(ahead: str, covered: str, behind: str) -> bool:
    """Whether a passage stands between single quotation marks, which may be paragraphs apart, among other words."""
    text, start = ahead + covered + behind, len(ahead)
    opening = deque(_OPENS.finditer(ahead), maxlen=1)
    if not opening:
        return False
    marks = [found.start() for found in _CLOSES.finditer(text, opening[0].end())]
    # “The bakers' oven”: such a mark closes a quotation only where another is opened before the next one closes.
    ends = [
        mark
        for mark, after in pairwise((*marks, len(text)))
        if not _ENDS_IN_S.match(text, mark - 1) or _OPENS_ANY.search(text, mark + 1, after)
    ] or marks
    if not ends or ends[0] < start + len(covered):
        return False
    quoted = text[opening[0].end() : ends[0]]
    around = text[: opening[0].start()] + text[ends[0] + 1 :]
    return len(quoted.split()) >= _QUOTED_AT_LEAST and any(map(str.isalnum, around))


def _heading(held: Held) -> bool:
    return any(said.block.kind is BlockKind.HEADING for said in held.touched) and bool(held.more)


def _reworded(said: Said, held: Held) -> bool:
    """Whether a run of words with capitals loses some of them."""
    for run in _runs(said):
        hit = [word for word, span in run if span.overlaps(held.at) and held.less[word]]
        if 0 < len(hit) < len(run):
            return True
    return False


def _runs(said: Said) -> list[list[tuple[str, Span]]]:
    """Runs of two or more words with a capital, in small letters, each with its place in the old text.

    The word that opens a sentence counts where a title is sure: three words, or a label before a colon.
    """
    runs: list[list[tuple[str, Span]]] = []
    last = -2
    for found in _WORD.finditer(said.text):
        word = found[0]
        if not word[0].isupper() or word == "I" or (word.isupper() and len(word) > 1):
            continue
        entry = (word.lower(), said.source_span(Span(*found.span())))
        if runs and _BETWEEN.fullmatch(said.text, last, found.start()):
            runs[-1].append(entry)
        else:
            runs.append([entry])
            opens = not any(letter.isalnum() for letter in said.text[: found.start()])
            if opens and not _TITLE.match(said.text, found.start()):
                runs[-1].clear()
        last = found.end()
    return [run for run in runs if len(run) > 1]


_PRIVATE = frozenset(words("lean", "private channels"))
_HAD_BY = re.compile(
    rf"\b{alternatives('lean', 'private channels')} (?:me|us)\b[^.!?]{{0,60}}\b(?:if you|if interested)"
    r"|\bcomment (?:your|with your)\b[^.!?]{0,40}\b(?:e-?mail|number)",
    re.IGNORECASE,
)
"""How readers answer to what is offered: “DM me if you want one.”."""

_MEETING = re.compile(
    r"\b(?:let's|let us|find (?:me|us)|come|say (?:hi|hello)|join)\b[^.!?]{0,80}"
    r"\b(?:there|booth|in person|stand|stall)\b"
    r"|\b(?:reach out|meet up|meet us|catch up|come see|say (?:hi|hello))\b[^.!?]{0,60}"
    r"\b(?:event|conference|summit|booth|show|fair)\b"
    r"|\bfeel free to (?:contact|reach|write|message|call|e-?mail)\b|\bcontact (?:us|me)\b"
    r"|\bif you(?:'re| are|'ll be)\b[^.!?]{0,80}\b(?:here|there|in town|attending|around)\b",
    re.IGNORECASE,
)
"""What asks readers to meet the writer somewhere: “Find us at the stand by the door.”."""


def _invites(sentences: Iterable[Said]) -> bool:
    return any(_MEETING.search(said.text) for said in sentences)


def closes_way(held: Held) -> bool:
    """Whether an edit takes away or changes the way to get what is offered: a word to comment, a form to fill in.

    So does one that takes away the only invitation to meet.
    """
    if _invites(held.changed) and not _invites(held.now) and "write" not in held.more:
        return True
    if held.cuts and _is_had_by(held.changed) and not _is_had_by(held.new):
        return True
    channels = CHANNELS & held.less.keys()
    if "write" in held.more:
        channels -= _PRIVATE
    if not channels or channels & held.more.keys():
        return False
    near = (*held.changed, *held.after[:1])
    offered = any(promises(said.text) for said in near)
    # A channel that gives way to another is another act, whatever is offered.
    return offered or (bool(held.now) and any(letter.isalnum() for letter in held.edit.text) and _asks(held))


def _is_had_by(sentences: Iterable[Said]) -> bool:
    return any(_HAD_BY.search(said.text) for said in sentences)


def _asks(held: Held) -> bool:
    """Whether what is reworded asks for something: it opens its sentence with the verb."""
    first = held.changed[0].words[:1]
    return bool(first) and first[0] in CHANNELS
