"""The README: every command in it runs, and everything that it shows is what the program prints."""

from __future__ import annotations

import doctest
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.pictures import PICTURES, README, ROOT, Picture, blocks, lines_of, renewed
from tests.terminal import on_terminal
from unmask.render import FORMATS
from unmask.rulebook import load_rulebook
from unmask.types.report import Level
from unmask.types.source import TextKind

PAGE = README.read_text(encoding="utf-8")
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def fenced(language: str) -> list[str]:
    return [text for name, text in FENCED.findall(PAGE) if name == language]


COMMANDS = [
    line.partition("  #")[0].strip()
    for block in fenced("sh")
    for line in block.splitlines()
    if line.strip() and not line.startswith("#")
]
INSTALLS = re.compile(r"python3 -m venv|\.venv/|uvx |pipx |docker ")
"""How it gets onto a machine: `.ci/run` tries these from nothing."""
RUN = [command for command in COMMANDS if not INSTALLS.match(command)]

MASKED = "I'm humbled and honoured to announce that I've joined Acme.\n"
PLAIN = "I moved the shelf to the left on 3 May, and now the door opens.\n"
FILES = {
    "post.txt": MASKED,
    "draft.txt": MASKED,
    "edited.txt": "I've joined Acme.\n",
    "old.md": PLAIN,
    "new.md": PLAIN,
    "posts/a.txt": MASKED,
    "posts/b.txt": PLAIN,
    "letters/may.md": MASKED,
    "newsletters/may.md": PLAIN,
    "posts.csv": f'id,day,name,body\n1,2026-05-03,Ana,"{PLAIN.strip()}"\n',
    "Shares.csv": f'Date,ShareLink,ShareCommentary\n2026-05-03 10:00:00,https://example.org/1,"{PLAIN.strip()}"\n',
    "styles/Team/Big.yml": "extends: existence\nmessage: \"Avoid '%s'.\"\nlevel: warning\ntokens:\n  - big bet\n",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with all that the README names, and with a clipboard."""
    root = tmp_path_factory.mktemp("desk")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    tools = root / ".tools"
    tools.mkdir()
    for name, script in (
        ("unmask", f'exec {sys.executable} -m unmask "$@"'),
        ("pbpaste", f"cat {root}/post.txt"),
        ("pbcopy", f"cat > {root}/.clipboard"),
    ):
        (tools / name).write_text(f"#!/bin/sh\n{script}\n")
        (tools / name).chmod(stat.S_IRWXU)
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(root)]
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "add", *FILES], check=True)
    subprocess.run([*git, "commit", "--quiet", "--message", "Start"], check=True)
    subprocess.run([*git, "update-ref", "refs/remotes/origin/main", "HEAD"], check=True)
    return root


@pytest.mark.slow
def test_every_command_runs_in_the_order_of_the_page(desk: Path) -> None:
    assert len(RUN) > 20
    environment = {"PATH": f"{desk / '.tools'}:{os.environ['PATH']}", "TERM": "xterm-256color"}
    wrong = {}
    for command in RUN:
        keys = b"q" if "--interactive" in command else b""
        seen = on_terminal(["bash", "-c", command], cwd=desk, keys=keys, environment=environment)
        if seen.code not in (0, 1) or "Traceback" in seen.plain:
            wrong[command] = seen.plain
    assert wrong == {}


def test_how_it_is_installed_is_what_ci_tries() -> None:
    tried = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert [command for command in COMMANDS if INSTALLS.match(command)]
    for tool in ("-m venv", "uvx", "pipx", "pre-commit", "prek"):
        assert tool in PAGE
        assert tool in tried


@pytest.mark.parametrize("block", blocks(PAGE), ids=lambda block: block.splitlines()[0][2:40])
def test_what_commands_print_is_what_is_shown(block: str) -> None:
    assert block == renewed(block), "the README is stale: run `python -m tests.pictures`"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_the_pictures_of_the_terminal_show_what_the_program_prints(picture: Picture) -> None:
    drawn = picture.path.read_text(encoding="utf-8")

    assert f"docs/{picture.path.name}" in PAGE
    assert len(lines_of(drawn)) > 5
    assert lines_of(drawn) == lines_of(picture.drawn()), "a picture is stale: run `python -m tests.pictures`"
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("block", fenced("pycon"))
def test_what_python_shows(block: str) -> None:
    test = doctest.DocTestParser().get_doctest(block, {}, "README.md", None, 0)
    said: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.append)

    assert "".join(said) == ""
    assert test.examples


@pytest.mark.parametrize("block", fenced("yaml"))
def test_every_piece_of_yaml_can_be_read(block: str) -> None:
    assert yaml.safe_load(block)


def test_every_link_into_the_repository_leads_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", PAGE) if "://" not in link]

    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_test_that_is_named_is_there() -> None:
    named = re.findall(r"`(tests/[\w./]+)`", PAGE)

    assert len(named) > 5
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_pack_that_changes_another_changes_it(tmp_path: Path) -> None:
    [text] = re.findall(r"^```yaml\n(extends: .+?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    path = tmp_path / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    book = load_rulebook([path], proofs=False)
    rules = {rule.id: rule for rule in book.rules}

    assert "hype/journey" not in rules
    assert rules["hype/big-word"].level is Level.ERROR
    assert "powerful owl" in [each.phrase for each in rules["hype/big-word"].unless]


def test_every_format_and_kind_of_text_is_named() -> None:
    [formats] = re.findall(r"^`--format` is ([^.]+)\.", README.read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(
        r"`--kind` says what a text is: ([^.]+)\.|\| `--kind` \| ([^|]+) \|", README.read_text(encoding="utf-8")
    )
    guide = re.search(
        r"^\| `kinds` \| the kinds of text to judge: ([^;]+);",
        (ROOT / "rules/README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )

    assert set(re.findall(r"`(\w+)`", formats)) == set(FORMATS)
    assert guide
    assert len(named) == 2
    for said in (*map("".join, named), guide[1]):
        assert [kind for kind in TextKind if kind not in re.findall(r"\w+", said)] == []
