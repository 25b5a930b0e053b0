"""Writing a text back to the file it came from."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


def save(path: Path, data: bytes) -> None:
    """Put `data` in the place of what a file holds, whole or not at all. Raises `OSError`.

    The new content is written beside the file and moved over it, so that no reader and no power cut ever sees half of
    it. The file keeps its permissions, and a link goes on pointing where it did.
    """
    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
