"""From many sources to their reports: in this process or in several, in order all the same."""

from __future__ import annotations

from unmask.runner.flow import each, run, run_with

__all__ = ["each", "run", "run_with"]
