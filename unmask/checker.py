"""The whole way from a text to a report, and from a rewrite and its original to a comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from unmask.cache.store import default_folder
from unmask.errors import TooLarge, must_be
from unmask.fidelity import difference
from unmask.judge import copies, report_on
from unmask.language import turn
from unmask.match.known import Known, Survey
from unmask.match.search import Search
from unmask.rulebook import load_rulebook
from unmask.segment import Blocks, segment
from unmask.shapes import detect
from unmask.silence import Verb, find_faults, read_silences, sweep
from unmask.types.comparison import Comparison
from unmask.types.draft import Detection, Draft
from unmask.types.match import Match
from unmask.types.pattern import FaultKind, Pattern, Shape, Silencing
from unmask.types.report import Finding, Report
from unmask.types.rule import Rule, Rulebook
from unmask.types.source import Source, Syntax, TextKind, let_go

if TYPE_CHECKING:
    from unmask.judge.remedy import Judged, Weighed

BATCH = 64
"""How many drafts are held at once: enough to fill the parser's batches, few enough to stay small."""

PARSED = 256
"""How many sentences the parser takes at once."""


LETTERS = 4 * 2**20
"""After how many letters of text on the texts that were asked about are let go: as many as one text may have."""


class Kept:
    """What a checker has worked out and can use again: blocks as they read, and what was found in them.

    It belongs to one checker and is bounded, so that it can stay as long as texts are written.
    """

    def __init__(self) -> None:
        from unmask.judge.remedy import Judged

        self.blocks = Blocks()
        self.known = Known()
        self.judged = Judged()

    def __len__(self) -> int:
        """How many things are kept."""
        return len(self.blocks) + len(self.known) + len(self.judged)


class Checker:
    """A rulebook put to work. Holds no state of any text, so one checker serves a whole run.

    `cache` is the folder in which is kept what it takes to make the rulebook ready. A `thorough` checker asks the
    language model about every sentence and every match; its reports are the same, and it is some ten times as slow.
    Raises `TypeError` for what is no rulebook and, when it is asked to judge it, for what is no source.

    >>> import unmask
    >>> unmask.Checker(unmask.load_rulebook()).check(unmask.Source("may.txt", "We met Ana.")).findings
    ()
    """

    def __init__(
        self, rulebook: Rulebook | None = None, *, cache: Path | str | None = None, thorough: bool = False
    ) -> None:
        cache = Path(cache) if cache is not None else None
        self.rulebook = rulebook if rulebook is not None else load_rulebook(proofs=False, cache=cache)
        must_be(self.rulebook, Rulebook, "a checker takes a Rulebook, which load_rulebook makes of pack files")
        self._thorough = thorough
        self._letters = 0
        self._search = Search(self.rulebook, cache=cache, thorough=thorough)
        patterns = [(rule, pattern) for rule in self.rulebook.rules for pattern in rule.patterns]
        self._shapes = tuple((rule, each, each.find) for rule, each in patterns if isinstance(each.find, Shape))
        self._silencing = {
            pattern.find.fault: (rule, pattern)
            for rule, pattern in patterns
            if isinstance(pattern.find, Silencing)
            and (self.rulebook.require_reason or pattern.find.fault is not FaultKind.UNEXPLAINED)
        }

    def check(
        self, source: Source, counted: Weighed = frozenset(), kept: Kept | None = None, *, edits: bool = True
    ) -> Report:
        """The report on one source. `counted` is what counted in the text that it was made from, if it was.

        `kept` is what this checker has worked out for other texts, or for this one as it was; it takes up what is
        worked out now. The report is the same with it and without. Without `edits` none is worked out.
        """
        return next(self.check_all([source], counted, kept, edits=edits))

    def check_all(
        self,
        sources: Iterable[Source],
        counted: Weighed = frozenset(),
        kept: Kept | None = None,
        *,
        edits: bool = True,
    ) -> Iterator[Report]:
        """The reports on many sources, in their order. Sentences of a batch are parsed together.

        Without `edits` none is worked out, which takes a fifth of the time: every remedy is advice, and all else is
        the same. Raises `TooLarge` when it comes to a text that is too much to judge.
        """
        for outcome in self.outcomes(sources, counted, kept, edits=edits):
            if isinstance(outcome, TooLarge):
                raise outcome
            yield outcome

    def outcomes(
        self,
        sources: Iterable[Source],
        counted: Weighed = frozenset(),
        kept: Kept | None = None,
        *,
        edits: bool = True,
    ) -> Iterator[Report | TooLarge]:
        """What `check_all` says of each source; of a text that is too much to judge, the error, not raised."""
        waiting = map(_as_source, sources)
        blocks, known, judged = (kept.blocks, kept.known, kept.judged) if kept is not None else (None, None, None)
        while batch := [_draft(source, blocks) for source in islice(waiting, BATCH)]:
            drafts = [draft for draft in batch if isinstance(draft, Draft)]
            self._count(drafts)
            surveys = [self._search.survey(draft, known) for draft in drafts]
            settled = iter(self._settled(drafts, surveys, known))
            for draft in batch:
                if isinstance(draft, TooLarge):
                    yield draft
                else:
                    yield self._report(draft, next(settled), counted, judged, edits=edits)

    def _count(self, drafts: Sequence[Draft]) -> None:
        self._letters += sum(len(draft.source.text) for draft in drafts)
        if self._letters > LETTERS:
            self._letters = 0
            let_go()

    def _settled(
        self, drafts: Sequence[Draft], surveys: Sequence[Survey], known: Known | None
    ) -> list[tuple[Match, ...]]:
        """The matches of wording and grammar in each draft."""
        asked = [sentence for survey in surveys for sentence in survey.sentences]
        if self._thorough:
            asked += [b.text[s.start : s.end] for draft in drafts for b in draft.blocks for s in b.sentences]
        sentences = list(dict.fromkeys(asked))
        if not sentences:
            return [self._search.settle(survey, known) for survey in surveys]
        self._search.make_ready(surveys)
        with turn(self.rulebook.model) as parse:
            docs = parse(sentences, 1 if self._thorough else PARSED)
            self._search.ask(surveys, zip(sentences, docs, strict=True))
        return [self._search.settle(survey, known) for survey in surveys]

    def _report(
        self, draft: Draft, settled: Sequence[Match], counted: Weighed, judged: Judged | None, *, edits: bool
    ) -> Report:
        found = [*settled, *self._layout(draft)]
        matches, silenced = self._sweep(draft, [*found, *copies(draft, found)])
        return report_on(draft, matches, silenced, counted, judged, edits=edits)

    def _layout(self, draft: Draft) -> Iterator[Match]:
        for rule, pattern, shape in self._shapes:
            if rule.judges(draft.source.kind):
                for detection in detect(draft, shape):
                    match = _shape_match(rule, pattern, detection, draft)
                    if not self._search.innocent(match, draft):
                        yield match

    def _sweep(self, draft: Draft, found: Sequence[Match]) -> tuple[list[Match], list[Match]]:
        """What no comment silences, with what is wrong with those comments; and what they silence."""
        if not self.rulebook.heed_silences or not (silences := read_silences(draft)):
            return list(found), []
        left, used = sweep(silences, found)
        if any(silence.verb is Verb.FILE for silence in silences):
            return [], list(found)
        faults = [
            Match(*self._silencing[fault.kind], fault.span, fault.span, fault.span, captures={"said": fault.said})
            for fault in find_faults(silences, used, self.rulebook)
            if fault.kind in self._silencing
        ]
        silenced = frozenset(range(len(found))) - frozenset(left)
        return [*(found[index] for index in left), *faults], [found[index] for index in sorted(silenced)]


def _shape_match(rule: Rule, pattern: Pattern, detection: Detection, draft: Draft) -> Match:
    captures = dict(detection.captures)
    if detection.text is not None:
        captures["text"] = detection.text
    span = detection.span
    block = draft.block_of(span)
    return Match(
        rule, pattern, span, span, block.span if block is not None else span,
        captures=captures, replaced=detection.replaced, removable=detection.removable, parts=detection.parts
    )  # fmt: skip


def _draft(source: Source, blocks: Blocks | None) -> Draft | TooLarge:
    try:
        return segment(source, blocks)
    except TooLarge as fault:
        return fault


def _as_source(given: Source) -> Source:
    must_be(given, Source, "a checker judges a Source, as in Source('post.txt', text)")
    return given


@cache
def usual() -> Checker:
    """The checker of the packs that come with the program, made once."""
    return Checker(cache=default_folder())


def check(text: str, *, kind: TextKind = TextKind.POST, syntax: Syntax = Syntax.PLAIN, name: str = "-") -> Report:
    """The report on one text, by the packs that come with the program.

    `kind` says what the text is for and `syntax` how it is written; `name` is what the report calls it. Raises
    `ModelMissing` where the language model is not installed.

    >>> import unmask
    >>> report = unmask.check("We met Ana on 3 May. Agree?")
    >>> [(finding.rule, finding.text) for finding in report.findings]
    [('bait/agree', 'Agree?')]
    >>> unmask.check("# Agree?", syntax=unmask.Syntax.MARKDOWN, kind=unmask.TextKind.NEWSLETTER).words
    1
    """
    return usual().check(Source(name, text, kind, syntax))


def compare_sources(checker: Checker, old: Source, new: Source, *, edits: bool = True) -> Comparison:
    """What became of a source. The new one is judged as the old one's kind of text.

    Without `edits` none is worked out for either report.
    """
    before, after = checker.check_all([old, replace(new, kind=old.kind)], edits=edits)
    return Comparison(
        before,
        after,
        difference(old, new),
        _only(before.findings, after.findings),
        _only(after.findings, before.findings),
    )


def compare(old: str, new: str, *, kind: TextKind = TextKind.POST, syntax: Syntax = Syntax.PLAIN) -> Comparison:
    """A rewrite held against its original, by the packs that come with the program.

    The facts that were lost or added, the claims that are others than they were, the findings gone and new, and both
    reports. Nothing leaves the machine.

    >>> import unmask
    >>> compared = unmask.compare("We met Ana on 3 May.", "We met Ana.")
    >>> [fact.text for fact in compared.difference.lost]
    ['3 May']
    """
    return compare_sources(usual(), Source("old", old, kind, syntax), Source("new", new, kind, syntax))


def _only(findings: Sequence[Finding], others: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that have no like among the others: the same rule at the same words."""
    left = Counter(_known_by(finding) for finding in others)
    only: list[Finding] = []
    for finding in findings:
        if left[_known_by(finding)]:
            left[_known_by(finding)] -= 1
        else:
            only.append(finding)
    return tuple(only)


def _known_by(finding: Finding) -> tuple[str, str]:
    return finding.rule, " ".join(finding.text.split()).lower()
