"""Which rated texts belong together: no text may be judged by weights that were fitted to one of the same hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unmask.english.word import WORD

SHARED = 6
"""Texts that share so many words in a row are taken to be by one writer, or about one thing: people sign off alike."""


def groups(texts: Sequence[str]) -> list[int]:
    """The group of each text, named by one of its members. Sharing is passed on: a friend's friend is of the group."""
    parent = list(range(len(texts)))

    def root(index: int) -> int:
        while parent[index] != index:
            index = parent[index]
        return index

    first: dict[tuple[str, ...], int] = {}
    for index, text in enumerate(texts):
        for run in _runs(text):
            other = first.setdefault(run, index)
            if other != index:
                parent[root(index)] = root(other)
    return [root(index) for index in range(len(texts))]


def apart(texts: Sequence[str], others: Sequence[str]) -> list[bool]:
    """For each of the others whether it shares no such run of words with any of the texts."""
    known = {run for text in texts for run in _runs(text)}
    return [known.isdisjoint(_runs(text)) for text in others]


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = WORD.findall(text.lower())
    return (tuple(words[start : start + SHARED]) for start in range(len(words) - SHARED + 1))


def folds(group: Sequence[int], count: int) -> list[int]:
    """A fold for each text, groups kept whole: the largest group goes to the fold that is smallest so far."""
    sizes = {name: group.count(name) for name in dict.fromkeys(group)}
    filled = [0] * count
    chosen: dict[int, int] = {}
    for name in sorted(sizes, key=lambda each: -sizes[each]):
        fold = filled.index(min(filled))
        chosen[name] = fold
        filled[fold] += sizes[name]
    return [chosen[name] for name in group]
