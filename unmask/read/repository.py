"""Where a repository starts."""

from __future__ import annotations

from pathlib import Path


def workspace(folder: Path | None = None) -> Path:
    """The root of the git repository that `folder`, or the working directory, is in; itself when it is in none."""
    here = (folder or Path.cwd()).absolute()
    return next((one for one in (here, *here.parents) if (one / ".git").exists()), here)
