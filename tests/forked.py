"""`unmask` in a process of its own, forked from one that has the language model at hand.

It is the command as it is, with its own streams, folder, environment and exit code, but for the second or two that
Python and the model take to load. What a test says about just that, or about terminals, starts a process from nothing.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
_MOST = 2**17
"""The most bytes that a request takes: an environment, and a command."""


def run(
    *arguments: str | Path,
    data: bytes = b"",
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
    code: str | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run `unmask` with these arguments, or other code that calls it, and wait for its end."""
    request = {
        "arguments": list(map(str, arguments)),
        "folder": str(cwd or Path.cwd()),
        "environment": dict(environment if environment is not None else os.environ),
        "code": code,
    }
    ours, theirs = zip(os.pipe()[::-1], os.pipe(), os.pipe(), strict=True)
    server = _server()
    socket.send_fds(server, [json.dumps(request).encode()], theirs)
    for end in theirs:
        os.close(end)
    with ThreadPoolExecutor(3) as streams:
        given = streams.submit(_give, ours[0], data)
        said = [streams.submit(_take, end) for end in ours[1:]]
        ended = json.loads(server.recv(_MOST))
        given.result()
        out, err = (each.result() for each in said)
    return subprocess.CompletedProcess(arguments, ended, out, err)


def said(*arguments: str | Path, **given: Any) -> subprocess.CompletedProcess[str]:
    """The same, with what was said as text."""
    done = run(*arguments, **given)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def _give(end: int, data: bytes) -> None:
    with os.fdopen(end, "wb") as stream:
        try:
            stream.write(data)
            stream.flush()
        except BrokenPipeError:
            stream.detach()


def _take(end: int) -> bytes:
    with os.fdopen(end, "rb") as stream:
        return stream.read()


@cache
def _server() -> socket.socket:
    """The socket of a process that forks. It ends with this one."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        command = [sys.executable, "-m", "tests.forked", str(theirs.fileno())]
        process = subprocess.Popen(command, cwd=ROOT, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)
    atexit.register(process.wait)
    atexit.register(ours.close)
    return ours


def _serve(requests: socket.socket) -> None:
    _load()
    while True:
        message, streams, _, _ = socket.recv_fds(requests, _MOST, 3)
        if not message:
            return
        child = os.fork()
        if not child:
            requests.close()
            _become(json.loads(message), streams)
        for each in streams:
            os.close(each)
        requests.send(json.dumps(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


def _load() -> None:
    """Import what any command may ask for, so that none has to."""
    from unmask.checker import Checker
    from unmask.cli import check, compare, config, gather, rewrite, rules, score, walk  # noqa: F401
    from unmask.language import load
    from unmask.render import terminal  # noqa: F401
    from unmask.rewriter import rewrite_text  # noqa: F401
    from unmask.types.rule import Rulebook

    assert Checker
    load(Rulebook(()).model)
    gc.collect()
    gc.freeze()


def _become(request: Mapping[str, object], streams: Sequence[int]) -> None:
    """Be the command. Always ends in `SystemExit`."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    os.chdir(str(request["folder"]))
    os.environ.clear()
    os.environ.update(request["environment"])  # type: ignore[call-overload]
    sys.argv[:] = ["-c" if request["code"] else "unmask", *request["arguments"]]  # type: ignore[misc]
    if request["code"]:
        exec(str(request["code"]), {"__name__": "__main__"})
        sys.exit()
    from unmask.cli.app import main

    main()


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as given:
        _serve(given)
