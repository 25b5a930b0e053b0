"""The server as an editor meets it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.lsp.editor import ABLE, Editor, Failed, edited, span
from tests.shipped import checker
from unmask.types.source import Source, Syntax, TextKind

HUMBLED = "I'm humbled to announce that I've joined Acme.\n"
JOINED = "I've joined Acme.\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workspace")


@pytest.fixture(scope="module")
def editor(home: Path) -> Iterator[Editor]:
    with Editor(home) as server:
        yield server


def test_it_says_what_it_can_do(editor: Editor) -> None:
    able = editor.told["capabilities"]
    assert able["positionEncoding"] == "utf-16"
    assert able["textDocumentSync"]["change"] == 2
    assert able["hoverProvider"]
    assert able["codeActionProvider"]["resolveProvider"]
    assert "source.fixAll.unmask" in able["codeActionProvider"]["codeActionKinds"]
    assert able["workspace"]["workspaceFolders"]["supported"]
    asked = editor.wait(lambda said: said.get("method") == "client/registerCapability")
    assert [each["method"] for each in asked["params"]["registrations"]] == ["workspace/didChangeWatchedFiles"]


def test_findings_come_as_diagnostics_with_the_score(editor: Editor, home: Path) -> None:
    text = "Hello 🚀 there. " + HUMBLED
    uri = editor.open(home / "a.txt", text)
    report = checker().check(Source("a.txt", text))
    (mark,) = editor.marks(uri, 1)
    (finding,) = report.findings
    assert mark["code"] == finding.rule == "brag/humbled-to-announce"
    assert mark["severity"] == 2
    assert mark["source"] == "unmask"
    assert mark["message"].startswith(finding.message)
    # The rocket takes two units of UTF-16.
    assert mark["range"] == span(0, finding.span.start + 1, 0, finding.span.end + 1)
    file, _, line = mark["codeDescription"]["href"].removeprefix("file://").partition("#L")
    assert "humbled-to-announce" in Path(file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    said = editor.status(uri, 1)
    assert said["score"] == round(report.score.value, 1)
    assert said["findings"] == 1
    assert not said["enough"]


def test_findings_follow_the_text(editor: Editor, home: Path) -> None:
    uri = editor.open(home / "b.md", HUMBLED, "markdown")
    assert len(editor.marks(uri, 1)) == 1
    editor.change(uri, 2, {"range": span(0, 0, 0, 29), "text": ""})
    assert editor.marks(uri, 2) == []
    editor.change(uri, 3, {"text": "# Notes\n"}, {"range": span(1, 0, 1, 0), "text": "\n" + HUMBLED})
    assert [mark["range"]["start"] for mark in editor.marks(uri, 3)] == [{"line": 2, "character": 0}]
    editor.say("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert editor.marks(uri) == []


def test_texts_without_a_file_are_judged(editor: Editor) -> None:
    uri = editor.open("untitled:Untitled-1", HUMBLED, "plaintext")
    assert len(editor.marks(uri, 1)) == 1
    uri = editor.open("git:/a/b.md?HEAD", HUMBLED, "markdown")
    assert len(editor.marks(uri, 1)) == 1


def test_what_is_no_prose_is_left_alone(editor: Editor, home: Path) -> None:
    uri = editor.open(home / "a.py", HUMBLED, "python")
    assert editor.marks(uri, 1) == []
    assert editor.status(uri, 1)["score"] is None


def test_of_a_commit_message_and_a_mail_only_what_was_written_is_judged(editor: Editor, home: Path) -> None:
    commit = HUMBLED + "\n# " + HUMBLED + "# ------------------------ >8 ------------------------\n" + HUMBLED
    uri = editor.open(home / "COMMIT_EDITMSG", commit, "gitcommit")
    assert [mark["range"]["start"]["line"] for mark in editor.marks(uri, 1)] == [0]
    mail = "From: Ana\nSubject: " + HUMBLED + "\n> " + HUMBLED + "\n" + HUMBLED
    uri = editor.open(home / "note.eml", mail, "mail")
    assert [mark["range"]["start"]["line"] for mark in editor.marks(uri, 1)] == [5]


def test_a_hover_says_what_why_and_what_was_measured(editor: Editor, home: Path) -> None:
    uri = editor.open(home / "c.txt", "Hello.\n" + HUMBLED)
    about = {"textDocument": {"uri": uri}, "position": {"line": 1, "character": 6}}
    told = editor.ask("textDocument/hover", about)
    value = told["contents"]["value"]
    report = checker().check(Source("c", "Hello.\n" + HUMBLED))
    assert "**brag/humbled-to-announce** (warning)" in value
    assert report.findings[0].why in value
    assert "Plainer: I've joined Acme." in value
    assert "measured: " in value
    assert told["range"]["start"] == {"line": 1, "character": 0}
    about["position"] = {"line": 0, "character": 2}
    assert editor.ask("textDocument/hover", about) is None


def test_an_edit_can_be_made(editor: Editor, home: Path) -> None:
    uri = editor.open(home / "d.txt", HUMBLED)
    offered = editor.actions(uri, (0, 3, 0, 3))
    title, action = next((t, a) for t, a in offered.items() if a["kind"] == "quickfix" and a.get("isPreferred"))
    assert title.startswith("unmask: ")
    assert [mark["code"] for mark in action["diagnostics"]] == ["brag/humbled-to-announce"]
    assert action["edit"]["documentChanges"][0]["textDocument"] == {"uri": uri, "version": 1}
    assert edited(HUMBLED, action["edit"], uri) == JOINED


def test_all_safe_edits_can_be_made_and_all_suggested_ones(editor: Editor, home: Path) -> None:
    text = (Path(__file__).parents[2] / "corpus/masked/new-role.txt").read_text(encoding="utf-8")
    text = text.encode("ascii", "ignore").decode()
    uri = editor.open(home / "e.txt", text)
    from unmask.rewriter import rewrite

    for kind, suggested in (("source.fixAll.unmask", False), ("source.unmask.suggested", True)):
        (action,) = editor.actions(uri, (0, 0, 0, 0), [kind]).values()
        assert "edit" not in action
        resolved = editor.ask("codeAction/resolve", action)
        wanted = rewrite(checker(), Source("e", text), suggested=suggested).text
        assert edited(text, resolved["edit"], uri) == wanted != text
    assert {a["kind"] for a in editor.actions(uri, (0, 0, 0, 0), ["source.fixAll"]).values()} == {
        "source.fixAll.unmask"
    }


def test_what_was_offered_for_another_text_is_not_made(editor: Editor, home: Path) -> None:
    uri = editor.open(home / "f.txt", HUMBLED)
    (action,) = editor.actions(uri, (0, 0, 0, 0), ["source.fixAll"]).values()
    editor.change(uri, 2, {"range": span(0, 0, 0, 0), "text": "So. "})
    with pytest.raises(Failed) as failed:
        editor.ask("codeAction/resolve", action)
    assert failed.value.code == -32801


@pytest.mark.parametrize(
    ("name", "language", "text", "at"),
    [
        ("g.txt", "plaintext", "Hello.\n" + HUMBLED + "Bye.\n", 1),
        ("g.md", "markdown", "# Notes\n\n- One.\n- " + HUMBLED + "- Two.\n", 3),
        ("h.md", "markdown", "Some\nlines. " + HUMBLED + "And more.\n", 1),
        ("i.md", "markdown", "| a | b |\r\n|---|---|\r\n| " + HUMBLED.strip() + " | c |\r\n", 2),
    ],
)
def test_a_rule_can_be_silenced_here(editor: Editor, home: Path, name: str, language: str, text: str, at: int) -> None:
    uri = editor.open(home / name, text, language)
    column = text.splitlines()[at].index("humbled")
    offered = editor.actions(uri, (at, column, at, column))
    action = next((action for title, action in offered.items() if "silence “brag/" in title), None)
    if action is None:
        assert name == "i.md"
        return
    silenced = edited(text, action["edit"], uri)
    syntax = Syntax.MARKDOWN if language == "markdown" else Syntax.PLAIN
    kind = TextKind.NEWSLETTER if language == "markdown" else TextKind.POST
    before = [f.rule for f in checker().check(Source("", text, kind, syntax)).findings]
    after = [f.rule for f in checker().check(Source("", silenced, kind, syntax)).findings]
    assert "brag/humbled-to-announce" in before
    assert "brag/humbled-to-announce" not in after
    assert "say here why" in silenced


def test_a_configuration_applies_and_is_read_anew(editor: Editor, home: Path) -> None:
    folder = home / "configured"
    folder.mkdir()
    config = folder / ".unmask.yaml"
    config.write_text("levels: {brag: error}\n", encoding="utf-8")
    uri = editor.open(folder / "a.txt", HUMBLED)
    assert [mark["severity"] for mark in editor.marks(uri, 1)] == [1]
    config.write_text("# and now it does not count\nignore: [brag]\n", encoding="utf-8")
    editor.say("workspace/didChangeWatchedFiles", {"changes": [{"uri": config.as_uri(), "type": 2}]})
    assert editor.marks(uri, 1) == []
    config.write_text("exclude: ['*.txt']\n", encoding="utf-8")
    editor.say("textDocument/didSave", {"textDocument": {"uri": uri}})
    assert editor.marks(uri, 1) == []


def test_a_broken_configuration_is_marked_in_its_file_and_the_server_lives(editor: Editor, home: Path) -> None:
    folder = home / "broken"
    folder.mkdir()
    config = folder / ".unmask.yaml"
    config.write_text("allow: [acme]\nlevels: {hype: loud}\n", encoding="utf-8")
    uri = editor.open(folder / "a.txt", HUMBLED)
    assert editor.marks(uri, 1) == []
    (mark,) = editor.marks(config.as_uri())
    assert mark["severity"] == 1
    assert mark["range"]["start"]["line"] == 1
    assert "loud" in mark["message"]
    assert "loud" in editor.status(uri, 1)["text"]
    config.write_text("allow: [acme]\n", encoding="utf-8")
    editor.say("textDocument/didSave", {"textDocument": {"uri": config.as_uri()}})
    assert len(editor.marks(uri, 1)) == 1
    assert editor.marks(config.as_uri()) == []


def test_a_broken_pack_is_marked_in_its_file(editor: Editor, home: Path) -> None:
    folder = home / "packed"
    folder.mkdir()
    (folder / ".unmask.yaml").write_text("packs: [own.yaml]\n", encoding="utf-8")
    (folder / "own.yaml").write_text("pack: own\ntitle: Own\n\nrules: none\n", encoding="utf-8")
    uri = editor.open(folder / "a.txt", HUMBLED)
    assert editor.marks(uri, 1) == []
    assert editor.marks((folder / "own.yaml").as_uri())
    editor.say("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert editor.marks((folder / "own.yaml").as_uri()) == []


@pytest.mark.parametrize(
    ("body", "code", "number"),
    [
        (b"{", -32700, None),
        (b"\xff\xfe", -32700, None),
        (b"[]", -32600, None),
        (b'{"id": 7001, "method": "shutdown"}', -32600, None),
        (b'{"jsonrpc": "2.0", "id": 7002}', -32600, 7002),
        (b'{"jsonrpc": "2.0", "id": 7003, "method": "textDocument/hover", "params": {"position": 3}}', -32602, 7003),
        (b'{"jsonrpc": "2.0", "id": 7004, "method": "textDocument/fold", "params": {}}', -32601, 7004),
        (b'{"jsonrpc": "2.0", "id": 7005, "method": "textDocument/hover", "params":'
         b' {"textDocument": {"uri": "file:///no/such"}, "position": {"line": 0, "character": 0}}}', -32602, 7005),
        (b'{"jsonrpc": "2.0", "id": 7006, "method": "codeAction/resolve", "params": {"title": "x", "data": 3}}',
         -32602, 7006),
    ],
)  # fmt: skip
def test_bad_messages_get_the_protocols_error_and_nothing_is_lost(
    editor: Editor, home: Path, body: bytes, code: int, number: int | None
) -> None:
    uri = editor.open(home / "j.txt", HUMBLED)
    editor.send(body)
    assert editor.answer(number)["error"]["code"] == code
    assert len(editor.marks(uri, 1)) == 1
    editor.change(uri, 2, {"range": span(0, 0, 0, 29), "text": ""})
    assert editor.marks(uri, 2) == []


def test_an_editor_that_leaves_with_a_question_open_is_told_nothing_more(home: Path) -> None:
    place = {"uri": (home / "leaving.txt").as_uri()}
    text = {**place, "languageId": "plaintext", "version": 1, "text": HUMBLED}
    said = (
        (1, "initialize", {"processId": None, "rootUri": None, "capabilities": {}}),
        (None, "initialized", {}),
        (None, "textDocument/didOpen", {"textDocument": text}),
        (
            2,
            "textDocument/codeAction",
            {"textDocument": place, "range": span(0, 0, 9, 0), "context": {"diagnostics": []}},
        ),
        (3, "shutdown", None),
        (None, "exit", None),
    )
    told = b""
    for number, method, params in said:
        asked = {"id": number} if number else {}
        body = json.dumps({"jsonrpc": "2.0", **asked, "method": method, "params": params}).encode()
        told += b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "unmask", "lsp"], input=told, cwd=home, capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")


def test_bad_notifications_are_passed_over(editor: Editor, home: Path) -> None:
    assert editor.process.stdin is not None
    editor.process.stdin.write(b"GET / HTTP/1.1\r\nHost: here\r\n\r\nContent-Length: no\r\n\r\n")
    editor.say("textDocument/didChange", {"textDocument": 3})
    editor.say("textDocument/didChange", {"textDocument": {"uri": "file:///no", "version": 3}, "contentChanges": []})
    editor.say("textDocument/didClose", {"textDocument": {"uri": "file:///no"}})
    editor.say("$/unheard", {})
    editor.say("$/cancelRequest", {"id": 99999})
    uri = editor.open(home / "k.txt", HUMBLED)
    assert len(editor.marks(uri, 1)) == 1


def test_a_text_that_is_too_large_is_said_to_be_and_judged_when_it_shrinks(editor: Editor, home: Path) -> None:
    uri = editor.open(home / "l.txt", HUMBLED)
    assert len(editor.marks(uri, 1)) == 1
    editor.change(uri, 2, {"range": span(1, 0, 1, 0), "text": "Ten megabytes of it. " * 500_000})
    assert editor.marks(uri, 2) == []
    assert "bytes" in editor.status(uri, 2)["text"]
    editor.change(uri, 3, {"range": span(1, 0, 2, 0), "text": ""})
    assert len(editor.marks(uri, 3)) == 1


def test_of_many_changes_the_last_one_counts(editor: Editor, home: Path) -> None:
    uri = editor.open(home / "m.txt", "")
    for version, letter in enumerate(HUMBLED.strip(), start=2):
        editor.change(uri, version, {"range": span(0, version - 2, 0, version - 2), "text": letter})
    last = len(HUMBLED.strip()) + 1
    assert len(editor.marks(uri, last)) == 1
    told = [
        m["params"]["version"]
        for m in editor.heard
        if m.get("method") == "$/unmask/status" and m["params"]["uri"] == uri
    ]
    assert told == sorted(told)
    assert len(told) < last


def test_a_request_can_be_taken_back_and_a_document_closed_while_it_is_judged(editor: Editor, home: Path) -> None:
    text = "\n\n".join(HUMBLED for _ in range(400))
    uri = editor.open(home / "n.txt", text)
    number = editor.request(
        "textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 3}}
    )
    editor.say("$/cancelRequest", {"id": number})
    assert editor.answer(number)["error"]["code"] == -32800
    other = editor.request(
        "textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 3}}
    )
    editor.say("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert editor.answer(other).get("result") is None
    assert editor.marks(uri) == []
    again = editor.open(home / "n.txt", HUMBLED, version=5)
    assert len(editor.marks(again, 5)) == 1


@pytest.mark.parametrize(("file", "before", "after"), [
    (".unmask.yaml", None, 'allow: ["thought leader"]\n'),
    (".unmask.yaml", "# ours\nignore: [bait]", '# ours\nignore: [bait]\nallow: ["thought leader"]\n'),
    (".unmask.yaml", "allow: [Acme]  # it\nkind: post\n", 'allow: ["thought leader", Acme]  # it\nkind: post\n'),
    (".unmask.yaml", "allow:\n  - Acme\nkind: post\n", 'allow:\n  - "thought leader"\n  - Acme\nkind: post\n'),
    ("pyproject.toml", "[tool.unmask]\nkind = 'post'\n[tool.x]\n",
     "[tool.unmask]\nallow = [\"thought leader\"]\nkind = 'post'\n[tool.x]\n"),
])  # fmt: skip
def test_a_term_can_be_allowed(
    editor: Editor, home: Path, tmp_path: Path, file: str, before: str | None, after: str
) -> None:
    folder = home / tmp_path.name
    folder.mkdir()
    editor.say(
        "workspace/didChangeWorkspaceFolders",
        {"event": {"added": [{"uri": folder.as_uri(), "name": "more"}], "removed": []}},
    )
    if before is not None:
        (folder / file).write_text(before, encoding="utf-8")
    text = "We built a thought leader program.\n"
    path = folder / "a.txt"
    uri = editor.open(path, text)
    (mark,) = editor.marks(uri, 1)
    column = mark["range"]["start"]["character"]
    offered = editor.actions(uri, (0, column, 0, column))
    action = offered[f"unmask: allow “thought leader” in {file}"]
    config = (folder / file).as_uri()
    assert edited(before or "", action["edit"], config) == after
    assert ("kind" in action["edit"]["documentChanges"][0]) == (before is None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-32"])
def test_positions_are_counted_as_was_agreed(tmp_path: Path, encoding: str) -> None:
    able: dict[str, Any] = {"general": {"positionEncodings": [encoding, "utf-16"]}}
    with Editor(tmp_path, able=able) as editor:
        assert editor.told["capabilities"]["positionEncoding"] == encoding
        uri = editor.open(tmp_path / "a.txt", "🚀é " + HUMBLED)
        (mark,) = editor.marks(uri, 1)
        start = 7 if encoding == "utf-8" else 3
        assert mark["range"]["start"] == {"line": 0, "character": start}
        editor.change(uri, 2, {"range": span(0, 0, 0, start), "text": "é "})
        (mark,) = editor.marks(uri, 2)
        assert mark["range"]["start"] == {"line": 0, "character": 3 if encoding == "utf-8" else 2}
        # An editor that says no more of itself gets all edits at once, and plain ones.
        (action,) = editor.actions(uri, (0, 0, 0, 0), ["source.fixAll"]).values()
        assert list(action["edit"]) == ["changes"]


@pytest.mark.slow
def test_a_text_that_lies_nowhere_follows_the_first_folder_of_the_workspace(tmp_path: Path) -> None:
    (tmp_path / ".unmask.yaml").write_text("ignore: [brag]\n", encoding="utf-8")
    with Editor(tmp_path) as editor:
        uri = editor.open("untitled:Untitled-1", HUMBLED)
        assert editor.marks(uri, 1) == []
        (tmp_path / ".unmask.yaml").write_text("levels: {brag: error}\n", encoding="utf-8")
        editor.say("workspace/didChangeWatchedFiles", {"changes": []})
        assert [mark["severity"] for mark in editor.marks(uri, 1)] == [1]


@pytest.mark.slow
def test_a_configuration_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("ignore: [brag]\n", encoding="utf-8")
    with Editor(tmp_path, options={"config": "mine.yaml"}) as editor:
        uri = editor.open(tmp_path / "a.txt", HUMBLED)
        assert editor.marks(uri, 1) == []
        assert editor.ask("shutdown", None) is None
        editor.say("exit", None)
        assert editor.process.wait(60) == 0


@pytest.mark.slow
def test_it_ends_with_its_editor(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        assert editor.process.stdin is not None
        editor.process.stdin.close()
        assert editor.process.wait(60) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGTERM") or os.name == "nt", reason="there are no such signals here")
def test_it_ends_when_it_is_asked_to(tmp_path: Path) -> None:
    with Editor(tmp_path, able=ABLE) as editor:
        editor.process.send_signal(signal.SIGTERM)
        assert editor.process.wait(60) == 128 + signal.SIGTERM
        assert b"Traceback" not in b"".join(editor.errors)
