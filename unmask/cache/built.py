"""What the build has made ready: plain values that come with the program, so that its first run need not make them."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from unmask.cache.memo import Damaged, read_plain, write_plain

FILE = Path(__file__).with_name("ready.bin")
"""Where the build leaves them. It is not there in a checkout, nor where the program is installed to be edited."""

_DIGEST = 32


def built(scope: bytes, origin: bytes) -> Any:
    """The value made from `origin`, if the build has made it by the code that is here now; else None."""
    data = _values().get(_name(scope, origin))
    try:
        return None if data is None else read_plain(zlib.decompress(data))
    except (Damaged, zlib.error):
        return None


def write(file: Path, values: Iterable[tuple[bytes, bytes, object]]) -> None:
    """Write values, each with its scope and origin, for the code of this package. Raises `OSError`."""
    made = {_name(scope, origin): zlib.compress(write_plain(value), 9) for scope, origin, value in values}
    data = pickle.dumps(made, protocol=5)
    file.write_bytes(_mark(data) + data)


@cache
def _values() -> Mapping[bytes, bytes]:
    """The values as they are kept; none where there is no file, or it is damaged or another code's."""
    try:
        kept = FILE.read_bytes()
        data = kept[_DIGEST:]
        values = read_plain(data) if kept[:_DIGEST] == _mark(data) else {}
    except (OSError, Damaged):
        return {}
    return values if isinstance(values, dict) else {}


def _mark(data: bytes) -> bytes:
    """What changes with the data and with the code that reads and makes them."""
    whole = blake2b(data, digest_size=_DIGEST)
    for part in _code():
        whole.update(part)
    return whole.digest()


def _code() -> Iterator[bytes]:
    """Every module and word list of the package, with its name."""
    package = Path(__file__).parent.parent
    for path in sorted(each for ending in ("*.py", "*.txt") for each in package.rglob(ending)):
        yield f"\0{path.relative_to(package).as_posix()}\0".encode()
        yield path.read_bytes()


def _name(scope: bytes, origin: bytes) -> bytes:
    return blake2b(origin, key=scope, digest_size=24, person=b"unmask built").digest()
