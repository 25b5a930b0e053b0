"""The whole way from a text to a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from unmask.cache.folder import default_folder
from unmask.english.inflection import Form
from unmask.language.model import parse
from unmask.match.company import Seen, in_company
from unmask.match.overlap import keep
from unmask.match.search import Search, Survey
from unmask.rewrite.apply import apply
from unmask.rewrite.plan import plan
from unmask.rewrite.propose import Place, propose
from unmask.rulebook import load_rulebook
from unmask.score import score
from unmask.segment import segment
from unmask.silence import Verb, find_faults, read_silences, sweep
from unmask.structure.registry import detect
from unmask.types.draft import Block, Draft
from unmask.types.edit import Advice, Edit, Remedy
from unmask.types.finding import Finding
from unmask.types.report import Report
from unmask.types.rule import FaultKind, Rule, Rulebook, Silencing, Structure
from unmask.types.source import Source, Syntax, TextKind
from unmask.types.span import Span

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc

BATCH = 64
"""How many drafts are held at once: enough to fill the parser's batches, few enough to stay small."""

PARSED = 256
"""How many sentences the parser takes at once."""

REPEATED = 4
"""From how many words on a sentence that comes again is taken for a copy of the first."""

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class _Match:
    """What a rule found, whichever room found it."""

    rule: Rule
    span: Span
    sentence: Span
    block: Span
    captures: Mapping[str, str]
    forms: tuple[Form, ...] = ()
    joined: tuple[Span, ...] = ()
    stead: Span | None = None
    spare: bool = True
    parts: tuple[Span, ...] = ()


class Checker:
    """A rulebook put to work. Holds no state of any text, so one checker serves a whole run.

    `cache` is the folder in which is kept what it takes to make the rulebook ready. A `thorough` checker asks the
    language model about every sentence and every match; its reports are the same, and it is some ten times as slow.
    """

    def __init__(self, rulebook: Rulebook | None = None, *, cache: Path | None = None, thorough: bool = False) -> None:
        self.rulebook = rulebook if rulebook is not None else load_rulebook(proofs=False, cache=cache)
        self._thorough = thorough
        self._search = Search(self.rulebook, cache=cache, thorough=thorough)
        self._structures = tuple(rule for rule in self.rulebook.rules if isinstance(rule.match, Structure))
        self._silencing = {
            rule.match.fault: rule
            for rule in self.rulebook.rules
            if isinstance(rule.match, Silencing)
            and (self.rulebook.require_reason or rule.match.fault is not FaultKind.UNEXPLAINED)
        }

    def check(self, source: Source) -> Report:
        """The report on one source."""
        return next(self.check_all([source]))

    def check_all(self, sources: Iterable[Source]) -> Iterator[Report]:
        """The reports on many sources, in their order. Sentences of a batch are parsed together."""
        waiting = iter(sources)
        while batch := [segment(source) for source in islice(waiting, BATCH)]:
            surveys = [self._search.survey(draft) for draft in batch]
            docs = self._parse(batch, surveys)
            for draft, survey in zip(batch, surveys, strict=True):
                yield self._report(draft, survey, docs)

    def _parse(self, drafts: Sequence[Draft], surveys: Sequence[Survey]) -> dict[str, Doc]:
        """The parse of every sentence that is in question, by its text."""
        asked = [sentence for survey in surveys for sentence in survey.sentences]
        if self._thorough:
            asked += [b.text[s.start : s.end] for draft in drafts for b in draft.blocks for s in b.sentences]
        sentences = list(dict.fromkeys(asked))
        if not sentences:
            return {}
        docs = parse(sentences, model=self.rulebook.model, batch=1 if self._thorough else PARSED)
        return dict(zip(sentences, docs, strict=True))

    def _report(self, draft: Draft, survey: Survey, docs: Mapping[str, Doc]) -> Report:
        found = [*self._wording(survey, docs), *self._layout(draft)]
        matches, silenced = self._sweep(draft, found)
        matches = _first_of_each(draft, matches)
        counted = in_company([Seen(match.rule, match.span, match.sentence) for match in matches], draft.words)
        faint = _faint(matches, frozenset(counted))
        matches = _pick(matches, counted)
        # What is silenced still stands for the weaker matches beneath it, or silencing one would bring up the next.
        both = [*matches, *silenced]
        kept = _pick(matches, (i for i in keep([(match.rule, match.span) for match in both]) if i < len(matches)))
        findings: list[Finding] = []
        edits: list[Edit] = []
        for match in kept:
            finding, edit = _finding(draft.source, match)
            findings.append(finding)
            if edit is not None:
                edits.append(edit)
        text = draft.source.text
        return Report(
            source=draft.source,
            words=draft.words,
            score=score(draft, [finding for finding in findings if finding.weight], faint),
            findings=tuple(findings),
            edits=tuple(edits),
            rewritten=apply(text, plan(edits, suggested=False)),
        )

    def _wording(self, survey: Survey, docs: Mapping[str, Doc]) -> Iterator[_Match]:
        for hit in self._search.settle(survey, docs):
            span = hit.block.source_span(hit.start, hit.end)
            touched = hit.sentences
            sentence = hit.block.source_span(touched[0].start, touched[-1].end) if touched else span
            captures = dict(hit.captures)
            joined = tuple(hit.block.source_span(start, end) for start, end in hit.joined)
            yield _Match(hit.rule, span, sentence, hit.block.span, captures, hit.forms, joined)

    def _layout(self, draft: Draft) -> Iterator[_Match]:
        for rule in self._structures:
            if isinstance(rule.match, Structure) and rule.judges(draft.source.kind):
                for detection in detect(draft, rule.match):
                    captures = dict(detection.captures)
                    if detection.text is not None:
                        captures["text"] = detection.text
                    block = _block_of(draft.blocks, detection.span)
                    span, stead, spare = detection.span, detection.stead, detection.spare
                    yield _Match(rule, span, span, block, captures, stead=stead, spare=spare, parts=detection.parts)

    def _sweep(self, draft: Draft, found: Sequence[_Match]) -> tuple[list[_Match], list[_Match]]:
        """What no comment lets be, with what is wrong with those comments; and what they let be."""
        if not self.rulebook.heed_silences or not (silences := read_silences(draft)):
            return list(found), []
        left, used = sweep(silences, [(match.rule, match.span) for match in found])
        if any(silence.verb is Verb.FILE for silence in silences):
            return [], list(found)
        faults = [
            _Match(self._silencing[fault.kind], fault.span, fault.span, fault.span, {"said": fault.said})
            for fault in find_faults(silences, used, self.rulebook)
            if fault.kind in self._silencing
        ]
        silenced = frozenset(range(len(found))) - frozenset(left)
        return [*_pick(found, left), *faults], _pick(found, sorted(silenced))


@cache
def _usual() -> Checker:
    """The checker of the packs that come with the program, made once."""
    return Checker(cache=default_folder())


def check(text: str, *, kind: TextKind = TextKind.POST, syntax: Syntax = Syntax.PLAIN, name: str = "-") -> Report:
    """The report on one text, by the packs that come with the program."""
    return _usual().check(Source(name, text, kind, syntax))


def _first_of_each(draft: Draft, matches: Sequence[_Match]) -> list[_Match]:
    """The matches without those in a sentence that has stood before in the same text.

    A post pasted twice, as exports have it, needs its advice once. Sentences of a few words may well come again.
    """
    first: dict[tuple[str, str], int] = {}
    kept: list[_Match] = []
    for match in sorted(matches, key=lambda m: m.span):
        sentence = " ".join(match.sentence.slice(draft.source.text).split())
        start = first.setdefault((match.rule.id, sentence), match.sentence.start)
        if start == match.sentence.start or len(sentence.split()) < REPEATED:
            kept.append(match)
    return kept


def _faint(matches: Sequence[_Match], counted: frozenset[int]) -> tuple[float, ...]:
    """The weights of the matches that lack company, each passage once, where no other finding stands."""
    alone = [match for index, match in enumerate(matches) if index not in counted]
    apart = [match for match in alone if not any(matches[index].span.overlaps(match.span) for index in counted)]
    return tuple(apart[index].rule.weight for index in keep([(match.rule, match.span) for match in apart]))


def _pick(matches: Sequence[_Match], indices: Iterable[int]) -> list[_Match]:
    return [matches[index] for index in indices]


def _block_of(blocks: Sequence[Block], span: Span) -> Span:
    for block in blocks:
        if block.span.contains(span):
            return block.span
    return span


def _finding(source: Source, match: _Match) -> tuple[Finding, Edit | None]:
    text = match.span.slice(source.text)
    remedy, edit = _remedy(source, match)
    return (
        Finding(
            rule=match.rule.id,
            pack=match.rule.pack,
            level=match.rule.level,
            weight=match.rule.weight,
            span=match.span,
            position=source.position(match.span.start),
            text=text,
            message=_fill(match.rule.message, {**match.captures, "match": _shown(text)}),
            why=match.rule.why,
            remedy=remedy,
        ),
        edit,
    )


def _remedy(source: Source, match: _Match) -> tuple[Remedy, Edit | None]:
    rule = match.rule
    place = Place(
        source.text, match.span, match.sentence, match.block, match.captures, match.forms, match.joined,
        match.stead, match.spare, match.parts
    )  # fmt: skip
    proposed = propose(rule, place)
    if proposed is not None:
        return proposed
    shown = _shown(match.span.slice(source.text))
    return Advice(_fill(rule.advice or DEFAULT_ADVICE, {**match.captures, "match": shown})), None


DEFAULT_ADVICE = "Say it in the words you would use to somebody you know, or leave it out."


def _fill(template: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), template)


def _shown(text: str, *, most: int = 80) -> str:
    """A passage short enough to stand in a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rsplit(" ", 1)[0] + "…"
