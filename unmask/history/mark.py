"""Marks: what a finding is known by when its text has been edited elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from unmask.segment import segment
from unmask.types.draft import Block, Draft
from unmask.types.finding import Finding
from unmask.types.report import Report


def marks(report: Report) -> tuple[str, ...]:
    """A mark of 16 hexadecimal digits for each finding, in order.

    It is made of the rule, the words of the passage and those of the sentences that it touches, without markup and
    however they are wrapped. So it outlives edits elsewhere and goes where the sentence goes; equal findings have
    equal marks. It does not hold the words themselves.
    """
    draft = segment(report.source)
    return tuple(_mark(finding, draft) for finding in report.findings)


def _mark(finding: Finding, draft: Draft) -> str:
    around = " ".join(_sentences(finding, draft.blocks))
    parts = (finding.rule, " ".join(finding.text.split()), around)
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _sentences(finding: Finding, blocks: Sequence[Block]) -> Iterator[str]:
    """The sentences around a finding; of one that goes over several blocks its own words say enough."""
    block = next((block for block in blocks if block.span.contains(finding.span)), None)
    for sentence in block.sentences if block is not None else ():
        if block is not None and block.source_span(sentence.start, sentence.end).overlaps(finding.span):
            yield block.text[sentence.start : sentence.end]
