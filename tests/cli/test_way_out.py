"""What a text, a name, a pack or a configuration says steers no terminal and forges no line, wherever it comes out.

Each command and format is tried with each. A rewritten text itself is printed to the letter: there it is the answer.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.cli.command import Command, unmask
from unmask.render import FORMATS
from unmask.render.ranking import FORMATS as RANKINGS

__all__ = ["unmask"]

NASTY = "\x1b[2J\x1b]0;x\x07\x9b31m\x7f\x08\u202e\u2066\u200b\u2028\u2029\x85\x0b\x0c"
"""Escape sequences, signs of direction and of no width, and what some take for the end of a line."""
FORGED = "\n::error file=a.txt::forged\n##[error]forged\n=cmd|' /C calc'!A0\n@SUM(1)\n\r\n::warning::forged\r"
TEXT = f"I'm humbled to announce that {NASTY} I've joined Acme.{FORGED}\nAgree?\n\u200b::error::forged\n<p> | ]]> `\n"
NAME = f"a{NASTY}b\n::error::forged\r::warning::forged\u200b=1+1"
ODD = "a\x1b[2Jb\n::error::forged.txt"

STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What moves the cursor, changes the direction, or is no letter; a CSV's own line ends are looked at apart."""
FORGES = re.compile(r"^[\s\u200b\ufeff]*(?:::|##\[)(?!.*title=)", re.MULTILINE)
"""A line that GitHub would take for a command; those of ours have a title."""


def harmless(said: str, *, github: bool = False) -> None:
    """Nothing in what was said steers or forges."""
    assert STEERS.findall(said) == []
    assert re.findall("[\u2028\u2029]", said) == []
    forged = [line for line in said.split("\n") if FORGES.match(line)]
    if github:
        # What cannot be read is an error of the run, and stands at no rule.
        forged = [line for line in forged if not re.match(r"::error(?: file=[^:,\s]+)?::[^\n]+", line)]
        assert not any(re.match(r"::error(?: file=a\.txt)?::forged", line) for line in said.split("\n"))
    assert forged == []


@pytest.fixture
def posts(unmask: Command) -> Command:
    """A repository with a text that says all of it, under a name that does as well."""
    Path("posts").mkdir()
    Path("posts/plain.txt").write_text(TEXT, encoding="utf-8")
    Path("posts", ODD).write_text(TEXT, encoding="utf-8")
    Path("posts/page.md").write_text(f"---\na: {NASTY}\n---\n# {TEXT}\n[a]({NASTY})\n", encoding="utf-8")
    with Path("posts/table.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerows([["id", "text", "author"], [NAME, TEXT, NAME], ["=1", f"=1+1 {TEXT}", "@a"]])
    return unmask


@pytest.mark.parametrize("format_", FORMATS)
def test_a_check_steers_and_forges_nothing(posts: Command, format_: str) -> None:
    done = posts("check", "posts", "posts/gone\x1b[2J\n::error::forged.txt", "--format", format_)

    assert done.code == 2
    assert "humbled" in done.out
    harmless(done.out, github=format_ == "github")
    harmless(done.err)


@pytest.mark.parametrize("source", ["posts", "posts/table.csv"])
@pytest.mark.parametrize("format_", RANKINGS)
def test_a_ranking_steers_and_forges_nothing(posts: Command, format_: str, source: str) -> None:
    done = posts("score", source, "--format", format_)

    assert done.code == 0
    harmless(done.out.replace("\r\n", "\n") if format_ == "csv" else done.out)
    harmless(done.err)
    if format_ == "csv":
        cells = [cell for row in csv.reader(io.StringIO(done.out)) for cell in row]
        assert not [cell for cell in cells if cell.lstrip().startswith(("=", "@", "+"))]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", f"{NAME.replace(chr(0), '')}.txt"),
        ("check", "posts", "--select", NAME),
        ("check", "posts", "--ignore", NAME),
        ("check", "posts", "--level", f"{NAME}=error"),
        ("check", "posts", "--kind", NAME),
        ("check", "posts", "--format", NAME),
        ("check", "posts", "--packs", NAME),
        ("check", "posts", "--config", NAME),
        ("check", "posts", "--baseline", NAME),
        ("check", "posts", "--per-path", f"[{{pattern: {json.dumps(NAME)}, kinds: post}}]"),
        ("check", "posts", "--per-path", NAME),
        ("check", "posts", "--model", NAME),
        ("check", "posts", "--diff-from", NAME),
        ("check", "posts", "--output", f"{NAME}/x"),
        ("check", "posts", f"--{NAME}"),
        (NAME,),
        ("explain", "bait", NAME),
        ("check", "posts", "--max-size", NAME),
        ("score", "posts/table.csv", "--text-column", NAME),
        ("score", NAME),
        ("rewrite", NAME),
        ("rewrite", "posts", "--diff"),
        ("rewrite", "posts", "--in-place"),
        ("compare", NAME, NAME),
        ("compare", "posts/plain.txt", f"posts/{ODD}"),
        ("explain", NAME),
        ("rules", "show", NAME),
        ("rules", "test", NAME),
        ("rules", "new", NAME),
        ("rules", "import-vale", NAME),
        ("config", "show", NAME),
        ("config", "show", f"posts/{ODD}"),
    ],
    ids=lambda arguments: " ".join(each if each.isprintable() else "NASTY" for each in arguments),
)
def test_a_name_that_is_given_steers_and_forges_nothing(posts: Command, arguments: tuple[str, ...]) -> None:
    done = posts(*arguments)

    assert "mistake" not in done.err
    harmless(done.err)
    if arguments[:2] != ("rewrite", "posts") or "--in-place" in arguments:
        harmless(done.out)
    else:
        harmless("\n".join(line for line in done.out.split("\n") if line.startswith(("---", "+++", "diff"))))


@pytest.mark.parametrize(
    "command", [("check", "posts/plain.txt"), ("config", "show", "posts/plain.txt"), ("rules", "list")]
)
@pytest.mark.parametrize(
    "said",
    [
        {NAME: 1},
        {"select": [NAME]},
        {"kind": NAME},
        {"levels": {NAME: NAME}},
        {"packs": [NAME]},
        {"allow": [NAME]},
        {"exclude": [NAME]},
        {"baseline": NAME},
        {"model": NAME},
        {"per-path": [{"pattern": NAME, NAME: NAME}]},
    ],
    ids=lambda said: next(iter(said)) if next(iter(said)).isprintable() else "NASTY",
)
def test_a_configuration_steers_and_forges_nothing(posts: Command, command: tuple[str, ...], said: object) -> None:
    # JSON is YAML, and says what YAML does not let stand bare.
    Path(".unmask.yaml").write_text(json.dumps(said))
    done = posts(*command)

    assert "mistake" not in done.err
    harmless(done.out)
    harmless(done.err)


PACK = {
    "pack": "house",
    "title": "House",
    "why": "It shows.",
    "rules": [
        {
            "id": "big",
            "message": "Say it plainly.",
            "why": "It shows.",
            "match": {"find": "humbled", "flag": ["I am <<humbled>> by it."]},
            "advice": "Say what you do.",
            "clean": ["A shelf.", "A lamp.", "A van."],
        }
    ],
}
PLACES = ("pack", "title", "why", "rules.0.id", "rules.0.message", "rules.0.why", "rules.0.advice",
          "rules.0.match.find", "rules.0.match.flag.0", "rules.0.clean.0")  # fmt: skip


@pytest.mark.parametrize("place", [*PLACES, "", "rules.0"])
def test_a_pack_steers_and_forges_nothing(posts: Command, place: str) -> None:
    pack = json.loads(json.dumps(PACK))
    *way, last = place.split(".")
    inner = pack
    for step in way:
        inner = inner[int(step) if step.isdigit() else step]
    if last and not isinstance(inner.get(last) if isinstance(inner, dict) else inner[int(last)], dict):
        inner[int(last) if last.isdigit() else last] = NAME
    else:
        (inner[int(last)] if last else inner)[NAME] = NAME
    Path("house.yaml").write_text(json.dumps(pack))

    for command in (
        ("check", "posts/plain.txt", "--packs", "house.yaml", "--format", "concise"),
        ("check", "posts/plain.txt", "--packs", "house.yaml"),
        ("rules", "list", "--packs", "house.yaml"),
        ("rules", "show", "house", "--packs", "house.yaml"),
        ("rules", "show", "house/big", "--packs", "house.yaml"),
        ("rules", "test", "house.yaml"),
    ):
        done = posts(*command)
        assert "mistake" not in done.err, command
        harmless(done.out)
        harmless(done.err)
