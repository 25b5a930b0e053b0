"""Judging: which matches are findings, what each finding says, and what they come to."""

from unmask.judge.report import report_on
from unmask.judge.selection import copies

__all__ = ["copies", "report_on"]
