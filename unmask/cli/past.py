"""What a run leaves out for being old: by a baseline, or by a commit; and the writing of a baseline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from unmask.errors import UsageFault

if TYPE_CHECKING:
    from unmask.cli.gather import Text
    from unmask.history.baseline import Baseline
    from unmask.history.change import Changes
    from unmask.types.report import Report


class Past:
    """What is old in the texts of a run. Raises `HistoryError`, before any text is judged where that can be."""

    def __init__(self, texts: Sequence[Text], *, diff_from: str | None = None) -> None:
        files = dict.fromkeys(file for text in texts if (file := text.settings.baseline) is not None)
        self._baselines: dict[Path, Baseline] = _read(files) if files else {}
        self._changes = _changes(diff_from) if diff_from is not None else None
        for text in texts if self._changes is not None else ():
            if text.path is not None and self._changes is not None:
                self._changes.lines(text.path)

    def leave_out(self, text: Text, report: Report) -> Report:
        """The report without what is old."""
        if text.settings.baseline is None and self._changes is None:
            return report
        from unmask.history.baseline import narrow

        if text.settings.baseline is not None:
            report = narrow(
                report, self._baselines[text.settings.baseline].new(report, text.path or Path(report.source.name))
            )
        if self._changes is not None and text.path is not None:
            report = narrow(report, self._changes.new(report, text.path))
        return report

    def notes(self) -> Iterable[str]:
        """A line on each baseline that could be shorter."""
        for file, baseline in self._baselines.items():
            if baseline.gone:
                are = "1 finding is" if baseline.gone == 1 else f"{baseline.gone} findings are"
                yield f"{file}: {are} gone from the texts; shorten it with --write-baseline {file}"


def _read(files: Iterable[Path]) -> dict[Path, Baseline]:
    from unmask.history.baseline import read_baseline

    return {file: read_baseline(file) for file in files}


def _changes(since: str) -> Changes:
    from unmask.history.change import Changes

    return Changes(since)


def write(file: Path, judged: Iterable[tuple[Text, Report]]) -> str:
    """Write a baseline of all that was found, and say what was written. Entries of texts not judged now are kept."""
    from unmask.history.baseline import Baseline, marks, read_baseline, write_baseline
    from unmask.phrasing import counted

    old = read_baseline(file) if file.exists() else Baseline(file)
    found: list[tuple[str, str, str]] = []
    for text, report in judged:
        if text.path is None:
            raise UsageFault("a baseline is of files; standard input has no name to find it by again")
        old.new(report, text.path)
        path = old.path_of(text.path)
        found += [(path, finding.rule, mark) for finding, mark in zip(report.findings, marks(report), strict=True)]
    number = write_baseline(file, found, old.kept(), was=old.data)
    return f"wrote {counted(number, 'finding')} to {file}"
