"""`unmask score`, called in this process where that tells as much, and as a process where it ends or waits."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
import time
from contextlib import chdir
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest

from unmask.cli.app import main

BOAST = (
    "I'm humbled and honoured to announce that I've joined Acme. Agree? Thoughts?\n\n"
    "It was a game-changing journey, and I could not be more excited for what comes next with this incredible team.\n"
)
PLAIN = (
    "We moved the shelf on Elm Street to the left in March, and since then the door opens all the way. Maria held the"
    " ladder while I looked for the screws that we had lost in the winter.\n"
)
FORMATS = ["table", "csv", "json", "jsonl", "markdown"]


def run(*arguments: str, text: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    given = io.TextIOWrapper(io.BufferedReader(io.BytesIO(text.encode())))
    with (
        chdir(cwd or Path.cwd()),
        patch.object(sys, "argv", ["unmask", *arguments]),
        patch.multiple(sys, stdin=given, stdout=out, stderr=err),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    for stream in (out, err):
        stream.flush()
        stream.seek(0)
    return subprocess.CompletedProcess(arguments, int(ended.value.code or 0), out.read(), err.read())


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    folder = tmp_path / "posts"
    folder.mkdir()
    (folder / "boast.txt").write_text(BOAST)
    (folder / "plain.txt").write_text(PLAIN)
    (folder / "=cmd.txt").write_text("=2+3 is five.\n")
    (folder / "empty.txt").write_text("\n")
    (folder / "Shares.csv").write_text(
        f'Date,ShareLink,ShareCommentary\n2026-01-02 03:04:05,https://example.org/1,"{PLAIN}"\n'
    )
    return tmp_path


def ranked(*arguments: str, cwd: Path, code: int = 0) -> list[str]:
    done = run("score", "--format", "json", *arguments, cwd=cwd)
    assert done.returncode == code, done.stderr
    return [post["path"] for post in json.loads(done.stdout)["posts"]]


def test_a_folder_is_ranked_with_its_exports_and_the_totals_are_below(posts: Path) -> None:
    done = run("score", "posts", cwd=posts)
    lines = done.stdout.splitlines()

    assert done.returncode == 0
    assert lines[0].split() == ["#", "score", "words", "findings", "post", "costs", "most", "begins"]
    assert [line.split()[4] for line in lines[1:5]] == [
        "posts/boast.txt",
        "posts/Shares.csv:2",
        "posts/plain.txt",
        "posts/=cmd.txt",
    ]
    assert "4 posts, 1 too short to judge;" in done.stdout
    assert done.stderr == "unmask: 1 post without text, so without a score: posts/empty.txt\n"


def test_no_edit_is_worked_out_for_a_ranking_and_a_check_has_them_afterwards(
    posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The option is told to the program's own processes through the environment, which this process is part of.
    monkeypatch.setenv("UNMASK_CACHE_DIR", str(posts / "kept"))
    cache = ("--cache-dir", "kept")
    with patch("unmask.judge.remedy.mended", side_effect=AssertionError("an edit is worked out")):
        ranking = run("score", "posts", *cache, cwd=posts)
        quiet = run("check", "posts", "--quiet", *cache, cwd=posts)
    checked = run("check", "posts/boast.txt", "--format", "json", *cache, cwd=posts)

    assert ranking.returncode == 0, ranking.stderr
    assert "boast.txt" in quiet.stdout
    assert json.loads(checked.stdout)["documents"][0]["rewritten"] != BOAST
    assert run("score", "posts", *cache, cwd=posts).stdout == ranking.stdout


def test_globs_lists_and_exports_name_posts_too(posts: Path) -> None:
    (posts / "list").write_bytes(b"posts/plain.txt\0posts/boast.txt\0")
    (posts / "all.jsonl").write_text(json.dumps({"body": PLAIN, "n": 7}) + "\n")

    assert ranked("posts/b*.txt", cwd=posts) == ["posts/boast.txt"]
    assert ranked("--files-from", "list", cwd=posts) == ["posts/boast.txt", "posts/plain.txt"]
    assert ranked("all.jsonl", "--text-column", "body", cwd=posts) == ["all.jsonl:1"]


def test_standard_input_is_a_post_a_list_or_an_export(posts: Path) -> None:
    assert "1 post;" in run("score", text=PLAIN).stdout
    assert "boast.txt" in run("score", "--files-from", "-", text="posts/boast.txt\n", cwd=posts).stdout
    shares = (posts / "posts" / "Shares.csv").read_text()
    assert "Shares.csv:2" in run("score", "--stdin-filename", "Shares.csv", text=shares).stdout


def test_the_order_and_the_choice_are_asked_for(posts: Path) -> None:
    assert ranked("posts", "--sort", "name", "--reverse", "--top", "2", cwd=posts) == [
        "posts/plain.txt",
        "posts/boast.txt",
    ]
    assert ranked("posts", "--min-score", "70", cwd=posts) == ["posts/Shares.csv:2", "posts/plain.txt"]
    assert ranked("posts", "--max-score", "70", cwd=posts) == ["posts/boast.txt"]


def test_rules_can_be_chosen_and_a_low_score_fails(posts: Path) -> None:
    done = run("score", "posts/boast.txt", "--select", "hype", "-f", "json", cwd=posts)
    packs = [pack["pack"] for pack in json.loads(done.stdout)["totals"]["packs"]]

    assert packs in (["hype"], [])
    assert run("score", "posts", "--fail-under", "60", cwd=posts).returncode == 1
    assert run("score", "posts/plain.txt", "--fail-under", "60", cwd=posts).returncode == 0


def test_what_cannot_be_read_is_said_and_is_code_2(posts: Path) -> None:
    (posts / "bad.csv").write_text("id,text\n1,a,b\n2,Good enough.\n")
    done = run("score", "bad.csv", "gone.txt", "x*.txt", "-f", "json", cwd=posts)

    assert done.returncode == 2
    assert "bad.csv:2: has 3 cells where the header has 2" in done.stderr
    assert "gone.txt: does not exist" in done.stderr
    assert "x*.txt: matches no file" in done.stderr
    assert len(json.loads(done.stdout)["errors"]) == 3


def test_csv_cannot_be_run_as_a_formula(posts: Path) -> None:
    (posts / "a.csv").write_text('id,text\n=cmd|x,"=HYPERLINK(""https://example.org"") is how it began."\n')
    done = run("score", "a.csv", "--format", "csv", cwd=posts)
    row = next(csv.DictReader(io.StringIO(done.stdout)))

    assert row["id"] == "'=cmd|x"
    assert row["begins"].startswith("'=HYPERLINK")


def test_markdown_shows_a_text_and_does_not_obey_it(posts: Path) -> None:
    (posts / "a.jsonl").write_text(json.dumps({"text": "<b>*Hi*</b> | @you https://example.org"}) + "\n")
    done = run("score", "a.jsonl", "--format", "markdown", cwd=posts)

    assert "&#60;b&#62;\\*Hi\\*&#60;/b&#62; \\| &#64;you https&#58;//example.org |" in done.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_every_post_and_goes_whole_into_a_file(posts: Path, name: str) -> None:
    printed = run("score", "posts", "--format", name, cwd=posts).stdout
    run("score", "posts", "--format", name, "--output", "out", cwd=posts)

    assert all(post in printed for post in ("boast.txt", "plain.txt", "cmd.txt", "Shares.csv"))
    assert (posts / "out").read_text() == printed


def test_what_changed_since_an_earlier_run(posts: Path) -> None:
    run("score", "posts", "--output", "old.json", cwd=posts)
    (posts / "posts" / "boast.txt").write_text(PLAIN + BOAST)
    (posts / "posts" / "plain.txt").unlink()
    (posts / "posts" / "more.txt").write_text(PLAIN)
    table = run("score", "posts", "--against", "old.json", cwd=posts).stdout
    against = json.loads(run("score", "posts", "--against", "old.json", "-f", "json", cwd=posts).stdout)["against"]

    assert "Since old.json: 1 rose, 0 fell, 1 kept their score, 1 new, 1 gone." in table
    assert [change["path"] for change in against["risen"]] == ["posts/boast.txt"]
    assert [post["path"] for post in against["gone"]] == ["posts/plain.txt"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--against", "gone.json", "posts"), "gone.json: does not exist; check the path"),
        (("--files-from", "gone", "posts"), "gone: does not exist; check the path"),
        (("--files-from", "-", "-"), "standard input cannot be both"),
        (("posts", "--output", "no/such/folder.json"), "cannot be written"),
        (("posts", "--sort", "luck"), "luck"),
    ],
)
def test_wrong_usage_is_code_2_and_no_traceback(posts: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("score", *arguments, text="", cwd=posts)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interrupt_leaves_the_old_file_whole_and_no_process(posts: Path) -> None:
    (posts / "out.json").write_text("as it was")
    with (posts / "many.csv").open("w") as many:
        many.write("text\n" + f'"{BOAST}"\n' * 20_000)
    started = subprocess.Popen(
        [sys.executable, "-m", "unmask", "score", "many.csv", "--jobs", "2", "--no-cache", "--output", "out.json"],
        cwd=posts,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - a shell's background jobs ignore it
    )
    children = Path(f"/proc/{started.pid}/task/{started.pid}/children")
    while started.poll() is None and not (children.exists() and children.read_text().split()):
        time.sleep(0.05)
    workers = children.read_text().split()
    started.send_signal(signal.SIGINT)
    _, said = started.communicate(timeout=60)

    assert started.returncode == 130
    assert b"Traceback" not in said
    assert (posts / "out.json").read_text() == "as it was"
    assert [path.name for path in posts.glob(".out*")] == []
    assert workers
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
