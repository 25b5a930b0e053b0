"""The shipped rules: each by its own examples, and all of them as a whole."""

from __future__ import annotations

from pathlib import Path

from tests.shipped import checker, rulebook
from unmask.proof import setting_problems
from unmask.rulebook import load_rulebook
from unmask.types.source import Source


def test_enough_packs_and_rules() -> None:
    book = load_rulebook(check=True)

    assert len(book.packs) >= 6
    assert len(book.rules) >= 60
    assert setting_problems(book) == ()


def test_a_pack_can_be_read_beside_another() -> None:
    wide = [
        f"{path.name}:{number}"
        for path in (Path(__file__).parent.parent / "rules").glob("*.yaml")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > 120
    ]
    assert wide == []


def test_every_message_and_advice_is_free_of_what_it_flags() -> None:
    book = rulebook()
    words = [Source(rule.id, rule.advice) for rule in book.rules if rule.advice]
    words += [Source(pack.name, pack.why) for pack in book.packs]
    flagged = {
        report.source.name: finding.rule
        for report in checker().check_all(words)
        for finding in report.findings
        if finding.level > 1
    }
    assert flagged == {}
