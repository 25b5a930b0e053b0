"""The difference of two texts: facts, claims and sentences."""

from __future__ import annotations

from unmask.fidelity.align import align
from unmask.fidelity.claim import shifts
from unmask.fidelity.fact import facts, links, missing
from unmask.fidelity.sentence import Said, sentences
from unmask.segment import segment
from unmask.types.comparison import Difference, Fact
from unmask.types.source import Source


def difference(old: Source, new: Source) -> Difference:
    """What a rewrite and its original do not both say, told from their words alone.

    Letters are folded as for the rules, so that no disguise is a change: “𝗕𝗮𝗸𝗲𝗿” is “Baker”.
    """
    mine, theirs = (tuple(sentences(segment(source))) for source in (old, new))
    known, told = _facts(old, mine), _facts(new, theirs)
    pairs = align(mine, theirs)
    said, says = (" ".join(sentence.text for sentence in side) for side in (mine, theirs))
    return Difference(
        lost=missing(known, told, says),
        added=missing(told, known, said),
        shifts=tuple(shifts(pairs, said)),
        kept=sum(len(pair.old) for pair in pairs if pair.same),
        changed=sum(len(pair.old) for pair in pairs if pair.old and pair.new and not pair.same),
        gone=sum(len(pair.old) for pair in pairs if not pair.new),
        new=sum(len(pair.new) for pair in pairs if not pair.old),
    )


def _facts(source: Source, said: tuple[Said, ...]) -> tuple[Fact, ...]:
    """The facts of the sentences, and the addresses of the links in the markup between them."""
    shown = {link for sentence in said for link, _ in links(sentence.text)}
    return facts(said, [(link, start) for link, start in links(source.text) if link not in shown])
