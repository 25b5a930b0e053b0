"""Titles and names: what has a capital for its own sake is never reworded."""

from __future__ import annotations

import re

from unmask.fidelity.sentence import Said
from unmask.rewrite.harm.held import Held
from unmask.types.draft import BlockKind
from unmask.types.span import Span

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_BETWEEN = re.compile(r" (?:(?:of|the|and|for|in|to|a|an) ){0,2}")
_TITLE = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)+(?::| (?:[A-Z]|of [A-Z]|the [A-Z]|and [A-Z]))")


def rewords_title(held: Held) -> bool:
    """Whether an edit changes words of a heading, of a title in capitals, or of a name, and leaves the rest of it."""
    if not held.now:
        return False
    return any(_reworded(said, held) for said in held.changed) or _heading(held)


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
