"""`unmask lsp`: judge what is open in an editor, as it is written."""

from __future__ import annotations

import sys

import typer

from unmask.cli.app import editor_extra

HELP = "Serve an editor as you type, by the Language Server Protocol."
EPILOG = """\b
Examples:
  unmask lsp
  vim.lsp.start({name = 'unmask', cmd = {'unmask', 'lsp'}})   (in Neovim)

See examples/editors for other editors."""


def lsp() -> None:
    """Speak the protocol on standard input and output until the editor ends it."""
    with editor_extra():
        from unmask.lsp.server import serve
    # Standard input itself is locked while it is read, and Python would want it when it ends. Nor may this be closed.
    messages = open(sys.stdin.fileno(), "rb", closefd=False)  # noqa: SIM115
    raise typer.Exit(serve(messages, sys.stdout.buffer))
