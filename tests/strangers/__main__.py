"""`python -m tests.strangers FILE.csv --text COLUMN --label COLUMN`: hold the rules against texts labelled by others.

For each label it prints in how many texts some rule finds something, and how many findings there are in 1,000 words.
`--where COLUMN=VALUE` reads only those rows, `--pack` counts only that pack, and `--most` stops after so many rows. The
texts stay outside the repository: they are evidence from other fields, and nothing to tune rules to.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from unmask.checker import Checker
from unmask.types.source import Source


@dataclass(frozen=True, slots=True)
class Found:
    """What rules find in the texts of one label: `hit` of the `texts` have a finding."""

    texts: int
    hit: int
    words: int
    findings: int

    @property
    def told(self) -> str:
        """The same in words."""
        share = self.hit / max(1, self.texts)
        return (
            f"{self.hit} of {self.texts} texts ({share:.1%}), {1000 * self.findings / max(1, self.words):.1f} in 1,000"
        )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.strangers", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--text", required=True, help="the column of the texts")
    parser.add_argument("--label", required=True, help="the column of what others said of them")
    parser.add_argument("--where", help="COLUMN=VALUE: only these rows")
    parser.add_argument("--pack", help="count the findings of this pack alone")
    parser.add_argument("--most", type=int, help="how many rows to read")
    arguments = parser.parse_args()
    rows = islice(labelled(arguments.file, arguments.text, arguments.label, arguments.where), arguments.most)
    for label, found in sorted(by_label(Checker(), list(rows), arguments.pack).items()):
        print(f"{label}: {found.told}")


def labelled(file: Path, text: str, label: str, where: str | None = None) -> Iterator[tuple[str, str]]:
    """Each text with its label. Raises `KeyError` for a column that the file lacks."""
    column, _, value = (where or "").partition("=")
    with file.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened):
            if not column or row[column] == value:
                yield row[text], row[label]


def by_label(checker: Checker, rows: Sequence[tuple[str, str]], pack: str | None = None) -> dict[str, Found]:
    """What is found in the texts of each label."""
    reports = checker.check_all(Source(str(number), text) for number, (text, _) in enumerate(rows))
    counts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for (_, label), report in zip(rows, reports, strict=True):
        found = sum(pack in (None, finding.pack) for finding in report.findings)
        counts[label].append((report.words, found))
    return {label: _summed(each) for label, each in counts.items()}


def _summed(counted: Iterable[tuple[int, int]]) -> Found:
    words, findings = zip(*counted, strict=True)
    return Found(len(words), sum(each > 0 for each in findings), sum(words), sum(findings))


if __name__ == "__main__":
    main()
