"""Renderers: one for each output format, fed report by report."""

from __future__ import annotations

from typing import Protocol

from unmask.types.report import Failure, Report


class Renderer(Protocol):
    """Shows reports as they come. Nothing is kept longer than the format needs."""

    def report(self, report: Report) -> None:
        """Show the judgement of one source."""

    def finish(self, failures: tuple[Failure, ...]) -> None:
        """Close the output, when every source has been judged or has failed."""
