"""Judging: which matches are findings, what each finding says, and what they come to."""

from unmask.judge.report import Judged, Weighed, report_on, weighed
from unmask.judge.selection import copies

__all__ = ["Judged", "Weighed", "copies", "report_on", "weighed"]
