"""The same findings by the language model over everything: what sparing it is measured against."""

from __future__ import annotations

import sys
from pathlib import Path

from unmask.checker import Checker
from unmask.types.source import Source

if __name__ == "__main__":
    checker = Checker(thorough=True)
    for path in sorted(Path(sys.argv[1]).iterdir()):
        checker.check(Source(str(path), path.read_text(encoding="utf-8")))
