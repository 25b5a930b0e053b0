"""spaCy without its command line, which brings clients for the web and takes a fifth of the time to import it all."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

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
