"""What can go wrong with a run, in words for the user."""

from __future__ import annotations


class WorkerLost(Exception):
    """A process ended before its work was done; somebody, or the system when memory ran out, must have ended it."""
