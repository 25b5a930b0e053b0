"""On the way out: each format is given each text and each name that tries to steer whoever shows it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.command import Command, unmask

__all__ = ["unmask"]

PAYLOADS = {
    "clear the screen": "\x1b[2J\x1b]0;title\x07",
    "one-letter escape": "\x9b31m",
    "workflow command": "::error file=x::forged",
    "unseen and a command": "\u200b::error::forged",
    "old command": "##[error]forged",
    "command on a line": "x\n::error::forged",
    "another line end": "x\u2028::error::forged\u2029",
    "next line": "x\x85::error::forged",
    "carriage return": "x\r::error::forged",
    "right to left": "\u202e\u2066forged",
    "table": "a | b | c",
    "code": "``` ` ~~~",
    "comment": "--> <!-- x",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "character data": "]]> &amp; <![CDATA[",
    "link": "[forged](https://example.org) @everyone #1",
}
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
CHECKED = ["terminal", "concise", "json", "jsonl", "github", "sarif", "gitlab", "junit", "markdown"]
SCORED = ["table", "csv", "json", "jsonl", "markdown", "html"]


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    for number, payload in enumerate(PAYLOADS.values()):
        folder = tmp_path / "posts" / str(number)
        folder.mkdir(parents=True)
        text = f"I'm humbled to announce that {payload} we won.\n\n{payload}\n\n  {payload}\n"
        (folder / "text.txt").write_text(text, encoding="utf-8", newline="")
        name = payload.replace("/", "\u2215")
        (folder / f"{name}.txt").write_text("I'm humbled to announce that we won.\n", encoding="utf-8")
    return tmp_path / "posts"


def steers(written: str, *, commands: bool = False) -> list[str]:
    """The lines that a terminal or a CI service would take for an order; `commands` are there by right."""
    own = ("::warning ", "::notice ", "::error file=posts/") if commands else ()
    lines = [line for line in written.split("\n") if CONTROL.search(line.removesuffix("\r"))]
    starts = [line for line in written.split("\n") if line.lstrip().startswith(("::", "##["))]
    return lines + [line for line in starts if not line.startswith(own or "\0")]


@pytest.mark.parametrize("format_", CHECKED)
def test_no_text_and_no_name_steers_what_shows_a_check(unmask: Command, posts: Path, format_: str) -> None:
    done = unmask("check", "posts", "--format", format_, "--select", "brag", "--fail-level", "never")

    assert "mistake" not in done.err
    assert steers(done.out, commands=format_ == "github") == []
    assert steers(done.err) == []
    match format_:
        case "json":
            assert len(json.loads(done.out)["documents"]) == 2 * len(PAYLOADS)
        case "jsonl":
            assert len([json.loads(line) for line in done.out.splitlines()]) == 2 * len(PAYLOADS)
        case "sarif" | "gitlab":
            assert json.loads(done.out)
        case "junit":
            assert len(ElementTree.fromstring(done.out)[0]) == 2 * len(PAYLOADS)
        case "github":
            assert "forged" in done.out
            assert not re.search(r"^::error", done.out, re.M)
        case "markdown":
            assert "<script" not in done.out
            assert "<img" not in done.out


@pytest.mark.parametrize("format_", SCORED)
def test_no_text_and_no_name_steers_what_shows_a_ranking(unmask: Command, posts: Path, format_: str) -> None:
    done = unmask("score", "posts", "--format", format_, "--select", "brag")

    assert "mistake" not in done.err
    assert steers(done.out) == []
    assert steers(done.err) == []
    match format_:
        case "csv":
            rows = list(csv.reader(io.StringIO(done.out)))

            assert len(rows) == 1 + 2 * len(PAYLOADS)
            assert not [cell for row in rows for cell in row if cell.startswith(FORMULAS) and not _is_number(cell)]
        case "json":
            assert len(json.loads(done.out)["posts"]) == 2 * len(PAYLOADS)
        case "html":
            assert "<script>alert" not in done.out
            assert "<img src=x" not in done.out
        case "markdown":
            assert "<script" not in done.out


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?[\d.]+", cell) is not None


@pytest.mark.parametrize("command", ["check", "score", "rewrite"])
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_message_steers_what_shows_it(unmask: Command, tmp_path: Path, command: str, payload: str) -> None:
    name = payload.replace("/", "\u2215")
    (tmp_path / f"{name}.csv").write_text(f'"{payload}",other\n1,2\n', encoding="utf-8")
    (tmp_path / f"{name}.bad.txt").write_bytes(b"caf\xe9")
    done = unmask(command, f"{name}.bad.txt", f"{name}.csv", f"{name}.gone.txt", *["--diff"] * (command == "rewrite"))

    assert done.code == 2
    assert "mistake" not in done.err
    assert steers(done.err) == []


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_setting_steers_what_shows_it(unmask: Command, tmp_path: Path, payload: str) -> None:
    said = json.dumps(payload)
    (tmp_path / ".unmask.yaml").write_text(f"allow: [{said}]\nexclude: [{said}]\n", encoding="utf-8")
    for arguments in (("config", "show"), ("config", "show", "--format", "json"), ("check", "--select", payload, "x")):
        done = unmask(*arguments)

        assert "mistake" not in done.err
        assert steers(done.out) + steers(done.err) == []
    (tmp_path / ".unmask.yaml").write_text(f"{said}: 1\n", encoding="utf-8")

    assert steers(unmask("check", ".").err) == []
