"""The store: bytes under keys in one SQLite file, bounded in size and safe to share between runs.

Nothing here ever fails a run. A store that is damaged, locked or not writable behaves as if it were empty.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from unmask.errors import WriteError

VARIABLE = "UNMASK_CACHE_DIR"

_TAG = """Signature: 8a477f597d28d172789f06886806bc55
# This folder holds the cache of unmask, and may be left out of backups. See https://bford.info/cachedir/
"""


def default_folder() -> Path:
    """The folder that `UNMASK_CACHE_DIR` names, or the user's own place for caches on this system."""
    if told := os.environ.get(VARIABLE):
        return Path(told)
    from platformdirs import user_cache_path

    try:
        return user_cache_path("unmask", appauthor=False)
    except RuntimeError:
        # Without a home there is no place of the user's own; nothing can be kept here.
        return Path(os.devnull) / "unmask"


def make_private(folder: Path, file: Path, *beside: Path) -> None:
    """Make the folder and a file in it, if they are not there, and let nobody but the user read the files.

    `beside` are files that may be there too. A folder that was there keeps its permissions: it may hold more than a
    cache. Raises `OSError` and `WriteError`.
    """
    if not folder.is_dir():
        # Most runs write nothing to a file, and what writes them safely takes its time to load.
        from unmask.write import write_file

        folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        write_file(folder / "CACHEDIR.TAG", _TAG.encode())
        write_file(folder / ".gitignore", b"*\n")
    os.close(os.open(file, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))
    for each in (file, *beside):
        if each.exists() and each.stat().st_mode & 0o077:
            each.chmod(0o600)


NAME = "cache.sqlite3"
FORM = 2
"""The version of the tables. A file of another version is begun anew."""

LIMIT = 256 * 2**20
"""How many bytes the file may grow to: some 100,000 posts."""

KEPT = 0.75
"""What part of the limit is left when the entries that were used longest ago are thrown out."""

PATIENCE = 2.0
"""Seconds to wait for another run that is writing, before doing without."""

HELD = 256
"""How many new entries are written together."""

_DAY = 86_400


_DAMAGED = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What a damaged file raises; its names need not be UTF-8."""


class Store:
    """A store in a folder. Opened at the first use; to be closed, or new entries are lost."""

    def __init__(self, folder: Path, *, limit: int = LIMIT) -> None:
        self.file = folder / NAME
        self._limit = limit
        self._database: sqlite3.Connection | None = None
        self._broken = False
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._today = int(time.time()) // _DAY

    def get(self, key: bytes) -> bytes | None:
        """What is kept under a key."""
        if (new := self._new.get(key)) is not None:
            return new
        with self._quietly():
            if (database := self._open()) is not None:
                row = database.execute("SELECT value, used FROM entry WHERE key = ?", (key,)).fetchone()
                if row is not None and isinstance(row[0], bytes):
                    if row[1] != self._today:
                        self._used.add(key)
                    return row[0]
        return None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep `value` under a key, in the place of what was there."""
        self._new[key] = value
        if len(self._new) >= HELD:
            self.flush()

    def flush(self) -> None:
        """Write what is new, and throw out what was used longest ago where there is too much."""
        if self._new or self._used:
            with self._quietly():
                if (database := self._open()) is not None:
                    self._write(database)
        self._new.clear()
        self._used.clear()

    def close(self) -> None:
        """Write what is new and let go of the file."""
        self.flush()
        if self._database is not None:
            with self._quietly():
                self._database.close()
        self._database = None

    def _write(self, database: sqlite3.Connection) -> None:
        with database:
            database.execute("BEGIN IMMEDIATE")
            database.executemany(
                "INSERT OR REPLACE INTO entry VALUES (?, ?, ?)",
                [(key, value, self._today) for key, value in self._new.items()],
            )
            database.executemany("UPDATE entry SET used = ? WHERE key = ?", [(self._today, key) for key in self._used])
            pages, free, page = (
                database.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("page_count", "freelist_count", "page_size")
            )
            if (pages - free) * page > self._limit:
                self._evict(database)

    def _evict(self, database: sqlite3.Connection) -> None:
        keep = int(self._limit * KEPT)
        rows = database.execute(
            "SELECT key, length(value) + length(key) + 24 FROM entry ORDER BY used DESC, rowid DESC"
        )
        total = 0
        gone = []
        for key, size in rows:
            total += size
            if total > keep:
                gone.append((key,))
        database.executemany("DELETE FROM entry WHERE key = ?", gone)

    def _open(self) -> sqlite3.Connection | None:
        if self._database is None and not self._broken:
            try:
                self._database = self._connect()
            except sqlite3.OperationalError:
                # Locked, or on a disk that cannot be written: that is no reason to throw it away.
                raise
            except _DAMAGED:
                remove(self.file)
                self._database = self._connect()
        return self._database

    def _connect(self) -> sqlite3.Connection:
        if self.file.exists() and not self.file.is_file():
            # SQLite would wait for a pipe to be written to.
            raise FileExistsError(self.file)
        make_private(self.file.parent, *parts(self.file))
        database = sqlite3.connect(self.file, timeout=PATIENCE, isolation_level=None)
        try:
            if database.execute("PRAGMA user_version").fetchone()[0] != FORM:
                self._begin(database)
            # What a power cut may take from a cache is not worth waiting for the disk.
            database.execute("PRAGMA synchronous = OFF")
        except (sqlite3.Error, *_DAMAGED):
            database.close()
            raise
        return database

    @staticmethod
    def _begin(database: sqlite3.Connection) -> None:
        database.execute("PRAGMA journal_mode = WAL")
        with database:
            database.execute("BEGIN IMMEDIATE")
            database.execute("DROP TABLE IF EXISTS entry")
            database.execute("CREATE TABLE entry (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)")
            database.execute(f"PRAGMA user_version = {FORM}")

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError:
            self._broken = True
        except _DAMAGED:
            # The next run begins a new one.
            self._broken = True
            if self._database is not None:
                self._database.close()
                self._database = None
            with suppress(OSError):
                remove(self.file)
        except (OSError, WriteError):
            self._broken = True


def remove(file: Path) -> bool:
    """Delete a store, and say whether there was one. Raises `OSError` when it is there and cannot be deleted."""
    found = file.exists()
    for part in parts(file):
        part.unlink(missing_ok=True)
    return found


def size(file: Path) -> int:
    """How many bytes a store takes on the disk."""
    return sum(part.stat().st_size for part in parts(file) if part.exists())


def count(file: Path) -> int:
    """How many entries a store holds; none when it cannot be read."""
    if not file.is_file():
        return 0
    try:
        database = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)
        try:
            return int(database.execute("SELECT count(*) FROM entry").fetchone()[0])
        finally:
            database.close()
    except (sqlite3.Error, *_DAMAGED):
        return 0


def parts(file: Path) -> tuple[Path, ...]:
    """The files of a store: itself, and those that SQLite keeps beside it."""
    return (file, *(file.with_name(file.name + ending) for ending in ("-wal", "-shm", "-journal")))
