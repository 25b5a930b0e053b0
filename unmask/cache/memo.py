"""Values kept under what they were made from."""

from __future__ import annotations

import io
import pickle
import zlib
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from unmask.cache.store import LIMIT, Store
from unmask.cache.version import versions

if TYPE_CHECKING:
    from pathlib import Path

_NAME, _CHECK, _KEY = 24, 12, 64
"""The lengths in bytes of the key under which an entry is kept, of a checksum, and of a key for AES-256-SIV."""

_ROOM = "unmask.types."


class _Damaged(Exception):
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
            return None if kept is None else _read(zlib.decompress(self._unlock(kept, origin, name)))
        except (_Damaged, zlib.error):
            return None

    def put(self, origin: bytes, value: object) -> None:
        """Keep the value made from `origin`."""
        name = self._name(origin)
        data = zlib.compress(pickle.dumps(value, protocol=5), 1)
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
        raise _Damaged
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
        raise _Damaged from None


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
        raise _Damaged


def _read(data: bytes) -> Any:
    try:
        return _Reader(io.BytesIO(data)).load()
    except Exception:  # damaged bytes can raise almost anything
        raise _Damaged from None
