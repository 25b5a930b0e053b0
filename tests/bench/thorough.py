"""The same findings by the full pipeline over everything: what sparing the language model is measured against."""

from __future__ import annotations

import sys
from pathlib import Path

from unmask.checker import Checker
from unmask.language.model import load
from unmask.types.source import Source

if __name__ == "__main__":
    checker = Checker()
    language = load()
    for path in sorted(Path(sys.argv[1]).iterdir()):
        source = Source(str(path), path.read_text(encoding="utf-8"))
        for _ in language.pipe(line for line in source.text.splitlines() if line.strip()):
            pass
        checker.check(source)
