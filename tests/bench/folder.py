"""A folder of posts to judge, built from the corpus: the same every time, and of any size."""

from __future__ import annotations

import random
from pathlib import Path

CORPUS = Path(__file__).parent.parent.parent / "corpus"
WORDS = 210
"""How long a post is at least: as long as posts are on average."""


def paragraphs(kind: str = ".") -> tuple[str, ...]:
    """Every paragraph of the corpus, or of a folder of it, in the order of the files' names."""
    return tuple(
        paragraph.strip()
        for path in sorted((CORPUS / kind).rglob("*"))
        if path.suffix in {".txt", ".md"}
        for paragraph in path.read_text(encoding="utf-8").split("\n\n")
        if paragraph.strip()
    )


def posts(count: int, *, seed: int = 7) -> tuple[str, ...]:
    """So many posts of paragraphs drawn from the corpus. Each bears a number of its own, so that no two are alike."""
    drawn = random.Random(seed)
    kept = paragraphs()
    made = []
    for number in range(count):
        parts = [f"Note {number} of the series."]
        while sum(len(part.split()) for part in parts) < WORDS:
            parts.append(drawn.choice(kept))
        made.append("\n\n".join(parts) + "\n")
    return tuple(made)


def build(folder: Path, count: int, *, first: int = 0) -> int:
    """Write posts to a folder and say how many words they have."""
    folder.mkdir(parents=True, exist_ok=True)
    words = 0
    for number, post in enumerate(posts(count, seed=7 + first)):
        (folder / f"{first + number:06}.txt").write_text(post, encoding="utf-8")
        words += len(post.split())
    return words
