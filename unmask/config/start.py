"""What a repository starts with: a configuration to edit, and the block that makes it a pre-commit hook."""

from __future__ import annotations

from importlib.resources import files

HOOK = """\
repos:
  - repo: local
    hooks:
      - id: unmask
        name: unmask
        entry: unmask check --format concise --force-exclude
        language: system
        types_or: [markdown, plain-text]
"""
"""A hook that runs the `unmask` that is installed."""


def starting_configuration() -> str:
    """A commented `.unmask.yaml` that changes nothing until it is edited."""
    return files("unmask.config").joinpath("start.yaml").read_text(encoding="utf-8")
