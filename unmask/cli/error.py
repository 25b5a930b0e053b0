"""Faults in how the command was called, or in what it was told to use."""

from __future__ import annotations


class UsageFault(Exception):
    """Something the user can mend, said in full. Ends the run with exit code 2."""
