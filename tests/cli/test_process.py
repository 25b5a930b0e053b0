"""The real command, as a process."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests import forked

MASKED = "I'm humbled and honoured to announce that I've joined Acme.\n"
PLAIN = "I moved the shelf to the left, and now the door opens.\n"


def run(
    *arguments: str, text: str | bytes | None = "", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    data = text.encode() if isinstance(text, str) else text
    return forked.said(*arguments, data=data or b"", cwd=cwd, environment={**os.environ, "NO_COLOR": "", **environment})


def test_a_piped_draft_is_shown_with_its_rewrite() -> None:
    done = run("check", text=MASKED)

    assert done.returncode == 1
    assert "+ I've joined Acme." in done.stdout
    assert "brag/humbled-to-announce" in done.stdout
    assert done.stderr == ""


def test_a_plain_draft_is_clean() -> None:
    done = run("check", "-", text=PLAIN)

    assert done.returncode == 0
    assert "No findings" in done.stdout


def test_json_has_the_promised_form() -> None:
    done = run("check", "--format", "json", text="\ufeff" + MASKED)
    document = json.loads(done.stdout)["documents"][0]
    finding = document["findings"][0]

    assert (document["path"], document["kind"], document["words"]) == ("-", "post", 10)
    assert MASKED[finding["start"] : finding["end"]] == finding["text"]
    assert (finding["line"], finding["column"]) == (1, 1)
    assert finding["remedy"] == {"kind": "remove", "text": "", "safe": True}
    assert document["rewritten"] == "I've joined Acme.\n"
    assert sum(term["points"] for term in document["terms"]) == pytest.approx(document["score"])


def test_folders_are_walked_and_git_is_heeded(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("drafts/\n")
    for name in ("post.txt", "drafts/old.txt", ".hidden.txt", "letters/mai 1.md", "image.png", "skip/no.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PLAIN)
    done = run("check", str(tmp_path), "--format", "json", "--exclude", "skip")

    paths = [
        Path(document["path"]).relative_to(tmp_path).as_posix() for document in json.loads(done.stdout)["documents"]
    ]
    assert paths == ["letters/mai 1.md", "post.txt"]


def test_what_cannot_be_read_is_said_and_the_rest_is_checked(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9")
    (tmp_path / "good.txt").write_text(PLAIN)
    done = run("check", str(tmp_path / "bad.txt"), str(tmp_path / "gone.txt"), str(tmp_path / "good.txt"))

    assert done.returncode == 2
    assert "bad.txt: is not UTF-8 at byte 3; save it as UTF-8" in done.stderr
    assert "gone.txt: does not exist" in done.stderr
    assert "good.txt" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--fail-level", "never"), 0),
        (("--fail-level", "error"), 0),
        (("--fail-under", "99"), 1),
        (("--ignore", "brag"), 0),
        (("--select", "brag/humbled-to-announce"), 1),
    ],
)
def test_exit_codes(arguments: tuple[str, ...], code: int) -> None:
    text = (
        MASKED
        + "The office is on Elm Street, above the bakery, and the key hangs behind the second door on the left.\n"
    )
    assert run("check", *arguments, text=text).returncode == code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "--select", "brga"), "did you mean “brag”?"),
        (("check", "--format", "xml"), "xml"),
        (("check", "--rules", "gone.yaml"), "gone.yaml:1: does not exist"),
        (("rules", "show", "humbled-to-announce"), "did you mean “brag/humbled-to-announce”?"),
    ],
)
def test_wrong_usage_is_code_2_and_no_traceback(arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments, text=PLAIN)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_pack_names_file_line_and_rule(tmp_path: Path) -> None:
    pack = tmp_path / "own.yaml"
    pack.write_text("pack: own\ntitle: t\nwhy: w\nrules:\n  - id: x\n    mesage: m\n")
    done = run("rules", "test", str(pack))

    assert done.returncode == 2
    assert f"{pack}:5: own/x: the key “mesage” is not known (did you mean “message”?)" in done.stderr


def test_without_input_on_a_terminal_it_says_what_to_do() -> None:
    keyboard, terminal = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "unmask", "check"], stdin=terminal, capture_output=True, timeout=60, check=False
        )
    finally:
        os.close(keyboard)
        os.close(terminal)

    assert done.returncode == 2
    assert b"unmask check post.txt" in done.stderr


def test_colour_only_where_it_is_wanted() -> None:
    assert "\x1b[" not in run("check", text=MASKED).stdout
    assert "\x1b[" in run("check", "--color", "always", text=MASKED).stdout
    assert "\x1b[" not in run("check", text=MASKED, NO_COLOR="1", FORCE_COLOR="1").stdout


def test_a_text_cannot_steer_the_terminal() -> None:
    done = run(
        "check", "--color", "always", text="\x1b[2JI'm humbled to announce that [bold]I won[/bold] \u202eagain.\n"
    )

    assert "\x1b[2J" not in done.stdout
    assert "[bold]" in done.stdout
    assert "\u202e" not in done.stdout


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"], ["rules", "list"]])
def test_help_does_not_load_the_language_model(arguments: list[str]) -> None:
    code = (
        "import sys; from unmask.cli.app import main\n"
        f"sys.argv = ['unmask', *{arguments!r}]\n"
        "try: main()\nexcept SystemExit: pass\n"
        "sys.exit(any(name in sys.modules for name in ('spacy', 'textstat')))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    command = f"{sys.executable} -m unmask rules list | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


@pytest.mark.slow
def test_the_shipped_packs_are_proved_by_their_examples() -> None:
    done = run("rules", "test")

    assert done.returncode == 0, done.stdout
    assert "all as their texts say" in done.stdout
    assert "no text" not in done.stdout


LOST = """
import os, signal, sys, time, weakref
import unmask.checker as room

class Collected:
    pass

def asked(_):
    os.kill(os.getpid(), signal.{name})
    for _ in range(100_000):
        pass

def outcomes(self, sources, *rest, **named):
    once = Collected()
    watched = weakref.ref(once, asked)
    del once
    for _ in range(100):
        time.sleep(0.1)
    raise ValueError("it was not ended")

room.Checker.outcomes = outcomes
sys.argv[:] = ["unmask", "check", "--no-cache"]
from unmask.__main__ import main
main()
"""


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_a_request_to_end_that_a_callback_of_the_collector_loses_is_heard(name: str, code: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOST.format(name=name)],
        input=PLAIN,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=partial(signal.signal, getattr(signal, name), signal.SIG_DFL),
    )

    assert (done.returncode, done.stderr) == (code, "")


INTERRUPTED = """
import os, signal, sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "{module}":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
"""


@pytest.mark.parametrize("module", ["unmask.cli", "click", "unmask.cli.check", "unmask.config"])
def test_an_interrupt_while_it_is_loaded_shows_nothing(tmp_path: Path, module: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(INTERRUPTED.format(module=module))
    done = subprocess.run(
        [sys.executable, "-m", "unmask", "check"],
        input=PLAIN,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )

    assert (done.stdout, done.stderr) == ("", "")
    assert done.returncode in (-signal.SIGINT, 130)


def test_the_shell_completes_commands() -> None:
    asked = {"_UNMASK_COMPLETE": "complete_bash", "COMP_WORDS": "unmask c", "COMP_CWORD": "1"}
    command = Path(sys.executable).with_name("unmask")
    done = subprocess.run([command], env={**os.environ, **asked}, capture_output=True, text=True, check=False)

    assert done.stdout.split() == ["check", "compare", "config", "cache"]


def test_a_mistake_of_ours_is_owned_up_to_and_shows_nothing_of_the_text() -> None:
    broken = (
        "import sys, unmask.checker as room\n"
        "def outcomes(self, sources, *rest, **named):\n    raise ValueError([s.text for s in sources])\n"
        "room.Checker.outcomes = outcomes\n"
        "sys.argv = ['unmask', 'check', '--no-cache']\n"
        "from unmask.cli.app import main\nmain()\n"
    )
    for environment, shown in (({}, False), ({"UNMASK_TRACEBACK": "1"}, True)):
        done = subprocess.run(
            [sys.executable, "-c", broken],
            input=PLAIN,
            capture_output=True,
            text=True,
            env={**os.environ, **environment},
            check=False,
        )

        assert ("Traceback" in done.stderr) is shown
        assert ("shelf" in done.stderr) is shown
        assert ("a mistake in unmask itself" in done.stderr) is not shown
        assert done.returncode == (1 if shown else 2)
