"""What can go wrong when the past is asked for, in words for the user."""

from __future__ import annotations


class HistoryError(Exception):
    """A baseline or a commit that cannot be used. The message says how to mend it."""
