"""What every test may count on."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from unmask.cache import built
from unmask.match import ready


def pytest_configure(config: pytest.Config) -> None:
    """Have the rules made ready once, as the build does, for all processes of all tests: it takes seconds."""
    if hasattr(config, "workerinput") or ready.is_built():
        return
    beside = built.FILE.with_suffix(f".{os.getpid()}")
    ready.build(beside)
    beside.replace(built.FILE)
    built._values.cache_clear()


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of the tests' own: they neither fill the user's nor trust what it holds."""
    before = os.environ.get("UNMASK_CACHE_DIR")
    os.environ["UNMASK_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["UNMASK_CACHE_DIR"]
    else:
        os.environ["UNMASK_CACHE_DIR"] = before


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-corpus", action="store_true", help="write what the rules now find in corpus/ to corpus/expected.json"
    )
