"""The options that say what a configuration file can say, and what a run leaves out for being old."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, wraps
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from unmask.cli.options import PATH, FailLevel, Ignore, Packs, Select, names, score_value
from unmask.config.keys import BY_NAME, PER_PATH, Given, Layer, Refused
from unmask.config.lookup import Lookup
from unmask.errors import ConfigError, Fault, Origin, PackError, UsageFault
from unmask.types.source import TextKind

if TYPE_CHECKING:
    from unmask.cli.gather import Text
    from unmask.history.baseline import Baseline, Ran
    from unmask.history.change import Changes
    from unmask.rulebook.rules import Rules
    from unmask.types.report import Report


class Past:
    """What is old in the texts of a run. Raises `HistoryError`, before any text is judged where that can be."""

    def __init__(self, texts: Sequence[Text], *, diff_from: str | None = None) -> None:
        files = dict.fromkeys(file for text in texts if (file := text.settings.baseline) is not None)
        self._baselines: dict[Path, Baseline] = _baselines(files) if files else {}
        self._left_out = dict.fromkeys(self._baselines, 0)
        self._changes = _changes(diff_from) if diff_from is not None else None
        for text in texts if self._changes is not None else ():
            if text.path is not None and self._changes is not None:
                self._changes.lines(text.path)

    def leave_out(self, text: Text, report: Report) -> Report:
        """The report without what is old."""
        if text.settings.baseline is None and self._changes is None:
            return report
        from unmask.history.baseline import narrow

        if (file := text.settings.baseline) is not None:
            path = text.path or Path(report.source.name)
            new = narrow(report, self._baselines[file].new(report, path, _ran(text.rules, report.source.kind)))
            self._left_out[file] += len(report.findings) - len(new.findings)
            report = new
        if self._changes is not None and text.path is not None:
            report = narrow(report, self._changes.new(report, text.path))
        return report

    def notes(self, *, shown: bool) -> Iterable[str]:
        """Which baselines could be shorter, and, where scores are `shown`, how many findings each leaves out."""
        from unmask.errors import counted

        for file, baseline in self._baselines.items():
            if shown and (number := self._left_out[file]):
                them = "it" if number == 1 else "them"
                yield f"{file}: leaves out {counted(number, 'finding')}, and no score counts {them}"
            if baseline.gone:
                are = "1 finding is" if baseline.gone == 1 else f"{baseline.gone} findings are"
                yield f"{file}: {are} gone from the texts; shorten it with --write-baseline {file}"


@cache
def _ran(rules: Rules, kind: TextKind) -> Ran:
    """The rules that judge a text of that kind, which are read only where a baseline asks."""
    return cache(lambda: frozenset(rule.id for rule in rules.rulebook.rules if rule.judges(kind)))


def _baselines(files: Iterable[Path]) -> dict[Path, Baseline]:
    from unmask.history.baseline import read_baseline

    return {file: read_baseline(file) for file in files}


def _changes(since: str) -> Changes:
    from unmask.history.change import Changes

    return Changes(since)


def write(file: Path, judged: Iterable[tuple[Text, Report]]) -> str:
    """Write a baseline of all that was found, and say what was written. What was not judged now is kept."""
    from unmask.errors import counted
    from unmask.history.baseline import Baseline, marks, read_baseline, write_baseline

    old = read_baseline(file) if file.exists() else Baseline(file)
    found: list[tuple[str, str, str]] = []
    for text, report in judged:
        if text.path is None:
            raise UsageFault("a baseline is of files; standard input has no name to find it by again")
        old.new(report, text.path, _ran(text.rules, report.source.kind))
        path = old.path_of(text.path)
        found += [(path, finding.rule, mark) for finding, mark in zip(report.findings, marks(report), strict=True)]
    number = write_baseline(file, found, old.kept(), was=old.data)
    return f"wrote {counted(number, 'finding')} to {file}"


Texts = list[str] | None

_OPTIONS: dict[str, tuple[Any, Any]] = {
    "select": (Select, None),
    "ignore": (Ignore, None),
    "packs": (Packs, None),
    "levels": (
        Annotated[
            Texts,
            typer.Option(
                "--level",
                metavar="NAME=LEVEL",
                help="Make a pack or rule a suggestion, a warning or an error, or turn it off.",
            ),
        ],
        None,
    ),
    "allow": (
        Annotated[Texts, typer.Option("--allow", metavar="TERM", help="Do not flag this name or term.")],
        None,
    ),
    "kind": (
        Annotated[
            TextKind | None,
            typer.Option(help="What the texts are; by default Markdown is a newsletter and plain text a post."),
        ],
        None,
    ),
    "fail_level": (
        Annotated[
            FailLevel | None,
            typer.Option(
                help="Fail the run for findings of this level and above; warning by default.", show_default=False
            ),
        ],
        None,
    ),
    "fail_under": (
        Annotated[
            float | None,
            typer.Option(
                parser=score_value,
                metavar="SCORE",
                help="Fail the run when a text scores less than this, from 0 to 100.",
            ),
        ],
        None,
    ),
    "require_reason": (
        Annotated[
            bool | None,
            typer.Option(
                "--require-reason/--no-require-reason",
                help="Comments that silence a rule must say why.",
                show_default=False,
            ),
        ],
        None,
    ),
    "no_silences": (
        Annotated[bool, typer.Option("--no-silences", help="Flag what comments and front matter silence as well.")],
        False,
    ),
    "exclude": (
        Annotated[
            Texts, typer.Option(metavar="PATTERN", help="Leave out the files in a folder that match, as in .gitignore.")
        ],
        None,
    ),
    "per_path": (
        Annotated[
            Texts,
            typer.Option(
                metavar="YAML", help="Settings for some paths: '{pattern: \"talks/**\", kind: post, ignore: [hype]}'."
            ),
        ],
        None,
    ),
    "baseline": (
        Annotated[
            Path | None,
            typer.Option(
                click_type=PATH, metavar="FILE", help="Leave out the findings that --write-baseline wrote to this file."
            ),
        ],
        None,
    ),
    "model": (Annotated[str | None, typer.Option(metavar="NAME", help="Use this English spaCy model.")], None),
    "config": (
        Annotated[
            Path | None,
            typer.Option(click_type=PATH, metavar="FILE", help="Use this configuration file, not the nearest."),
        ],
        None,
    ),
    "no_config": (Annotated[bool, typer.Option("--no-config", help="Use no configuration file.")], False),
}


def configured(*without: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of the configuration, less those named, and what they come to as `lookup`."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = [each for each in signature(command, eval_str=True).parameters.values() if each.name != "lookup"]
        taken = [name for name in _OPTIONS if name not in without]
        added = [
            Parameter(name, Parameter.KEYWORD_ONLY, annotation=_OPTIONS[name][0], default=_OPTIONS[name][1])
            for name in taken
        ]

        @wraps(command)
        def run(**values: Any) -> None:
            options = {name: values.pop(name) for name in taken}
            try:
                command(**values, lookup=_lookup(options))
            except (ConfigError, PackError) as error:
                raise UsageFault(str(error)) from None

        run.__signature__ = signature(command).replace(parameters=[*own, *added])  # type: ignore[attr-defined]
        run.__annotations__ = {each.name: each.annotation for each in [*own, *added]}
        return run

    return decorate


def _lookup(options: dict[str, Any]) -> Lookup:
    if options["config"] is not None and options["no_config"]:
        raise UsageFault("--config and --no-config exclude each other; keep one")
    read = tuple(each for name, value in options.items() for each in _givens(name.replace("_", "-"), value))
    if faults := tuple(each for each in read if isinstance(each, Fault)):
        raise ConfigError(faults)
    layer = Layer(Path.cwd(), tuple(each for each in read if isinstance(each, Given)))
    return Lookup(
        layer, config=options["config"], search=not options["no_config"], heed_silences=not options["no_silences"]
    )


def _givens(name: str, value: Any) -> Iterator[Given | Fault]:
    """What an option gives, by the same readers as a file's keys."""
    if value is None:
        return
    if name == PER_PATH:
        for entry in value:
            yield from _per_path(entry)
    elif name == "levels":
        for pair in names(value):
            rule, _, level = pair.rpartition("=")
            yield _read(name, level, rule=rule or pair)
    elif name in BY_NAME:
        key = BY_NAME[name]
        for each in _split(name, value) if key.many else (value,):
            yield _read(name, str(each) if isinstance(each, Path | str) else each)


def _split(name: str, value: Sequence[Any]) -> Sequence[Any]:
    return names(value) if name in {"select", "ignore", "exclude"} else value


def _read(name: str, value: object, *, rule: str | None = None) -> Given | Fault:
    key = BY_NAME[name]
    origin = Origin(key.option)
    try:
        read = key.read(value)
    except Refused as refused:
        return Fault(origin, f"{f'the level of “{rule}” ' if rule else ''}{refused}")
    return Given(name, (rule, str(read)) if rule else read, origin)


def _per_path(text: str) -> Iterator[Given | Fault]:
    from unmask.config.form import read_entry
    from unmask.rulebook.located import read_located

    option = f"--{PER_PATH}"
    try:
        located = read_located(text, option)
    except PackError as error:
        yield from (Fault(Origin(option), problem.message) for problem in error.problems)
        return
    for each in read_entry(located, option, (), located.value):
        if isinstance(each, Given):
            yield Given(each.key, each.value, Origin(option), each.pattern)
        else:
            yield Fault(Origin(option), each.message)
