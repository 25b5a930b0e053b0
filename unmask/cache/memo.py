"""Values kept under the secret that they were made from."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from unmask.cache.form import FormError, read, write
from unmask.cache.seal import name_of, seal, unseal
from unmask.cache.store import LIMIT, Store
from unmask.cache.version import versions

if TYPE_CHECKING:
    from pathlib import Path


class Memo:
    """Plain values by the secret (a text, say) that they were made from, under one `scope`.

    `scope` stands for all else that a value depends on. The versions of the program and its libraries are added here.
    """

    def __init__(self, folder: Path, scope: bytes, *, limit: int = LIMIT) -> None:
        self._store = Store(folder, limit=limit)
        self._scope = blake2b(scope, key=versions(), digest_size=32).digest()

    def get(self, secret: bytes) -> Any:
        """The value made from `secret`; None if it is not kept or damaged."""
        name = name_of(secret, self._scope)
        sealed = self._store.get(name)
        data = unseal(sealed, secret, name) if sealed is not None else None
        if data is None:
            return None
        try:
            return read(data)
        except FormError:
            return None

    def put(self, secret: bytes, value: object) -> None:
        """Keep the value made from `secret`."""
        name = name_of(secret, self._scope)
        self._store.put(name, seal(write(value), secret, name))

    def close(self) -> None:
        """Write what is new. Values that were put and not written are lost."""
        self._store.close()
