from __future__ import annotations

from tests.render.reports import Hit, report
from unmask.render.fingerprint import fingerprints

TEXT = "So humbled today.\nSo humbled\ntoday.\n"
HITS = (Hit("So humbled today"), Hit("So humbled\ntoday"), Hit("humbled", rule="brag/other"))


def test_each_finding_has_a_name_of_its_own() -> None:
    names = fingerprints("a.md", report(TEXT, *HITS).findings)

    assert len(set(names)) == 3
    assert all(len(name) == 32 for name in names)


def test_names_outlive_edits_elsewhere_and_new_wrapping() -> None:
    before = fingerprints("a.md", report(TEXT, *HITS).findings)
    moved = "A new first line.\n\n" + TEXT.replace("So humbled today", "So\nhumbled today")
    after = fingerprints("a.md", report(moved, Hit("So\nhumbled today"), *HITS[1:]).findings)

    assert after == before


def test_another_file_gives_another_name() -> None:
    findings = report(TEXT, *HITS).findings

    assert not set(fingerprints("a.md", findings)) & set(fingerprints("b.md", findings))
