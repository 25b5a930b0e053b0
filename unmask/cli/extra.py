"""Extras: parts of the program that are installed by those who want them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from unmask.errors import UsageFault


@contextmanager
def editor_extra() -> Iterator[None]:
    """Say what to install where what is imported in here is not there. Raises `UsageFault`."""
    try:
        yield
    except ModuleNotFoundError as missing:
        package = (missing.name or "").partition(".")[0]
        if package == "unmask":
            raise
        raise UsageFault(f"this needs {package}, which is not installed; run: pip install 'unmask[editor]'") from None
