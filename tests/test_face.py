"""What can be imported from `unmask`: all of it is documented by an example that is true."""

from __future__ import annotations

import doctest
import pickle
import subprocess
import sys

import pytest

import unmask

PUBLIC = [name for name in unmask.__all__ if name != "__version__"]


@pytest.mark.parametrize("name", PUBLIC)
def test_it_has_an_example_that_is_true(name: str) -> None:
    found = getattr(unmask, name)
    said: list[str] = []
    tests = [test for test in doctest.DocTestFinder(recurse=False).find(found, name) if test.examples]
    for test in tests:
        doctest.DocTestRunner().run(test, out=said.append)

    assert tests, f"{name} has no example"
    assert "".join(said) == ""


def test_the_package_has_an_example_that_is_true() -> None:
    said: list[str] = []
    [test] = doctest.DocTestFinder(recurse=False).find(unmask, "unmask")
    doctest.DocTestRunner().run(test, out=said.append)

    assert test.examples
    assert "".join(said) == ""


def run(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_importing_it_loads_nothing_heavy_and_every_name_is_listed() -> None:
    run(
        "import sys, unmask\n"
        "assert not {'spacy', 'rich', 'typer', 'yaml'} & set(sys.modules)\n"
        "assert set(dir(unmask)) == set(unmask.__all__)\n"
        "from unmask import *\n"
        "assert callable(rewrite) and callable(check) and Report\n"
    )


@pytest.mark.parametrize("first", ["unmask.rewrite.plan", "unmask.rewriter", "unmask.checker", "unmask.cli.rewrite"])
def test_rewrite_is_the_function_whatever_was_imported_before(first: str) -> None:
    run(
        f"import {first}, unmask\n"
        "from unmask import rewrite\n"
        "from unmask.rewrite.plan import plan\n"
        "assert callable(rewrite) and unmask.rewrite is rewrite, unmask.rewrite\n"
    )


def test_what_is_no_text_kind_or_syntax_is_said() -> None:
    assert unmask.check("We met.", kind="newsletter", syntax="markdown").source.kind is unmask.TextKind.NEWSLETTER  # type: ignore[arg-type]
    for wrong, said in (
        (lambda: unmask.check(b"We met."), "a text to judge is a str, not bytes"),  # type: ignore[arg-type]
        (lambda: list(unmask.pipe(["We met.", None])), "a text to judge is a str, not NoneType"),  # type: ignore[list-item]
        (lambda: unmask.pipe("We met."), "pipe judges many texts"),
    ):
        with pytest.raises(TypeError, match=said):
            wrong()
    with pytest.raises(ValueError, match="'pst' is not a valid TextKind"):
        unmask.check("We met.", kind="pst")  # type: ignore[arg-type]


def test_it_can_be_sent_to_another_process_by_name() -> None:
    assert pickle.loads(pickle.dumps(unmask)) is unmask


def test_python_m_unmask_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "unmask", "--version"], capture_output=True, text=True, check=False)

    assert done.stdout == f"unmask {unmask.__version__}\n"
