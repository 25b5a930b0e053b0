"""What holds of the report on any text at all."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import unmask
from tests.segment.drafts import texts
from tests.shipped import checker
from unmask.types.report import Advice, Report
from unmask.types.source import Source, Syntax, TextKind

SENTENCES = (
    "I'm humbled and honoured to announce that I've joined Acme.",
    "It's not about the tools. It's about the people.",
    "Here's what I learned:",
    "Agree?",
    "We leverage synergies to unlock growth.",
    "The pump in the cellar broke on 3 May, and Ana Ruiz mended it.",
    "I am no thought leader.",
    "✅ Follow me for more",
    "𝗥𝗲𝗮𝗱 𝘁𝗵𝗮𝘁 𝗮𝗴𝗮𝗶𝗻.",
    "Does anybody know a plumber in Leeds?",
    "What an incredible journey! So grateful to everyone.",
    "#leadership #growth #mindset #hustle #success #newjob",
)
posts = st.lists(st.sampled_from(SENTENCES) | texts, min_size=1, max_size=10).flatmap(
    lambda parts: st.sampled_from([" ", "\n", "\n\n", "\r\n"]).map(lambda joint: joint.join(parts))
)
CORPUS = Path(__file__).parent.parent / "corpus"
slowly = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def report(text: str, syntax: Syntax = Syntax.PLAIN) -> Report:
    return checker().check(Source("-", text, TextKind.POST, syntax))


def corpus() -> Iterator[Source]:
    for path in sorted(CORPUS.rglob("*.*")):
        if path.suffix in {".txt", ".md"}:
            syntax = Syntax.MARKDOWN if path.suffix == ".md" else Syntax.PLAIN
            yield Source(path.name, path.read_text(encoding="utf-8"), TextKind.POST, syntax)


@slowly
@given(posts, st.sampled_from(Syntax))
def test_every_finding_points_at_its_words(text: str, syntax: Syntax) -> None:
    for finding in report(text, syntax).findings:
        assert finding.text == text[finding.span.start : finding.span.end] != ""
        endings = list(re.finditer(r"\r\n|\r|\n", text[: finding.span.start]))
        assert finding.position.line == 1 + len(endings)
        assert finding.position.column == 1 + finding.span.start - (endings[-1].end() if endings else 0)


@slowly
@given(posts)
def test_the_terms_add_up_to_a_score_between_0_and_100(text: str) -> None:
    score = report(text).score

    assert 0 <= score.value <= 100
    assert math.isclose(math.fsum(term.points for term in score.terms), score.value, abs_tol=1e-9)
    assert all(term.because for term in score.terms)


@slowly
@given(posts)
def test_the_same_text_gets_the_same_answer(text: str) -> None:
    assert report(text) == report(text)


@slowly
@given(st.lists(posts, min_size=2, max_size=4))
def test_a_text_is_judged_by_itself(several: list[str]) -> None:
    together = checker().check_all([Source("-", text) for text in several])

    assert [each.findings for each in together] == [report(text).findings for text in several]


@slowly
@given(posts, st.sampled_from(Syntax))
def test_score_and_findings_do_not_depend_on_edits(text: str, syntax: Syntax) -> None:
    assert checker().check(Source("-", text, TextKind.POST, syntax), edits=False) == without_edits(report(text, syntax))


def test_nothing_is_found_otherwise_without_edits_in_any_text_of_the_corpus() -> None:
    whole = list(checker().check_all(corpus()))
    plain = list(checker().check_all(corpus(), edits=False))

    assert plain == [without_edits(each) for each in whole]
    assert sum(len(each.edits) for each in whole) > 50


def without_edits(whole: Report) -> Report:
    """A report as it is when no edits are asked for: with advice alone, which has no example.

    Only where there was an edit is the advice not known from it.
    """
    plain = checker().check(whole.source, edits=False)
    advised = [
        finding._replace(remedy=other.remedy if finding.edit else Advice(finding.remedy.text), edit=None)
        for finding, other in zip(whole.findings, plain.findings, strict=True)
    ]
    assert all(isinstance(finding.remedy, Advice) for finding in advised)
    return replace(whole, findings=tuple(advised), rewritten=whole.source.text, also=(), edited=False)


def test_the_public_call() -> None:
    found = unmask.check("I'm humbled to announce that I've joined Acme.", kind=TextKind.POST)

    assert found.findings[0].rule == "brag/humbled-to-announce"
    assert found.rewritten == "I've joined Acme."
    assert not found.score.enough


def test_a_post_pasted_twice_gets_its_advice_once() -> None:
    text = "I'm humbled and honoured to announce that I've joined Acme.\n"

    assert len(report(text + "\n" + text).findings) == len(report(text).findings) == 1
