"""`unmask rules import-vale`: a Vale style as a rule pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unmask.errors import UsageFault
from unmask.phrasing import counted

if TYPE_CHECKING:
    from unmask.vale import Carried

HEAD = """\
# Made by `unmask rules import-vale` from the Vale style {name}.
# The examples and clean texts were made up from the words of each rule; put better ones in their place.
"""


def import_vale(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a Vale style, such as styles/Team.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PACK.yaml", help="Write the pack to a file that is new.")
    ] = None,
) -> None:
    """Turn a Vale style into a pack, and say what could not be carried over."""
    import yaml

    from unmask.vale import StyleError, carry, read_style
    from unmask.write import write_new

    if output is not None and output.exists():
        raise UsageFault(f"{output}: is there already; name another file or move it away")
    try:
        name, style = read_style(folder)
    except StyleError as error:
        raise UsageFault(str(error)) from None
    carried = carry(name, style)
    for line in _told(carried, len(style)):
        typer.echo(line, err=True)
    if not carried.pack["rules"]:
        raise UsageFault(f"{folder}: nothing of this style can be carried over")
    text = HEAD.format(name=name) + yaml.safe_dump(carried.pack, sort_keys=False, allow_unicode=True, width=110)
    if output is None:
        typer.echo(text, nl=False)
        return
    write_new(output, text.encode())
    typer.echo(f"Written to {output}; try it with: unmask rules test {output}", err=True)


def _told(carried: Carried, rules: int) -> Iterator[str]:
    made = len(carried.pack["rules"])
    yield f"{carried.rules} of {rules} Vale rules carried over, as {counted(made, 'rule')} of unmask."
    if carried.left:
        yield "Left behind:"
    for file, reasons in _by_file(carried):
        shown = [f"{reason} ({count} times)" if count > 1 else reason for reason, count in Counter(reasons).items()]
        yield from (f"  {file}: {reason}" for reason in shown)


def _by_file(carried: Carried) -> Iterator[tuple[str, Sequence[str]]]:
    for file in dict.fromkeys(left.file for left in carried.left):
        yield file, [left.reason for left in carried.left if left.file == file]
