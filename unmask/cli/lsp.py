"""`unmask lsp`: judge what is open in an editor, as it is written."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import find_spec
from threading import Thread

import typer

from unmask.cli.app import editor_extra

HELP = "Run a language server, which marks findings in your editor."
EPILOG = """\b
Examples:
  unmask lsp
  vim.lsp.start({name = 'unmask', cmd = {'unmask', 'lsp'}})   (in Neovim)

See examples/editors for other editors."""


def lsp() -> None:
    """Speak the protocol on standard input and output until the editor ends it."""
    with editor_extra():
        if find_spec("pygls") is not None:
            # While the types of the protocol are imported, which takes as long as a quarter of it.
            Thread(target=_load, name="unmask model").start()
        from unmask.lsp.server import serve
    # Standard input itself is locked while it is read, and Python would want it when it ends. Nor may this be closed.
    messages = open(sys.stdin.fileno(), "rb", closefd=False)  # noqa: SIM115
    raise typer.Exit(serve(messages, sys.stdout.buffer))


def _load() -> None:
    from unmask.language import load

    with suppress(Exception):
        # It will be said of the first text, where it can be shown.
        load()
