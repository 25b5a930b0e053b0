"""A store that is no store never fails a run: it is begun anew, or done without."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from unmask.cache.store import NAME, Store, count


def put(folder: Path) -> bytes | None:
    """What a later run finds of what a run has kept in a folder."""
    for _ in range(2):
        store = Store(folder)
        store.put(b"key", b"value")
        store.close()
    store = Store(folder)
    try:
        return store.get(b"key")
    finally:
        store.close()


def test_a_store_whose_names_are_not_utf_8_is_begun_anew(tmp_path: Path) -> None:
    put(tmp_path)
    database = sqlite3.connect(tmp_path / NAME)
    database.execute("PRAGMA writable_schema = ON")
    database.execute("UPDATE sqlite_master SET name = CAST(x'fffe' AS TEXT), sql = CAST(x'435245ff' AS TEXT)")
    database.commit()
    database.close()

    assert put(tmp_path) == b"value"
    assert count(tmp_path / NAME) == 1


@pytest.mark.parametrize("kind", ["pipe", "folder", "device", "ring"])
def test_what_is_no_file_is_done_without_and_left_as_it_is(tmp_path: Path, kind: str) -> None:
    file = tmp_path / NAME
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "folder":
        file.mkdir()
    else:
        file.symlink_to("/dev/full" if kind == "device" else file)
    before = file.lstat().st_mode

    assert put(tmp_path) is None
    assert count(file) == 0
    assert file.lstat().st_mode == before
