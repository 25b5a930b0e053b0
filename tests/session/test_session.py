"""A session: texts that are open, the reports on them, and what applies to them."""

from __future__ import annotations

import doctest
import os
from pathlib import Path

import pytest

import unmask.session
from tests.shipped import checker, rulebook
from unmask import Session
from unmask.cli.configured import write
from unmask.cli.gather import Text
from unmask.config import Settings
from unmask.errors import ConfigError, TooLarge
from unmask.rulebook import PackError
from unmask.rulebook.rules import Rules
from unmask.types.source import Source, Syntax, TextKind

HUMBLED = "I'm humbled to announce that I've joined Acme.\n"
PACK = """\
pack: shelf
title: Shelves
why: Nobody reads a post to hear of shelves.
rules:
  - id: shelf
    level: warning
    message: "“{match}” speaks of a shelf."
    why: Readers have shelves of their own.
    advice: Leave the shelf out.
    match:
      - find: "shelf"
        flag: ["We moved the <<shelf>>."]
    clean: ["We moved the desk.", "The desk stays."]
"""


def rules(session: Session, name: str) -> list[str]:
    return [finding.rule for finding in session.report(name).findings]


def later(path: Path, text: str) -> None:
    """Write a file so that it has changed, however coarse the clock of the file system."""
    was = path.stat().st_mtime_ns
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(was, was + 10**9))


def test_its_documentation_is_true() -> None:
    assert doctest.testmod(unmask.session).failed == 0


def test_a_text_is_judged_as_it_now_is() -> None:
    session = Session(search=False)
    session.open("post.txt", HUMBLED)
    assert rules(session, "post.txt") == ["brag/humbled-to-announce"]
    session.change("post.txt", "", start=0, end=len("I'm humbled to announce that "))
    assert session.text("post.txt") == "I've joined Acme.\n"
    assert rules(session, "post.txt") == []
    session.change("post.txt", HUMBLED)
    assert rules(session, "post.txt") == ["brag/humbled-to-announce"]


def test_the_report_on_a_text_that_stays_as_it_is_stays_the_same() -> None:
    session = Session(search=False)
    session.open("post.txt", HUMBLED)
    assert session.report("post.txt") is session.report("post.txt")


def test_the_path_tells_the_syntax_and_the_kind_unless_they_are_said(tmp_path: Path) -> None:
    session = Session(search=False)
    session.open("a.md", "Hello.")
    session.open("b.txt", "Hello.")
    session.open("c", "Hello.", kind=TextKind.COMMENT, syntax=Syntax.MARKDOWN)
    told = {name: session.report(name).source for name in session.names}
    assert [(each.kind, each.syntax) for each in told.values()] == [
        (TextKind.NEWSLETTER, Syntax.MARKDOWN),
        (TextKind.POST, Syntax.PLAIN),
        (TextKind.COMMENT, Syntax.MARKDOWN),
    ]


def test_a_text_that_is_closed_is_not_there() -> None:
    session = Session(search=False)
    session.open("post.txt", HUMBLED)
    session.close("post.txt")
    assert session.names == ()
    for asked in (session.report, session.close, session.text, session.settings, session.checker):
        with pytest.raises(KeyError):
            asked("post.txt")
    with pytest.raises(KeyError):
        session.change("post.txt", "No.")


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (3, 2), (0, 99), (99, None)])
def test_a_place_that_is_not_in_the_text_is_refused(start: int, end: int | None) -> None:
    session = Session(search=False)
    session.open("post.txt", "Hello.")
    with pytest.raises(ValueError, match="6 code points"):
        session.change("post.txt", "x", start=start, end=end)
    assert session.text("post.txt") == "Hello."


def test_a_text_that_is_too_large_is_refused_and_nothing_is_lost() -> None:
    session = Session(search=False, limit=20)
    session.open("post.txt", "Hello there.")
    with pytest.raises(TooLarge, match="20 bytes"):
        session.change("post.txt", "é" * 11)
    with pytest.raises(TooLarge):
        session.open("other.txt", "x" * 21)
    assert session.text("post.txt") == "Hello there."
    assert session.names == ("post.txt",)
    session.change("post.txt", "é" * 10)


def test_the_nearest_configuration_applies_and_is_read_anew_when_it_changes(tmp_path: Path) -> None:
    config, post = tmp_path / ".unmask.yaml", tmp_path / "post.txt"
    session = Session()
    session.open(str(post), HUMBLED)
    assert rules(session, str(post)) == ["brag/humbled-to-announce"]
    assert not session.refresh()
    config.write_text("ignore: [brag]\n", encoding="utf-8")
    assert session.refresh()
    assert rules(session, str(post)) == []
    assert not session.refresh()
    later(config, "levels: {brag: error}\n")
    assert session.refresh()
    assert [finding.level.label for finding in session.report(str(post)).findings] == ["error"]
    config.unlink()
    assert session.refresh()
    assert [finding.level.label for finding in session.report(str(post)).findings] == ["warning"]


def test_opening_a_text_elsewhere_is_no_change_of_configuration(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / ".unmask.yaml").write_text("ignore: [brag]\n", encoding="utf-8")
    session = Session()
    session.open(str(tmp_path / "post.txt"), HUMBLED)
    session.open(str(tmp_path / "a" / "post.txt"), HUMBLED)
    assert [len(session.report(name).findings) for name in session.names] == [1, 0]
    assert not session.refresh()
    session.close(str(tmp_path / "a" / "post.txt"))
    assert not session.refresh()


def test_a_broken_configuration_is_said_and_can_be_mended(tmp_path: Path) -> None:
    config, post = tmp_path / ".unmask.yaml", str(tmp_path / "post.txt")
    config.write_text("ignore: [brga]\nlevels: {hype: loud}\n", encoding="utf-8")
    session = Session()
    session.open(post, HUMBLED)
    # Whatever is asked of it first.
    with pytest.raises(ConfigError):
        session.excludes(post)
    with pytest.raises(ConfigError) as caught:
        session.report(post)
    assert [fault.origin.line for fault in caught.value.faults] == [2]
    later(config, "ignore: [brag]\n")
    assert session.refresh()
    assert rules(session, post) == []


def test_a_pack_is_read_anew_when_it_changes(tmp_path: Path) -> None:
    pack, post = tmp_path / "shelf.yaml", str(tmp_path / "post.txt")
    (tmp_path / ".unmask.yaml").write_text("packs: [shelf.yaml]\nselect: [shelf]\n", encoding="utf-8")
    session = Session()
    session.open(post, "We moved the shelf and the desk.\n")
    with pytest.raises(ConfigError, match="no pack"):
        session.report(post)
    pack.write_text(PACK, encoding="utf-8")
    assert session.refresh()
    assert rules(session, post) == ["shelf/shelf"]
    later(pack, PACK.replace("level: warning", "level: error"))
    assert session.refresh()
    assert [finding.level.label for finding in session.report(post).findings] == ["error"]
    later(pack, PACK.replace("level: warning", "level: loud"))
    assert session.refresh()
    with pytest.raises(PackError, match="loud"):
        session.report(post)


def test_a_baseline_is_let_be_each_time(tmp_path: Path) -> None:
    post = tmp_path / "post.txt"
    post.write_text(HUMBLED, encoding="utf-8")
    report = checker().check(Source(str(post), HUMBLED))
    write(tmp_path / "old.json", [(Text(post, None, Settings(), Rules(rulebook)), report)])
    (tmp_path / ".unmask.yaml").write_text("baseline: old.json\n", encoding="utf-8")
    session = Session()
    session.open(str(post), HUMBLED)
    assert rules(session, str(post)) == []
    session.change(str(post), HUMBLED + "\nI'm thrilled to share that we moved the desk.\n")
    assert "brag/humbled-to-announce" not in rules(session, str(post))
    assert session.report(str(post)).findings


def test_what_the_configuration_leaves_out_is_told(tmp_path: Path) -> None:
    (tmp_path / ".unmask.yaml").write_text("exclude: [drafts/]\n", encoding="utf-8")
    session = Session()
    for place in ("drafts/post.txt", "post.txt"):
        session.open(str(tmp_path / place), HUMBLED)
    assert [session.excludes(name) for name in session.names] == [True, False]


@pytest.mark.slow
def test_what_is_kept_is_bounded_however_much_is_typed() -> None:
    session = Session(search=False)
    session.open("post.md", "")
    kept = [session.kept]
    for number in range(3000):
        # Every keystroke makes a block, and a word, that was never there before.
        session.change("post.md", f"I'm not a w{number}guru.\n\nWe moved it{number}.\n")
        session.report("post.md")
        kept.append(session.kept)
    assert max(kept[:1000]) > 1000
    assert max(kept) == max(kept[2500:]) < 6000
    from unmask.language import load

    assert "w2999guru" not in load().vocab.strings
    assert "guru" in session.report("post.md").source.text
