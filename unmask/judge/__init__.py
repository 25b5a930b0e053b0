"""Judging: which matches are findings, what each finding says, and what they come to."""

from unmask.judge.copied import copies
from unmask.judge.report import Weighed, report_on, weighed

__all__ = ["Weighed", "copies", "report_on", "weighed"]
