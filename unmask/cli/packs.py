"""`unmask rules new` and `unmask rules import-vale`: packs to start from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unmask.cli.options import PATH
from unmask.cli.process import say
from unmask.errors import UsageFault, counted

if TYPE_CHECKING:
    from unmask.vale import Carried

START = """\
# A rule pack for unmask. Each rule proves itself by its own texts:
#   unmask rules test {file}
# and is used with
#   unmask check --packs {file} letters/
# or by naming this file under `packs` in the configuration. `unmask rules schema` describes every key to an editor.

pack: {name}                 # rules are called {name}/ and their id
title: What we do not write
why: >
  What these words cost our readers, in a short paragraph. It is shown with the findings.

# Pieces of wording, to be named in phrases as <piece>. Classes of words of the lexicon can be named in the same way.
parts:
  inhouse: [circle back, touch base]

rules:
  - id: inhouse-talk
    # {{match}} is what was found; a piece or a gap can be named as well, here {{inhouse}}.
    message: "“{{match}}” is how we talk in meetings, not how we write."
    why: Readers who were not in the meeting cannot tell what is to be done.
    level: warning             # suggestion, warning or error
    weight: 2                  # what one finding costs the score, up to 10
    match:
      # {{look}} finds every form of a verb, {{plan:n}} of a noun; [a|b] may be missing; (a|b) is one of the two;
      # <word> is any word, <words> up to four of them; ^ and $ are the start and end of a sentence.
      # Each text under “flag” must be flagged, at just the passage between << and >>.
      - find: "<inhouse> [with] (you|everyone)"
        flag: ["I will <<circle back with you>> on Friday.", "We should <<touch base with everyone>>."]
    # Wording that makes a match innocent, each with a text that would be flagged without it.
    unless: {{"touch base with everyone at camp": "Scouts touch base with everyone at camp."}}
    advice: Say what you want to know, and by when.
    clean:                     # more texts that it must leave alone, one of them a near miss
      - "Planes circle back when the fog is thick."
      - "Call me on Friday."

  - id: utilise
    message: "“{{match}}” says no more than “use”."
    level: suggestion
    match:
      find: "{{utilise}}"      # finds “utilize” as well
      say: "{{use}}"           # takes the form of what it replaces
      safe: true               # nothing is lost
      flag:
        "We <<utilised>> the old pump.": "We used the old pump."
        "She <<utilizes>> it daily.": "She uses it daily."
    clean:
      - "The utility sent a bill."
      - "We used the old pump."
"""
"""The pack that `new` writes."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Names of devices on Windows, whatever ending a file has."""


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of the pack, such as house-style.")],
    file: Annotated[
        Path | None,
        typer.Argument(
            click_type=PATH, metavar="[FILE]", help="Where to write it; by default NAME.yaml in this folder."
        ),
    ] = None,
) -> None:
    """Write a commented pack to start from. It overwrites no file."""
    from unmask.errors import UnknownRule
    from unmask.rulebook import find, load_rulebook
    from unmask.write import write_new

    if not _NAME.fullmatch(name):
        raise UsageFault(f"“{name}” cannot be a pack's name; use lower-case letters, digits and hyphens")
    if _RESERVED.fullmatch(name):
        raise UsageFault(
            f"“{name}” cannot be a pack's name; on Windows it is that of a device, and no file can have it"
        )
    try:
        find(load_rulebook(), name)
    except UnknownRule:
        pass
    else:
        raise UsageFault(f"there is a pack “{name}” already; give yours another name, or extend that one in a file")
    target = file or Path(f"{name}.yaml")
    write_new(target, START.format(name=name, file=target).encode("utf-8", "surrogateescape"))
    say(f"wrote {target}; try it with: unmask rules test {target}")


HEAD = """\
# Made by `unmask rules import-vale` from the Vale style {name}.
# The examples and clean texts were made up from the words of each rule; put better ones in their place.
"""


def import_vale(
    folder: Annotated[
        Path, typer.Argument(click_type=PATH, metavar="DIR", help="The folder of a Vale style, such as styles/Team.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", click_type=PATH, metavar="PACK.yaml", help="Write the pack to a new file."),
    ] = None,
) -> None:
    """Turn a Vale style into a pack. Says what could not be carried over."""
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
        say(line, err=True)
    if not carried.pack["rules"]:
        raise UsageFault(f"{folder}: nothing of this style can be carried over")
    text = HEAD.format(name=name) + yaml.safe_dump(carried.pack, sort_keys=False, allow_unicode=True, width=110)
    if output is None:
        typer.echo(text, nl=False)
        return
    write_new(output, text.encode())
    say(f"wrote {output}; try it with: unmask rules test {output}", err=True)


def _told(carried: Carried, rules: int) -> Iterator[str]:
    made = len(carried.pack["rules"])
    yield f"{carried.rules} of {rules} Vale rules carried over, as {counted(made, 'rule')} of unmask."
    if carried.left:
        yield "Left behind:"
    said: dict[tuple[str, str], list[int]] = {}
    for left in carried.left:
        said.setdefault((left.file, left.reason), []).append(left.line)
    for (file, reason), lines in said.items():
        yield f"  {file}:{lines[0]}: {reason}{f' ({len(lines)} times)' if len(lines) > 1 else ''}"
