"""Harper, the grammar checker, as a process: texts in, complaints out."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

Complaint = tuple[str, str]
"""Harper's rule and the words it complains of: the same complaint wherever in the text the words stand."""


def is_installed() -> bool:
    """Whether the Python package that carries the program is here."""
    return find_spec("harper") is not None


def complaints(texts: Sequence[str]) -> list[Counter[Complaint]]:
    """What Harper says of each text, in their order. It knows British spelling and no dictionary of the user's."""
    with tempfile.TemporaryDirectory(prefix="unmask-grammar-") as place:
        folder = Path(place)
        names = [f"{number:06}.txt" for number in range(len(texts))]
        for name, text in zip(names, texts, strict=True):
            (folder / name).write_text(text, encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "harper",
            "lint",
            "--quiet",
            "--format",
            "json",
            "--dialect",
            "uk",
            "--keep-overlapping-lints",
        ]
        # A sentence's length and the last comma of a list are matters of taste, and with fewer adjectives a list is
        # only now seen to be one. The passage is the sentence itself: mend a word, and it is new.
        command += ["--ignore", "LongSentences,OxfordComma"]
        nowhere = ["--user-dict-path", folder / "no-words", "--file-dict-path", folder / "no-folder"]
        done = subprocess.run([*command, *nowhere, *names], cwd=folder, capture_output=True, check=False)
    if done.returncode not in {0, 1}:
        raise RuntimeError(f"Harper ended with {done.returncode}: {done.stderr.decode(errors='replace')[:500]}")
    said: Mapping[str, Counter[Complaint]] = {
        Path(each["file"]).name: Counter((lint["rule"], lint["matched_text"]) for lint in each["lints"])
        for each in json.loads(done.stdout)
    }
    if said.keys() != set(names):
        raise RuntimeError(
            f"Harper read {len(said)} of {len(names)} texts: {done.stderr.decode(errors='replace')[:500]}"
        )
    return [said[name] for name in names]
