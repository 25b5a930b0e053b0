"""From reports to what people and machines read: each format by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from typing import TYPE_CHECKING, NamedTuple, Protocol, TextIO

from unmask.read.paths import workspace

if TYPE_CHECKING:
    from rich.console import Console

    from unmask.types.report import Failure, Report

__all__ = ["FORMATS", "Output", "Renderer"]


class Renderer(Protocol):
    """Shows reports as they come. Nothing is kept longer than the format needs."""

    def report(self, report: Report) -> None:
        """Show the judgement of one source."""

    def finish(self, failures: tuple[Failure, ...]) -> None:
        """Close the output, when every source has been judged or has failed."""


class Output(NamedTuple):
    """Where a renderer writes, and what it should know: a stream, a way to a console on it, and the run's options.

    `failed` are the names of the texts that make the run fail; a report's is there before it is shown.
    """

    stream: TextIO
    console: Callable[[], Console]
    several: bool = False
    quiet: bool = False
    brief: bool = False
    failed: Set[str] = frozenset()


def _terminal(output: Output) -> Renderer:
    from unmask.render.terminal import TerminalRenderer

    return TerminalRenderer(output.console(), several=output.several, quiet=output.quiet, brief=output.brief)


def _concise(output: Output) -> Renderer:
    from unmask.render.concise import ConciseRenderer

    return ConciseRenderer(output.console(), quiet=output.quiet)


def _json(output: Output) -> Renderer:
    from unmask.render.json import JsonRenderer

    return JsonRenderer(output.stream)


def _json_lines(output: Output) -> Renderer:
    from unmask.render.json import JsonLinesRenderer

    return JsonLinesRenderer(output.stream)


def _github(output: Output) -> Renderer:
    from unmask.render.ci import GithubRenderer

    return GithubRenderer(output.stream, workspace())


def _sarif(output: Output) -> Renderer:
    from unmask.render.sarif import SarifRenderer

    return SarifRenderer(output.stream, workspace())


def _gitlab(output: Output) -> Renderer:
    from unmask.render.ci import GitlabRenderer

    return GitlabRenderer(output.stream, workspace())


def _junit(output: Output) -> Renderer:
    from unmask.render.ci import JunitRenderer

    return JunitRenderer(output.stream, workspace(), output.failed)


def _markdown(output: Output) -> Renderer:
    from unmask.render.markdown import MarkdownRenderer

    return MarkdownRenderer(output.stream, workspace())


FORMATS: Mapping[str, Callable[[Output], Renderer]] = {
    "terminal": _terminal,
    "concise": _concise,
    "json": _json,
    "jsonl": _json_lines,
    "github": _github,
    "sarif": _sarif,
    "gitlab": _gitlab,
    "junit": _junit,
    "markdown": _markdown,
}
"""The output formats by name."""
