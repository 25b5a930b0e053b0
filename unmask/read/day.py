"""Days out of exports."""

from __future__ import annotations

from datetime import UTC, date, datetime

_FORMS = ("%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y")
_SECONDS, _MILLISECONDS = range(10**8, 10**10), range(10**11, 10**13)


def read_day(value: str | int | float) -> date | None:
    """The day that a cell names, or None when it cannot be told without a guess.

    Reads ISO 8601, with or without a time, as LinkedIn writes it ("2024-03-05 08:30:00"); days with the month's name
    ("5 Mar 2024", "March 5, 2024"); and Unix time in seconds or milliseconds. A day in figures such as 03/05/2024 may
    be March or May, so it is not read.
    """
    text = str(value).strip().removesuffix(" UTC")
    if text.isascii() and text.isdigit() and len(text) != 8:
        number = int(text)
        seconds = number if number in _SECONDS else number / 1000 if number in _MILLISECONDS else None
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC).date()
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
