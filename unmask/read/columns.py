"""Which columns of an export hold the text, what it goes by, and its date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

COMMENTARY = "ShareCommentary"
"""Where LinkedIn keeps the text of a post in its `Shares.csv`."""

_TEXT = (COMMENTARY, "Share Commentary", "text")
_ID = ("ShareLink", "Share Link", "id")
_DATE = ("Date", "posted")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns to read, by name; those left out are looked for under the usual names."""

    text: str | None = None
    id: str | None = None
    date: str | None = None


class NoColumn(Exception):
    """A column that is not there. Its message names it, and those that are."""


def find_columns(wanted: Columns, names: Sequence[str]) -> Columns:
    """The columns as they are called in `names`, whatever their letters' case. Raises `NoColumn`.

    Only the text must be there; a named id or date must be too.
    """
    text = _find(wanted.text, _TEXT, names, option="--text-column")
    if text is None:
        raise NoColumn(
            f"has no column “{COMMENTARY}” or “text”; name the one that holds the texts with --text-column"
            f" ({_listed(names)})"
        )
    return Columns(
        text,
        _find(wanted.id, _ID, names, option="--id-column"),
        _find(wanted.date, _DATE, names, option="--date-column"),
    )


def _find(wanted: str | None, usual: Sequence[str], names: Sequence[str], *, option: str) -> str | None:
    known = {name.strip().casefold(): name for name in reversed(names)}
    if wanted is not None:
        if wanted.strip().casefold() not in known:
            raise NoColumn(f"has no column “{wanted}”, which {option} asks for ({_listed(names)})")
        return known[wanted.strip().casefold()]
    return next((known[name.casefold()] for name in usual if name.casefold() in known), None)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:12])
    return f"it has {shown}{' and more' * (len(names) > 12)}" if names else "it has none"
