"""`unmask rules`: what is flagged and why, what was measured, and whether the rules hold."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from textwrap import wrap
from typing import Annotated, Any

import typer

from unmask.cli.app import Commands
from unmask.cli.options import PATH, Packs, rulebook
from unmask.cli.packs import import_vale, new
from unmask.cli.process import Exit, columns, say
from unmask.errors import UsageFault, counted
from unmask.rulebook.measured import expects_measure, measured, shown_rate
from unmask.types.rule import Pack, Rule
from unmask.visible import as_json


def measured_lines(rule: Rule, pack: Pack) -> Iterator[str]:
    """How far to trust a shipped rule, and where it fires in plain prose; nothing for a rule of the user's own."""
    if (taken := measured(rule, pack)) is None:
        if expects_measure(rule, pack):
            yield "not measured yet"
        return
    yield taken.says()
    measure = taken.measure
    if measure.rate:
        yield f"  {', '.join(f'{name} {shown_rate(measure.rate_in(name))}' for name in measure.words)}"


def measured_json(rule: Rule, pack: Pack) -> dict[str, Any] | None:
    """The same as counts. `current` is false for a rule that has changed since in what it finds."""
    if (taken := measured(rule, pack)) is None:
        return None
    measure = taken.measure
    return {
        "says": taken.says(),
        "current": taken.current,
        "found": measure.found,
        "right": measure.right,
        "prose": {name: {"found": measure.prose[name], "words": words} for name, words in measure.words.items()},
    }


EPILOG = """\b
Examples:
  unmask explain
  unmask explain bait
  unmask explain bait/repost"""

app = typer.Typer(
    cls=Commands,
    help="List, explain and test the rules.",
    epilog="""\b
Examples:
  unmask rules list --pack bait
  unmask rules show bait/repost
  unmask rules new house-style
  unmask rules test house-style.yaml
  unmask rules import-vale styles/Team -o team.yaml""",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)

TESTED = (
    "Exit code 0: all tests pass; 1: a rule fails, or (shipped packs, --strict) no text needs some part; "
    "2: a pack cannot be read."
)
WIDTH = 88
"""The longest lines of prose."""
LEAST = 24
"""How many columns are too few for what stands beside something."""
_PLACEHOLDER = re.compile(r"\{[^{}]+\}")


class ListFormat(StrEnum):
    """How to list the rules."""

    TERMINAL = "terminal"
    JSON = "json"


@app.command("list", epilog="Example: unmask rules list --pack bait")
def list_rules(
    pack: Annotated[str | None, typer.Option("--pack", "-p", metavar="NAME", help="Only this pack.")] = None,
    format: Annotated[ListFormat, typer.Option("--format", "-f", help="What to print.")] = ListFormat.TERMINAL,  # noqa: A002
    rules: Packs = None,
) -> None:
    """List the packs and their rules."""
    book = rulebook(rules, [pack] if pack else None, None)
    if format is ListFormat.JSON:
        listed = [
            {
                "id": rule.id,
                "pack": rule.pack,
                "level": rule.level.label,
                "weight": rule.weight,
                "message": rule.message,
                "why": rule.why,
                "rewrites": bool(rule.repairs),
                "file": rule.path,
                "line": rule.line,
                "origin": _origin(pack_),
                "measured": measured_json(rule, pack_),
            }
            for pack_ in book.packs
            for rule in pack_.rules
        ]
        typer.echo(as_json(listed, indent=2))
        return
    for number, each in enumerate(book.packs):
        say(f"{chr(10) if number else ''}{each.name}: {each.title} ({_origin(each)})")
        for line in _rule_lines(each):
            say(line)


def _rule_lines(pack: Pack) -> Iterator[str]:
    width = max(len(rule.id) for rule in pack.rules)
    for rule in pack.rules:
        yield from _fitted(_summary(rule), f"  {rule.id:<{width}}  {rule.level.label:<10}  ")


def _fitted(text: str, lead: str) -> Iterator[str]:
    """A line as it is, and on a terminal that is too narrow for it several.

    They stand below each other, beside the lead or, where it takes most of the width, under it.
    """
    width = columns()
    if width is None or len(lead) + len(text) <= width:
        yield lead + text
        return
    if width - len(lead) < LEAST:
        yield lead.rstrip()
        lead = " " * 6
    yield from wrap(text, width, initial_indent=lead, subsequent_indent=" " * len(lead))


def _prose(text: str) -> list[str]:
    return wrap(_PLACEHOLDER.sub("…", text), min(WIDTH, columns() or WIDTH))


def _origin(pack: Pack) -> str:
    """Where a pack comes from, in words."""
    from unmask.rulebook.origin import OWN

    whose = f"your own, {pack.path}" if pack.origin == OWN else pack.origin
    return f"{whose}, changed by {', '.join(pack.changed_by)}" if pack.changed_by else whose


def _summary(rule: Rule) -> str:
    text = _PLACEHOLDER.sub("…", rule.message).split(". ")[0].rstrip(".")
    return text if len(text) <= 70 else text[:69].rsplit(" ", 1)[0] + "…"


@app.command("show", epilog="Example: unmask rules show bait/repost")
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="A pack, or a rule such as bait/repost.")],
    rules: Packs = None,
) -> None:
    """Explain a pack or a rule, with its examples."""
    from unmask.rulebook import UnknownRule, find

    book = rulebook(rules, None, None)
    try:
        found = find(book, name)
    except UnknownRule as error:
        raise UsageFault(str(error)) from None
    if isinstance(found, Pack):
        lines = _show_pack(found)
    else:
        lines = _show_rule(found, next(pack for pack in book.packs if pack.name == found.pack))
    for line in lines:
        say(line)


def explain(
    name: Annotated[
        str | None, typer.Argument(metavar="ID", help="A pack or a rule; by default a list of the packs.")
    ] = None,
    rules: Packs = None,
) -> None:
    """Explain a rule or a pack, with its examples."""
    if name is not None:
        show(name, rules)
        return
    packs = rulebook(rules, None, None).packs
    width = max(len(pack.name) for pack in packs)
    for pack in packs:
        for line in _fitted(pack.title, f"{pack.name:<{width}}  "):
            say(line)


def _show_pack(pack: Pack) -> Iterator[str]:
    yield from _fitted(f"{pack.name}: {pack.title}", "")
    yield from _fitted(f"({_origin(pack)})", "")
    yield ""
    yield from _prose(pack.why)
    yield ""
    yield from _rule_lines(pack)


def _show_rule(rule: Rule, pack: Pack) -> Iterator[str]:

    yield rule.id
    yield ""
    for said in (rule.message, rule.why, rule.advice or ""):
        yield from _prose(said)
    yield ""
    yield f"level {rule.level.label}, weight {rule.weight:g}"
    if rule.kinds:
        yield f"judges {', '.join(sorted(rule.kinds))}"
    if rule.repairs:
        kinds = sorted({"safe" if each.safe else "suggested" for each in rule.repairs})
        yield f"its edits are {' or '.join(kinds)}"
    for line in measured_lines(rule, pack):
        yield from _fitted(line.lstrip(), " " * (len(line) - len(line.lstrip())))
    yield ""
    yield "Flags:"
    for example in rule.examples:
        yield from _example(example.flag.replace("<<", "[").replace(">>", "]"), "  ")
        if example.becomes is not None:
            yield from _example(example.becomes or "(nothing is left)", "    becomes  ")
    yield ""
    yield "Leaves alone:"
    for text in rule.spared:
        yield from _example(text, "  ")


def _example(text: str, lead: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from _fitted(line, lead) if line.strip() else (lead.rstrip(),)


@app.command("test", epilog=f"Example: unmask rules test house-style.yaml\n\n{TESTED}")
def run_examples(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            click_type=PATH, metavar="[FILE…]", help="Pack files; by default the shipped packs, which takes minutes."
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Fail too when no text needs some part of a rule, as for the shipped packs."),
    ] = False,
) -> None:
    """Test rules on their own texts. Names every part that no text needs."""
    from unmask.proof import prove, setting_problems, unproved
    from unmask.rulebook import PackError, load_rulebook

    try:
        book = load_rulebook(tuple(files or ()), shipped=not files, check=True)
        if problems := setting_problems(book):
            raise PackError(problems)
    except PackError as error:
        raise UsageFault(str(error)) from None
    count = failed = loose = 0
    for proof in prove(book):
        count += 1
        failed += not proof.passed
        for problem in proof.problems:
            say(f"{proof.path}:{proof.line}: {proof.rule}: {problem}")
    for each in unproved(book, lexicon=not files):
        loose += 1
        say(str(each))
    say(f"{counted(count, 'rule')}, {f'{failed} failed' if failed else 'all as their texts say'}")
    if loose:
        say(f"{counted(loose, 'part')} that no text needs")
    sys.stdout.flush()
    # Packs of a team may hold what is not proved yet; the packs that come with the program may not.
    raise typer.Exit(Exit.FOUND if failed or (loose and (strict or not files)) else Exit.CLEAN)


@app.command("schema", epilog="Example: unmask rules schema > pack.schema.json")
def schema() -> None:
    """Print the JSON Schema of a pack file, for editors."""
    from unmask.rulebook.check import json_schema

    typer.echo(as_json(json_schema(), indent=2))


app.command("new", epilog="Example: unmask rules new house-style")(new)
app.command("import-vale", epilog="Example: unmask rules import-vale styles/Team -o team.yaml")(import_vale)
