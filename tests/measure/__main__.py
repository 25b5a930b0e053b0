"""`python -m tests.measure`: run the shipped rules over rated texts and plain prose, and write `rules/measured.toml`.

Texts are read where they are; only counts are written. `--worst` measures nothing and tells from the file which rules
were wrong most often and which fire most in plain prose. `--company` tells what each level of company is worth on rated
texts, and writes nothing. `--edits` counts, of edits that readers have judged, those that the rules still make, writes
how many of them a reader stood by, and tells which rules have to say that they are proven, and which must not.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from tests.measure import company, edits, worst
from tests.measure.figures import measure, written
from tests.measure.rated import read_rated
from unmask.rulebook import load_rulebook
from unmask.rulebook.measured import FILE, read_measures

FIGURES = Path(__file__).parent.parent.parent / "rules" / FILE


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.measure", description=__doc__)
    parser.add_argument("--gold", nargs="+", type=Path, metavar="FILE", help="rated texts, as JSON Lines")
    parser.add_argument("--prose", nargs="+", type=_register, metavar="REGISTER=FOLDER", help="Markdown and plain text")
    parser.add_argument("--edits", nargs="+", type=Path, metavar="FILE", help="judged edits, as JSON Lines")
    parser.add_argument("--worst", action="store_true", help="only report on the figures that are there")
    parser.add_argument("--company", action="store_true", help="only report on the levels of company; needs --gold")
    arguments = parser.parse_args()
    if arguments.company:
        if not arguments.gold:
            parser.error("give --gold with --company")
        rated, book = list(read_rated(arguments.gold)), load_rulebook()
        for line in company.report(company.worth(book, rated), rated):
            print(line)
        return 0
    if arguments.edits:
        counts = edits.count(load_rulebook(), list(edits.read_judged(arguments.edits)))
        FIGURES.write_text(edits.with_edits(FIGURES.read_text(encoding="utf-8"), counts), encoding="utf-8")
        for line in edits.report(load_rulebook(), read_measures(FIGURES.read_text(encoding="utf-8"))):
            print(line)
        return 0
    if not arguments.worst:
        if not (arguments.gold and arguments.prose):
            parser.error("give both --gold and --prose, or --worst")
        rated, prose = list(read_rated(arguments.gold)), dict(arguments.prose)
        before = read_measures(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
        measures = {
            rule: replace(each, edits=before[rule].edits, stood=before[rule].stood) if rule in before else each
            for rule, each in measure(load_rulebook(), rated, prose).items()
        }
        FIGURES.write_text(written(measures, len(rated), prose), encoding="utf-8")
    for line in worst.report(read_measures(FIGURES.read_text(encoding="utf-8"))):
        print(line)
    return 0


def _register(text: str) -> tuple[str, Path]:
    name, equals, folder = text.partition("=")
    if not (equals and name.isidentifier() and Path(folder).is_dir()):
        raise argparse.ArgumentTypeError(f"“{text}” is no NAME=FOLDER with a folder that is there")
    return name, Path(folder)


if __name__ == "__main__":
    sys.exit(main())
