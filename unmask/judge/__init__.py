"""Judging: which matches are findings, what each finding says, and what they come to."""

from unmask.judge.report import Weighed, report_on, weighed
from unmask.judge.selection import copies

__all__ = ["Weighed", "copies", "report_on", "weighed"]
