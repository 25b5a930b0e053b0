from __future__ import annotations

import json
from pathlib import Path

from tests.cli.command import Command, unmask, write
from tests.history.repository import Repository

__all__ = ["unmask"]

OLD = "I'm humbled and honoured to announce that I've joined Acme.\n"
NEW = "I'm honoured to announce that we won the bake-off.\n"
SELECT = ("--select", "brag", "--format", "concise")


def test_an_old_repository_starts_clean_and_gets_cleaner(unmask: Command) -> None:
    write(a_md=OLD, b_md=OLD, _unmask_yaml="baseline: base.json\n")

    written = unmask("check", ".", "--select", "brag", "--write-baseline", "base.json")
    assert (written.code, written.out) == (0, "wrote 2 findings to base.json\n")
    assert unmask("check", ".", *SELECT).code == 0
    write(a_md=f"# A new head\n\n{OLD}\n{NEW}")
    grown = unmask("check", "a.md", *SELECT)
    assert (grown.code, grown.out.count("brag/"), "a.md:5:1" in grown.out) == (1, 1, True)
    write(a_md="The door opens.\n")
    shrunk = unmask("check", "a.md", *SELECT)
    assert shrunk.code == 0
    assert "base.json: 1 finding is gone from the texts; shorten it with --write-baseline" in shrunk.err
    unmask("check", "a.md", "--select", "brag", "--write-baseline", "base.json")
    assert [entry["path"] for entry in json.loads(Path("base.json").read_text())["findings"]] == ["b.md"]
    assert unmask("check", ".", *SELECT).err == ""
    shown = unmask("check", ".", "--select", "brag").err
    assert shown.endswith("base.json: leaves out 1 finding, and no score counts it\n")


def test_a_run_of_some_rules_says_and_drops_nothing_of_the_others(unmask: Command) -> None:
    write(a_md=OLD + "\nThis oven is a game-changer for our kitchen.\n")
    unmask("check", "a.md", "--write-baseline", "base.json")
    before = Path("base.json").read_text()
    some = unmask("check", "a.md", *SELECT, "--baseline", "base.json")

    assert (some.code, some.err) == (0, "")
    unmask("check", "a.md", "--select", "brag", "--write-baseline", "base.json")
    assert Path("base.json").read_text() == before
    write(a_md="This oven is a game-changer for our kitchen.\n")
    assert "1 finding is gone" in unmask("check", "a.md", *SELECT, "--baseline", "base.json").err
    unmask("check", "a.md", "--select", "brag", "--write-baseline", "base.json")
    assert "hype/game-changer" in Path("base.json").read_text()
    assert "brag/" not in Path("base.json").read_text()


def test_a_ranking_agrees_with_a_check_on_what_a_baseline_leaves_out(unmask: Command) -> None:
    body = "The shelf stands left of the door, and the tins stand on it. " * 4
    write(a_md=f"{OLD}\n{body}\n", _unmask_yaml="baseline: base.json\nfail-under: 80\n")
    assert unmask("check", "a.md", "--write-baseline", "base.json").code == 0
    checked = json.loads(unmask("check", "a.md", "--format", "json").out)["documents"][0]
    ranked = unmask("score", "a.md", "--format", "json")

    assert (ranked.code, json.loads(ranked.out)["posts"][0]["score"]) == (0, checked["score"])
    assert "base.json: leaves out 2 findings, and no score counts them" in ranked.err
    assert unmask("score", "a.md", "--no-config", "--fail-under", "80").code == 1
    assert unmask("score", "a.md", "--no-config", "--fail-under", "80", "--baseline", "base.json").code == 0


def test_a_baseline_of_nothing_and_one_that_is_missing(unmask: Command) -> None:
    write(a_md="The door opens.\n")
    assert unmask("check", "a.md", "--write-baseline", "base.json").out == "wrote 0 findings to base.json\n"
    assert unmask("check", "a.md", "--baseline", "base.json").code == 0
    missing = unmask("check", "a.md", "--baseline", "gone.json")
    assert (missing.code, missing.out) == (2, "")
    assert "there is no baseline; make one with --write-baseline gone.json" in missing.err
    assert unmask("check", "-", "--write-baseline", "base.json", text=OLD).code == 2
    assert "keep one" in unmask("check", "a.md", "--write-baseline", "b.json", "--diff-from", "HEAD").err


def test_what_is_told_of_a_broken_baseline_mends_it(unmask: Command) -> None:
    write(a_md=OLD, base_json="<<<<<<< HEAD\n")
    broken = unmask("check", "a.md", "--write-baseline", "base.json")
    assert (broken.code, "delete it, then write it anew with --write-baseline base.json" in broken.err) == (2, True)
    Path("base.json").unlink()
    assert unmask("check", "a.md", "--write-baseline", "base.json").code == 0
    draft = unmask("check", "a.md", "--baseline", "a.md")
    assert (draft.code, "name the file that --write-baseline wrote" in draft.err) == (2, True)


def test_only_lines_changed_since_a_commit_are_judged(unmask: Command) -> None:
    repository = Repository(Path.cwd())
    repository.write("sub dir/ä.md", f"{OLD}\nA line.\n")
    repository.commit()
    repository.write("sub dir/ä.md", f"{OLD}\nA line.\n\n{NEW}")
    repository.write("untracked.md", OLD)
    done = unmask("check", ".", *SELECT, "--diff-from", "HEAD")

    assert [line.split(": ")[0] for line in done.out.splitlines()[:-1]] == ["sub dir/ä.md:5:1", "untracked.md:1:1"]
    assert done.code == 1
    repository.commit()
    assert unmask("check", ".", *SELECT, "--diff-from", "HEAD").code == 0
    assert unmask("check", ".", *SELECT).code == 1


def test_a_passage_of_several_lines_is_judged_when_one_of_them_is_new(unmask: Command) -> None:
    repository = Repository(Path.cwd())
    repository.write("a.md", "I'm humbled and honoured\nto announce today that I've joined Acme.\n")
    repository.commit()
    repository.write("a.md", "I'm humbled and honoured\nto announce that I've joined Acme.\n")

    assert unmask("check", "a.md", *SELECT, "--diff-from", "HEAD").code == 1


def test_standard_input_has_no_lines_that_git_knows(unmask: Command) -> None:
    repository = Repository(Path.cwd())
    repository.write("a.md", OLD)
    repository.commit()

    for named in ((), ("-",), ("-", "--stdin-filename", "a.md"), ("a.md", "-")):
        done = unmask("check", *named, *SELECT, "--diff-from", "HEAD", text=OLD)
        assert (done.code, done.out) == (2, "")
        assert "--diff-from asks git about files, and standard input is none" in done.err


def test_an_unknown_commit_is_told_before_anything_is_judged(unmask: Command) -> None:
    Repository(Path.cwd()).write("a.md", OLD)
    done = unmask("check", "a.md", "--diff-from", "origin/main")

    assert (done.code, done.out) == (2, "")
    assert "there is no commit “origin/main”" in done.err


def test_the_help_and_the_readme_say_alike_whose_lines_are_judged(unmask: Command) -> None:
    said = "since your branch left this one"
    readme = Path(__file__).resolve().parents[2] / "README.md"

    assert said in " ".join(unmask("check", "--help").out.replace("│", " ").split())
    assert said in readme.read_text(encoding="utf-8")
