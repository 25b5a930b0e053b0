"""Sealing: what is kept about a text can be opened only by somebody who has the text.

The key is made from the text itself, so the cache of a draft that has been deleted tells nothing about it. The seal
also bears a checksum: what was damaged does not open.
"""

from __future__ import annotations

import zlib
from hashlib import blake2b, shake_256

KEY = 24
"""The length in bytes of the key under which an entry is kept."""

_CHECK = 12


def name_of(secret: bytes, scope: bytes) -> bytes:
    """The key under which to keep what is known of `secret` in `scope`. It tells nothing of either."""
    return blake2b(secret, key=scope, digest_size=KEY, person=b"unmask name").digest()


def seal(data: bytes, secret: bytes, name: bytes) -> bytes:
    """The data, compressed and locked with `secret`, for the entry of that name."""
    key = _key(secret, name)
    packed = zlib.compress(data, 1)
    return blake2b(packed, key=key, digest_size=_CHECK).digest() + _mixed(packed, key)


def unseal(sealed: bytes, secret: bytes, name: bytes) -> bytes | None:
    """The data that `seal` locked with the same secret and name, or None when it is damaged or another's."""
    key = _key(secret, name)
    packed = _mixed(sealed[_CHECK:], key)
    if blake2b(packed, key=key, digest_size=_CHECK).digest() != sealed[:_CHECK]:
        return None
    return zlib.decompress(packed)


def _key(secret: bytes, name: bytes) -> bytes:
    return blake2b(secret, key=name, person=b"unmask seal").digest()


def _mixed(data: bytes, key: bytes) -> bytes:
    stream = shake_256(key).digest(len(data))
    return (int.from_bytes(data, "little") ^ int.from_bytes(stream, "little")).to_bytes(len(data), "little")
