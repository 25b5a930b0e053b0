"""Silences: comments in a text that ask for a passage to be let be."""

from __future__ import annotations

from unmask.silence.fault import Fault, FaultKind, find_faults
from unmask.silence.read import read_silences
from unmask.silence.silence import Silence, Verb, sweep

__all__ = ["Fault", "FaultKind", "Silence", "Verb", "find_faults", "read_silences", "sweep"]
