"""The texts that rewriting is proved on: the corpus, what the packs' own examples become, and what a user names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.grammar.compare import Wordings
from tests.shipped import checker, rulebook
from tests.test_corpus import TEXTS
from unmask.read import ReadError, find_paths, is_export, read_source
from unmask.read.column import Columns
from unmask.read.export import read_export
from unmask.rewriter import rewrite
from unmask.types.source import Source


def corpus() -> Iterator[Wordings]:
    """Every text of the corpus, rewritten."""
    yield from rewritten(read_source(path) for path in TEXTS)


def named(paths: Sequence[Path]) -> Iterator[Wordings]:
    """The texts in these files, folders and exports, rewritten. Raises `ReadError` for a path that is none."""
    for path in find_paths(paths, also=is_export):
        if isinstance(path, ReadError):
            raise path
        for source in read_export(path, Columns()) if is_export(path.name) else (read_source(path),):
            if isinstance(source, Source):
                yield from rewritten([source])


def examples() -> Iterator[Wordings]:
    """What each rule makes of its own examples; the rules' tests hold that it makes exactly this."""
    for rule in rulebook().rules:
        for example in rule.examples:
            if example.becomes is not None:
                flag = example.flag.replace("<<", "").replace(">>", "")
                yield Wordings(rule.id, flag, flag, example.becomes)


def rewritten(sources: Iterable[Source]) -> Iterator[Wordings]:
    for source in sources:
        safe, suggested = (rewrite(checker(), source, suggested=choice).text for choice in (False, True))
        yield Wordings(source.name, source.text, safe, suggested)
