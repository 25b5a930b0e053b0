"""What a kept result depends on besides the text and the rules: this program and the libraries that judge with it."""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

_JUDGING = re.compile(
    r"(?:spacy|thinc|blis|numpy|textstat|pyphen|lemminflect|en_core_web_sm\w*|markdown_it_py)-[^/]*\.(?:dist|egg)-info",
    re.IGNORECASE,
)


@cache
def versions() -> bytes:
    """A digest that changes with Python, this program's code and the installed libraries. It imports none of them."""
    parts = [sys.version, platform.machine(), *_libraries(), *_code(Path(__file__).parent.parent)]
    return blake2b("\0".join(parts).encode("utf-8", "surrogateescape"), digest_size=16).digest()


def _code(folder: Path) -> Iterator[str]:
    """Every module and word list with its size and time, so that a changed program never trusts what it kept before."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            if entry.is_dir() and entry.name != "__pycache__":
                yield from _code(Path(entry.path))
            elif entry.name.endswith((".py", ".txt")):
                seen = entry.stat()
                yield f"{entry.path} {seen.st_size} {seen.st_mtime_ns}"


def _libraries() -> Iterator[str]:
    """The names of the metadata folders beside spaCy and the others, which hold their versions."""
    folders = set()
    for name in ("spacy", "textstat"):
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            folders.add(Path(spec.origin).parent.parent)
    for folder in sorted(folders):
        yield from sorted(name for name in os.listdir(folder) if _JUDGING.fullmatch(name))  # noqa: PTH208 - names alone
