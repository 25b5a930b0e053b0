"""What must hold of every rewritten text: over the corpus, and over texts put together from the rules' own examples."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.shipped import checker, rulebook
from unmask.read import read_source
from unmask.rewrite.apply import apply
from unmask.rewrite.plan import plan
from unmask.rewrite.protect import lost
from unmask.rewriter import Rewritten, rewrite
from unmask.types.source import Source

CORPUS = sorted(path for path in (Path(__file__).parent.parent / "corpus").rglob("*") if path.suffix in {".txt", ".md"})


@cache
def pieces() -> tuple[str, ...]:
    """The texts of all examples, flagged and clean, without their marks."""
    rules = rulebook().rules
    flagged = {e.flag.replace("<<", "").replace(">>", "") for rule in rules for e in rule.examples}
    return tuple(sorted(flagged | {text for rule in rules for text in rule.clean}))


def holds(source: Source, *, suggested: bool) -> Rewritten:
    """Rewrite a source and see that the result is what a rewritten text must be."""
    before = checker().check(source)
    done = rewrite(checker(), source, suggested=suggested)
    again = rewrite(checker(), Source(source.name, done.text, source.kind, source.syntax), suggested=suggested)
    covered = "\n".join(finding.span.slice(source.text) for finding in before.findings)

    assert done.settled
    assert again.text == done.text
    if not suggested:
        assert not set(lost(source.text, done.text)) - set(lost(covered, "")) - set(_parts(covered))
    assert len(done.report.findings) <= len(before.findings)
    return done


def _parts(covered: str) -> set[str]:
    return {word.strip(".,:;!?") for word in covered.split()} | set(lost(". x " + covered.replace("\n", " x "), ""))


@pytest.mark.parametrize("suggested", [False, True], ids=["safe", "suggested"])
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_corpus_comes_to_rest_and_loses_nothing(path: Path, *, suggested: bool) -> None:
    source = read_source(path)
    done = holds(source, suggested=suggested)
    before = checker().check(source)

    assert before.score.value <= done.report.score.value + 0.05 or not done.report.score.enough


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.booleans(), st.sampled_from(["\n\n", "\n", " ", "\r\n\r\n"]))
def test_texts_made_of_examples_come_to_rest_and_lose_nothing(data: st.DataObject, suggested: bool, gap: str) -> None:
    chosen = data.draw(st.lists(st.sampled_from(pieces()), min_size=1, max_size=6))
    holds(Source("-", gap.join(chosen) + data.draw(st.sampled_from(["", "\n"]))), suggested=suggested)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_what_no_edit_covers_stays_to_the_letter(data: st.DataObject) -> None:
    text = "\n\n".join(data.draw(st.lists(st.sampled_from(pieces()), min_size=1, max_size=5)))
    edits = plan(checker().check(Source("-", text)).edits, suggested=True)
    kept: list[str] = []
    at = 0
    for edit in edits:
        kept.append(text[at : edit.span.start])
        at = edit.span.end
    kept.append(text[at:])
    after = apply(text, edits)
    where = 0
    for piece in kept:
        where = after.index(piece, where) + len(piece)

    assert len(after) == sum(map(len, kept)) + sum(len(edit.text) for edit in edits)
