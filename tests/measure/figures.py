"""Counting what each rule finds, and the file that the counts are written to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from textwrap import fill

from tests.measure.prose import about, kind_of, read_prose
from tests.measure.rated import Rated
from unmask.checker import Checker
from unmask.rulebook.fingerprint import finding_digest
from unmask.rulebook.measured import Measure
from unmask.types.pattern import Silencing
from unmask.types.rule import Rulebook

HEAD = """\
# What was measured of each rule. `python -m tests.measure` writes this file; CONTRIBUTING.md tells how.
#
# digest  changes when a rule changes in what it finds: then it is to be measured anew
# found   its findings on rated texts, in which readers had marked what they would cut or reword
# right   how many of these touched a passage that a reader had marked
# edits   its edits of more than two words that readers judged, where there are any
# stood   how many of these they stood by
# The rest are its findings in each register of plain prose, for the registers that the rule judges.
"""


def measure(rulebook: Rulebook, rated: Sequence[Rated], prose: Mapping[str, Path]) -> dict[str, Measure]:
    """What the rules find, by their ids. Rules that judge none of the texts are left out."""
    checker = Checker(rulebook)
    found, right = count_rated(checker, rated)
    fired, words = count_prose(checker, prose)
    read = {text.source.kind for text in rated}
    measures = {}
    for pack in rulebook.packs:
        for rule in pack.rules:
            judged = [name for name in prose if rule.judges(kind_of(name))]
            if any(isinstance(each.find, Silencing) for each in rule.patterns) or not (
                judged or any(map(rule.judges, read))
            ):
                continue
            measures[rule.id] = Measure(
                finding_digest(rule, pack.words),
                found[rule.id],
                right[rule.id],
                {name: fired[name][rule.id] for name in judged},
                {name: words[name] for name in judged},
            )
    return measures


def count_rated(checker: Checker, rated: Sequence[Rated]) -> tuple[Counter[str], Counter[str]]:
    """How often each rule found something in rated texts, and how often it was right."""
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for text, report in zip(rated, checker.check_all(text.source for text in rated), strict=True):
        for finding in report.findings:
            found[finding.rule] += 1
            right[finding.rule] += text.is_right(finding.span)
    return found, right


def count_prose(checker: Checker, prose: Mapping[str, Path]) -> tuple[dict[str, Counter[str]], dict[str, int]]:
    """How often each rule found something in each register, and how many words these have."""
    fired: dict[str, Counter[str]] = {}
    words: dict[str, int] = {}
    for name, folder in prose.items():
        fired[name], words[name] = Counter(), 0
        for report in checker.check_all(read_prose(name, folder)):
            words[name] += report.words
            fired[name].update(finding.rule for finding in report.findings)
    return fired, words


def written(measures: Mapping[str, Measure], rated: int, prose: Mapping[str, Path]) -> str:
    """The file of figures: a line for each rule, so that a difference shows which have changed."""
    words = {name: count for each in measures.values() for name, count in each.words.items()}
    lines = [HEAD + "#", fill(f"Rated: {rated:,} texts.", 118, initial_indent="# ", subsequent_indent="# ")]
    for name, folder in prose.items():
        lines.append(fill(f"{name}: {about(folder)}", 118, initial_indent="# ", subsequent_indent="#   "))
    lines += ["", "[words]", *(f"{name} = {words[name]}" for name in prose if name in words), "", "[rules]"]
    lines += [f'"{rule}" = {{ {", ".join(_fields(each))} }}' for rule, each in sorted(measures.items())]
    return "\n".join(lines) + "\n"


def _fields(measure: Measure) -> Iterable[str]:
    yield f'digest = "{measure.digest}"'
    yield f"found = {measure.found}"
    yield f"right = {measure.right}"
    yield from (f"{name} = {count}" for name, count in measure.prose.items())
    if measure.edits:
        yield f"edits = {measure.edits}"
        yield f"stood = {measure.stood}"
