"""An editor for tests: it speaks the protocol itself, and remembers all that it is told."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

PATIENCE = 90.0
"""For how many seconds at most something is waited for. It says nothing of how long it should take."""

ABLE: dict[str, Any] = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "workspaceFolders": True,
    },
    "textDocument": {"codeAction": {"resolveSupport": {"properties": ["edit"]}}},
}


class Failed(Exception):
    """The server's answer is an error."""

    def __init__(self, error: Mapping[str, Any]) -> None:
        super().__init__(error["message"])
        self.code: int = error["code"]


class Editor:
    """A server and what it has said."""

    def __init__(
        self, folder: Path, *, able: Mapping[str, Any] = ABLE, options: Mapping[str, Any] | None = None
    ) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "unmask", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, cwd=folder, env={**os.environ, "PYTHONWARNINGS": "ignore"},
        )  # fmt: skip
        self.heard: list[dict[str, Any]] = []
        self.errors: list[bytes] = []
        self._came: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._ids = 0
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._complain, daemon=True).start()
        uri = folder.as_uri()
        self.told = self.ask(
            "initialize",
            {
                "processId": os.getpid(), "rootUri": uri, "capabilities": able,
                "workspaceFolders": [{"uri": uri, "name": folder.name}],
                **({"initializationOptions": options} if options is not None else {}),
            },
        )  # fmt: skip
        self.say("initialized", {})

    def __enter__(self) -> Editor:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                pipe.close()

    def send(self, body: bytes) -> None:
        """Send bytes as a message, whatever they are."""
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def say(self, method: str, params: Any) -> None:
        self.send(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode())

    def request(self, method: str, params: Any) -> int:
        self._ids += 1
        self.send(json.dumps({"jsonrpc": "2.0", "id": self._ids, "method": method, "params": params}).encode())
        return self._ids

    def answer(self, number: int | None) -> dict[str, Any]:
        """The whole answer to a request."""
        return self.wait(lambda said: "method" not in said and said.get("id") == number)

    def ask(self, method: str, params: Any) -> Any:
        """The result of a request. Raises `Failed`."""
        said = self.answer(self.request(method, params))
        if "error" in said:
            raise Failed(said["error"])
        return said["result"]

    def wait(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first message that is wanted, of those that were heard and not yet taken or that are still to come."""
        until = time.monotonic() + PATIENCE
        for index, said in enumerate(self.heard):
            if wanted(said):
                return self.heard.pop(index)
        while True:
            said = self._came.get(timeout=max(0.0, until - time.monotonic()))
            if said is None:
                raise EOFError(b"".join(self.errors).decode())
            if "method" in said and "id" in said:
                self.send(json.dumps({"jsonrpc": "2.0", "id": said["id"], "result": None}).encode())
            if wanted(said):
                return said
            self.heard.append(said)

    def open(self, path: Path | str, text: str, language: str = "plaintext", version: int = 1) -> str:
        uri = path.as_uri() if isinstance(path, Path) else path
        item = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.say("textDocument/didOpen", {"textDocument": item})
        return uri

    def change(self, uri: str, version: int, *changes: Mapping[str, Any]) -> None:
        about = {"uri": uri, "version": version}
        self.say("textDocument/didChange", {"textDocument": about, "contentChanges": list(changes)})

    def marks(self, uri: str, version: int | None = None) -> list[dict[str, Any]]:
        """The diagnostics of a document, or of one of its versions, that come next."""
        said = self.wait(
            lambda m: (
                m.get("method") == "textDocument/publishDiagnostics"
                and m["params"]["uri"] == uri
                and (version is None or m["params"].get("version") == version)
            )
        )
        return list(said["params"]["diagnostics"])

    def status(self, uri: str, version: int) -> dict[str, Any]:
        said = self.wait(
            lambda m: (
                m.get("method") == "$/unmask/status" and m["params"]["uri"] == uri and m["params"]["version"] == version
            )
        )
        return dict(said["params"])

    def actions(
        self, uri: str, place: tuple[int, int, int, int], only: Sequence[str] | None = None
    ) -> dict[str, dict[str, Any]]:
        """The actions at a place, by their titles."""
        context: dict[str, Any] = {"diagnostics": []}
        if only is not None:
            context["only"] = list(only)
        params = {"textDocument": {"uri": uri}, "range": span(*place), "context": context}
        return {action["title"]: action for action in self.ask("textDocument/codeAction", params)}

    def _read(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while line := stream.readline():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
                while stream.readline().strip():
                    pass
                self._came.put(json.loads(stream.read(length)))
        self._came.put(None)

    def _complain(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.errors.append(line)


def span(line: int, character: int, last: int, end: int) -> dict[str, Any]:
    """A range."""
    return {"start": {"line": line, "character": character}, "end": {"line": last, "character": end}}


def edited(text: str, edit: Mapping[str, Any], uri: str) -> str:
    """A text of ASCII with the edits of a workspace edit made."""
    changes = edit.get("changes", {}).get(uri, [])
    for each in edit.get("documentChanges", []):
        if each.get("textDocument", {}).get("uri") == uri:
            changes = each["edits"]
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def place(position: Mapping[str, int]) -> int:
        return starts[position["line"]] + position["character"]

    for change in sorted(changes, key=lambda c: place(c["range"]["start"]), reverse=True):
        text = text[: place(change["range"]["start"])] + change["newText"] + text[place(change["range"]["end"]) :]
    return text
