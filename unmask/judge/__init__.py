"""Judging: which matches are findings, what each finding says, and what they come to."""

from unmask.judge.report import report_on

__all__ = ["report_on"]
