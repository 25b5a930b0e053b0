"""`python -m tests.fuzz TARGET [SECONDS] [SEED] [CORPUS]`: inputs for a target, by coverage where atheris is installed.

Elsewhere they come at random. CORPUS is a folder in which the inputs that led somewhere new are kept, so that the next
round starts with them. An input that breaks a target is written to tests/fuzz/inputs, where the tests try it again from
then on.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from hashlib import blake2b
from pathlib import Path

INPUTS = Path(__file__).parent / "inputs"


def kept(name: str) -> list[Path]:
    """The inputs that once broke a target."""
    return sorted(INPUTS.glob(f"{name}-*"))


def main() -> None:
    """Try inputs for so many seconds, and say how many."""
    name, *rest = sys.argv[1:]
    seconds, seed, corpus = float((*rest, "60")[0]), int((*rest[1:2], "1")[0]), rest[2:3]
    for folder in corpus:
        Path(folder).mkdir(parents=True, exist_ok=True)
    try:
        import atheris
    except ImportError:
        atheris = None
    if atheris is not None:
        with atheris.instrument_imports(include=["unmask"]):
            from tests.fuzz.targets import TARGETS
    else:
        from tests.fuzz.targets import TARGETS
    target = TARGETS[name]
    tried = 0

    def attempt(data: bytes) -> None:
        nonlocal tried
        tried += 1
        if tried % 1_000 == 0:
            print(f"{name}: {tried} inputs", flush=True)
        try:
            target(data)
        except BaseException:
            place = INPUTS / f"{name}-{blake2b(data, digest_size=6).hexdigest()}"
            INPUTS.mkdir(exist_ok=True)
            place.write_bytes(data)
            print(f"{name}: {tried} inputs; {place} broke it", flush=True)
            raise

    for first in (b"", b"a"):
        attempt(first)  # loads what takes long to load
    if atheris is not None:
        given = [
            sys.argv[0],
            f"-max_total_time={seconds:.0f}",
            f"-seed={seed}",
            "-max_len=96",
            "-timeout=300",
            f"-artifact_prefix={tempfile.mkdtemp()}/",
            "-verbosity=0",
            "-print_final_stats=1",
            *corpus,
        ]
        atheris.Setup(given, attempt)
        import atexit

        atexit.register(lambda: print(f"{name}: {tried} inputs, by coverage", flush=True))
        atheris.Fuzz()
        return
    chance = random.Random(seed)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        attempt(chance.randbytes(chance.randint(1, 96)))
    print(f"{name}: {tried} inputs, at random", flush=True)


if __name__ == "__main__":
    main()
