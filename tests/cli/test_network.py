"""No command opens a way out: each is run with sockets refused, and with a note of every one that is asked for."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
import typer

from tests.history.repository import Repository
from unmask.cli.app import _add, app

MASKED = "I'm humbled to announce that I've joined Acme. Read more at https://example.org/a.\n"

# Python runs this first in every process that it starts with this folder on its path, workers too. Sockets between the
# threads of one process, as an event loop has them, lead nowhere.
REFUSED = """
import os, socket, sys
def refuse(event, arguments):
    if event == "socket.__new__" and arguments[1] == socket.AF_UNIX:
        return
    if event.startswith(("socket.", "urllib.", "http.client.", "ftplib.", "smtplib.")) and event not in {
        "socket.gethostname", "socket.bind"
    }:
        with open(os.environ["REFUSED"], "a") as told:
            told.write(f"{event} {arguments!r}\\n")
        raise PermissionError(f"{event} was refused")
with open(os.environ["REFUSED"] + ".watched", "a") as told:
    told.write("yes\\n")
sys.addaudithook(refuse)
"""


@dataclass(frozen=True)
class Place:
    """A repository with texts in it, in which no process of Python gets a socket."""

    root: Path
    told: Path
    surroundings: dict[str, str]

    def refused(self) -> str:
        """What was asked for and refused."""
        return self.told.read_text() if self.told.exists() else ""

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=self.root, env=self.surroundings, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            # A shell's background jobs ignore it, and so would what they start.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("refused")
    (folder / "sitecustomize.py").write_text(REFUSED)
    told = folder / "told"
    repository = Repository(folder / "posts")
    repository.write("a.txt", MASKED)
    repository.write("b.md", f"# A heading\n\n{MASKED}")
    repository.write("posts.csv", f'id,text\n1,"{MASKED}"\n')
    repository.write("styles/Team/Plain.yml", "extends: existence\nmessage: Say it plainly.\ntokens:\n  - leverage\n")
    repository.commit()
    repository.write("c.txt", MASKED)
    path = os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])])
    surroundings = {**repository.environment, "PYTHONPATH": path, "REFUSED": str(told)}
    return Place(repository.root, told, surroundings)


QUICK = ("check .", "rewrite a.txt --suggested", "score posts.csv --output report.html", "rules list", "cache show")
COMMANDS = (
    "check .",
    "check . --no-cache --jobs 2 --format sarif",
    "check . --diff-from HEAD --format github",
    "check . --write-baseline known.json",
    "check . --fail-level never --format junit --output out.xml",
    "rewrite a.txt --suggested",
    "rewrite . --diff",
    "rewrite c.txt --in-place",
    "rewrite a.txt --bare",
    "compare a.txt b.md",
    "score .",
    "score posts.csv --output report.html",
    "score . --format csv --no-cache",
    "explain bait",
    "explain brag/humbled-to-announce",
    "init",
    "rules list",
    "rules show hype",
    "rules schema",
    "rules new house",
    "rules test house.yaml",
    "rules import-vale styles/Team -o team.yaml",
    "config show a.txt",
    "cache show",
    "cache clear",
    "--version",
    "--help",
    "check --no-such-option",
)
ENDLESS = ("watch .", "lsp")
"""These go on until they are ended."""


def _commands(group: typer.Typer, before: str = "") -> Iterator[str]:
    yield from (before + (each.name or each.callback.__name__.replace("_", "-")) for each in group.registered_commands)
    for each in group.registered_groups:
        assert each.typer_instance is not None
        yield from _commands(each.typer_instance, f"{before}{each.name} ")


def test_every_command_is_tried() -> None:
    _add(None)

    for command in _commands(app):
        assert any(f"{tried} ".startswith(f"{command} ") for tried in (*COMMANDS, *ENDLESS)), command


def test_a_socket_is_refused_and_told(place: Place) -> None:
    for code in ("import socket; socket.socket()", "import urllib.request as u; u.urlopen('http://192.0.2.1/')"):
        before = len(place.refused())
        assert place.start("-c", code).wait() == 1
        assert len(place.refused()) > before
    place.told.unlink()


@pytest.mark.parametrize(
    "command", [pytest.param(each, marks=[] if each in QUICK else pytest.mark.slow) for each in COMMANDS]
)
def test_a_command_asks_for_no_socket(place: Place, command: str) -> None:
    watched = Path(f"{place.told}.watched")
    watched.unlink(missing_ok=True)
    done = place.start("-m", "unmask", *command.split())
    out, err = done.communicate("", timeout=300)

    assert place.refused() == ""
    assert watched.exists()
    assert "mistake" not in err
    assert done.returncode in (0, 1) or command == "check --no-such-option", out + err


@pytest.mark.slow
def test_watching_asks_for_no_socket(place: Place) -> None:
    pytest.importorskip("watchfiles")
    watching = place.start("-m", "unmask", "watch", "a.txt")
    assert watching.stdout is not None
    assert watching.stdout.readline()
    (place.root / "a.txt").write_text(f"{MASKED}\nAgree?\n")
    time.sleep(1)
    watching.send_signal(signal.SIGINT)
    watching.communicate(timeout=300)

    assert place.refused() == ""


@pytest.mark.slow
def test_the_server_asks_for_no_socket(place: Place) -> None:
    pytest.importorskip("pygls")
    uri = (place.root / "a.txt").as_uri()
    told = [
        {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
        {"method": "initialized", "params": {}},
        {
            "method": "textDocument/didOpen",
            "params": {"textDocument": {"uri": uri, "languageId": "plaintext", "version": 1, "text": MASKED}},
        },
        {"id": 2, "method": "textDocument/diagnostic", "params": {"textDocument": {"uri": uri}}},
        {"id": 3, "method": "shutdown", "params": None},
        {"method": "exit", "params": None},
    ]
    said = [json.dumps({"jsonrpc": "2.0", **each}) for each in told]
    server = place.start("-m", "unmask", "lsp")
    out, err = server.communicate("".join(f"Content-Length: {len(each)}\r\n\r\n{each}" for each in said), timeout=300)

    assert place.refused() == "", err
    assert '"id": 3' in out or '"id":3' in out, out + err
