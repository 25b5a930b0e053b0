"""The whole way from a text to a plainer one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from unmask.checker import Checker, usual
from unmask.english.word import WORD
from unmask.fidelity.align import Said
from unmask.judge.remedy import Weighed, weighed
from unmask.rewrite.bare import Bare, bare, takes_fact
from unmask.rewrite.deed import deed
from unmask.rewrite.harm.passages import Passages
from unmask.rewrite.mask import Origin, is_mostly, origin_of
from unmask.rewrite.plan import PASSES, Settled, apply, plan, settle
from unmask.score.natural import SignKind, natural_signs
from unmask.segment import segment
from unmask.shapes import FORM
from unmask.silence import Silence, Verb, read_silences
from unmask.types.draft import Draft
from unmask.types.pattern import Shape
from unmask.types.report import Edit, Report
from unmask.types.rule import Rule
from unmask.types.source import Source, Syntax, TextKind
from unmask.types.span import Cover, Holders, Span

TRIED = 16
"""Into how many parts edits are parted that do not pass together, each to be tried alone: each takes a whole check."""

JUDGED = 4
"""How many texts on the way are kept with what was found in them: each may be as long as is read."""

WHOLE = 4
"""What is cut of so many words or more may be a sentence, and what is shorter is a word too much."""

ROUNDING = 0.05
"""A score is shown to one decimal; a difference that does not show is none."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a source became.

    `made` are the edits in the order in which they were made; each counts into the text of its own pass. `report`
    judges the text as it now is: what could not be mended is still in it. `bared` is given where only the sentences
    were to stay that say something particular, and is about the text as it now is.

    >>> import unmask
    >>> done = unmask.rewrite("I'm humbled to announce that I've joined Acme.")
    >>> [edit.rule for edit in done.made]
    ['brag/humbled-to-announce']
    >>> done.report.findings
    ()
    """

    source: Source
    text: str
    made: tuple[Edit, ...]
    settled: bool
    report: Report
    bared: Bare | None = None

    @property
    def changed(self) -> bool:
        """Whether it became another text at all."""
        return self.text != self.source.text


def rewrite(checker: Checker, source: Source, *, suggested: bool = False, cuts_of: Origin | None = None) -> Rewritten:
    """Apply the edits of a checker's rules, and of what they lead to, until nothing changes any more.

    Only safe edits are made, unless `suggested` asks for the others as well. With `cuts_of`, what the
    source was made from, none of these takes a fact or puts in a word, or leaves out a sentence in which nothing was
    found there. An edit after which there is more to find than in the source, or the score is lower, is not made: lines
    that are joined may come to make a shape of their own.
    It is the source that counts, and not the text on the way: where a big word goes, another may only now be seen. And
    it is the source that says which weak words count: what keeps them company may go first.
    """
    reports: dict[str, Report] = {}
    made: list[Edit] = []

    def judge(text: str) -> Report:
        report = reports.pop(text, None) or checker.check(replace(source, text=text), counted)
        if len(reports) == JUDGED:
            del reports[next(iter(reports))]
        reports[text] = report
        return report

    counted: Weighed = frozenset()
    before = judge(source.text)
    counted = weighed(before.findings)

    def propose(text: str) -> Sequence[Edit]:
        here = judge(text)
        found = (*here.edits, *here.also)
        if cuts_of is not None:
            found = tuple(_mere_cuts(found, segment(replace(source, text=text)), cuts_of))
        edits = plan(found, suggested=suggested)

        def passes(some: Sequence[Edit]) -> bool:
            after = judge(apply(text, some))
            return not _worse(after, before) and (all(edit.safe for edit in some) or not _goes_on(after, here))

        if edits and not passes(edits):
            edits = _harmless(edits, passes)
        made.extend(edits)
        return edits

    done: Settled = settle(source.text, propose, suggested=suggested)
    return Rewritten(source, done.text, tuple(made), done.settled, judge(done.text))


def rewrite_text(
    text: str,
    *,
    kind: TextKind = TextKind.POST,
    syntax: Syntax = Syntax.PLAIN,
    suggested: bool = False,
    bare: bool = False,
) -> Rewritten:
    """The text in plainer words, by the packs that come with the program: `unmask.rewrite`.

    Only safe edits are made, which keep every fact and claim, unless `suggested` asks for the others as well. `bare`
    makes those of them that only take words away, and no fact, and then leaves out the sentences in which something was
    found, that say nothing particular, and on which nothing leans.

    >>> import unmask
    >>> done = unmask.rewrite("I'm thrilled to announce that I've joined Acme. Agree?", suggested=True)
    >>> done.text
    "I've joined Acme."
    >>> done.changed, len(done.made)
    (True, 2)
    """
    source = Source("-", text, kind, syntax)
    return lay_bare(usual(), source) if bare else rewrite(usual(), source, suggested=suggested)


_HAPPENED = frozenset({SignKind.EVENT, SignKind.QUESTION})


def lay_bare(checker: Checker, source: Source) -> Rewritten:
    """Make every edit that cuts, then leave out what is mostly mask and says nothing particular, until nothing changes.

    Where no sentence says anything particular, the text stays as it is. So does one that is silenced. A sentence
    goes only if it was mostly found in the source, too: what stands last once others have gone was no closing line. And
    how it stands, such as first or last, is no reason by itself. Where there is more to leave out of the bare text all
    the same, only what is found by its words is one.
    """
    done, bare_for_good = _laid_once(checker, source)
    for _ in range(PASSES):
        if bare_for_good:
            break
        # A weak word may count only now that little stands beside it.
        again, bare_for_good = _laid_once(checker, replace(source, text=done.text))
        if not again.changed:
            break
        told = replace(again.bared, of=done.bared.of) if again.bared and done.bared else again.bared
        done = replace(again, source=source, made=(*done.made, *again.made), bared=told)
    return done


def _laid_once(checker: Checker, source: Source) -> tuple[Rewritten, bool]:
    """The source laid bare, and whether that is sure to have no more to leave out when it is asked again."""
    rules = checker.rulebook.rules
    formal, shaped = (frozenset(rule.id for rule in rules if tells(rule)) for tells in (_tells_form, _tells_shape))
    origin = origin_of(checker.check(source))
    done = _laid(checker, source, origin, formal, shaped)
    if not done.changed:
        return done, True
    again = replace(source, text=done.text)
    if _laid(checker, again, origin_of(checker.check(again)), formal, shaped).text == done.text:
        return done, True
    return _laid(checker, source, origin, shaped, shaped), False


def _tells_form(rule: Rule) -> bool:
    """Whether all that a rule finds is how sentences stand or look."""
    return all(isinstance(each.find, Shape) and each.find.detector in FORM for each in rule.patterns)


def _tells_shape(rule: Rule) -> bool:
    """Whether all that a rule finds may change with what stands beside it."""
    return all(isinstance(each.find, Shape) for each in rule.patterns)


def _laid(
    checker: Checker, source: Source, origin: Origin, beside: frozenset[str], shaped: frozenset[str]
) -> Rewritten:
    """The source laid bare, where findings of the rules that are `beside` the point make no sentence go.

    What the writer did goes for no finding of a rule that is `shaped`.
    """
    whole = len(origin.said)
    text = source.text
    made: tuple[Edit, ...] = ()
    told: Bare | None = None
    settled = False
    for _ in range(PASSES):
        done = rewrite(checker, replace(source, text=text), suggested=True, cuts_of=origin)
        left = _bare(checker, done, origin, beside, shaped)
        if not left.particular:
            settled = True
            break
        made, told = (*made, *done.made), left
        settled = left.text == text
        text = left.text
        if settled:
            break
    told = told or Bare(text, 0, whole, whole)
    last = checker.check(replace(source, text=text))
    return Rewritten(source, text, made, settled, last, replace(told, of=whole))


def _bare(checker: Checker, done: Rewritten, origin: Origin, beside: frozenset[str], shaped: frozenset[str]) -> Bare:
    draft = segment(replace(done.source, text=done.text))
    silences = read_silences(draft) if checker.rulebook.heed_silences else ()
    told = Cover(sign.span for sign in natural_signs(draft) if sign.kind in _HAPPENED)
    found = Cover(finding.span for finding in done.report.findings)
    worded = Holders(finding.span for finding in done.report.findings if finding.rule not in shaped)
    masked = Cover(finding.span for finding in done.report.findings if finding.rule not in beside)
    before = origin.masked(draft)

    def happened(said: Said) -> bool:
        did = deed(said)
        if did is not None and not worded.hold(did):
            return True
        return told.touches(said.span) and not found.touches(said.span)

    def stays(one: Said) -> bool:
        goes = one.place in before and is_mostly(one.span, masked)
        return not goes or _is_silenced(one.span, silences)

    return bare(draft, happened, stays)


def _is_silenced(span: Span, silences: Sequence[Silence]) -> bool:
    """Whether a comment silences a passage, whatever it says of rules."""
    about = [each for each in silences if each.reach.start <= span.start < each.reach.end]
    switched = [each.verb for each in about if each.verb in {Verb.ON, Verb.OFF}]
    return switched[-1:] == [Verb.OFF] or any(each.verb in {Verb.IGNORE, Verb.FILE} for each in about)


def _mere_cuts(edits: Iterable[Edit], draft: Draft, origin: Origin) -> Iterator[Edit]:
    """The edits that put in no word, take no fact, and leave out no sentence in which nothing was found."""
    passages = Passages(draft)
    text = draft.source.text
    unfound = origin.unfound(draft)
    for edit in edits:
        leaves_unfound = _left_out(edit, text) and unfound.touches(edit.span)
        if not leaves_unfound and _cuts(edit, text) and not takes_fact(passages, edit):
            yield edit


def _cuts(edit: Edit, text: str) -> bool:
    """Whether an edit puts in no word that did not stand there, but for a capital and an article."""
    was, now = (Counter(WORD.findall(words.lower())) for words in (edit.span.slice(text), edit.text))
    return not (now - was).keys() - {"a", "an"}


def _harmless(edits: Sequence[Edit], passes: Callable[[Sequence[Edit]], bool]) -> tuple[Edit, ...]:
    """Of edits that do not pass together some that do; of many, those of halves and of quarters that pass."""
    groups: list[Sequence[Edit]] = [edits]
    while len(groups) < min(len(edits), TRIED):
        groups = [half for group in groups for half in (group[: len(group) // 2], group[len(group) // 2 :]) if half]
    passed = tuple(edit for group in groups if passes(group) for edit in group)
    return passed if not passed or passes(passed) else passed[:1]


def _goes_on(after: Report, before: Report) -> bool:
    """Whether sentences are to go now that stayed before: what leaned on them is gone, or they are the last ones now.

    One cut would lead to the next, until little is left of a text that had more to say.
    """
    was, now = (
        [" ".join(_left_out(edit, report.source.text).split()) for edit in (*report.edits, *report.also)]
        for report in (before, after)
    )
    stayed = " ".join(was)
    return any(each not in stayed for each in now)


def _left_out(edit: Edit, text: str) -> str:
    """The sentences that an edit leaves out; nothing for one that does something else."""
    gone = edit.span.slice(text)
    whole = not edit.safe and not edit.text.strip() and len(gone.split()) >= WHOLE
    return gone if whole else ""


def _worse(after: Report, before: Report) -> bool:
    """Whether a text has more findings than it had, or scores less."""
    lower = after.score.enough and before.score.enough and after.score.value < before.score.value - ROUNDING
    return lower or len(after.findings) > len(before.findings)
