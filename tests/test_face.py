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
        (lambda: unmask.pipe(["We met."], jobs="2"), "jobs is a number of processes, not str"),  # type: ignore[arg-type]
        (lambda: unmask.rewrite(None), "a text to judge is a str, not NoneType"),  # type: ignore[arg-type]
        (lambda: unmask.compare("We met.", b"We met."), "a text to judge is a str, not bytes"),  # type: ignore[arg-type]
    ):
        with pytest.raises(TypeError, match=said):
            wrong()
    for name, value in (("kind", "pst"), ("syntax", "md")):
        with pytest.raises(ValueError, match=rf"there is no .*“{value}”, only p"):
            unmask.check("We met.", **{name: value})  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="or 0 for as many as there are processors, not -1"):
        unmask.pipe(["We met."], jobs=-1)


def test_what_is_no_source_report_rulebook_or_list_of_packs_is_said() -> None:
    checker = unmask.Checker(unmask.load_rulebook(proofs=False))
    for wrong, said in (
        (lambda: checker.check("We met."), "a checker judges a Source, as in Source.*, not str"),  # type: ignore[arg-type]
        (lambda: list(checker.check_all(["We met."])), "a checker judges a Source"),  # type: ignore[list-item]
        (lambda: unmask.Checker("house.yaml"), "a checker takes a Rulebook, which load_rulebook makes"),  # type: ignore[arg-type]
        (lambda: unmask.load_rulebook("house.yaml"), r"a list of pack files; give it \['house.yaml'\]"),
        (lambda: unmask.entry_of("We met."), "an entry is made of a Report, not str"),  # type: ignore[arg-type]
    ):
        with pytest.raises(TypeError, match=said):
            wrong()


def test_what_a_session_cannot_take_or_has_not_is_said() -> None:
    session = unmask.Session(search=False)
    session.open("post.txt", "We met.", kind="message")  # type: ignore[arg-type]
    assert session.report("post.txt").source.kind is unmask.TextKind.MESSAGE
    for wrong in (lambda: session.open("b.txt", None), lambda: session.change("post.txt", b"We met.")):  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="a text to judge is a str, not"):
            wrong()
    for asked in (session.report, session.text, session.close, lambda name: session.change(name, "We met.")):
        with pytest.raises(KeyError, match=r"no text called “gone\.txt” is open"):
            asked("gone.txt")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_text_that_is_too_much_is_said_alike_in_one_process_and_in_several(jobs: int) -> None:
    with pytest.raises(unmask.TooLarge, match="0: has more than 150,000 sentences"):
        list(unmask.pipe(["Yes.\n" * 150_001], jobs=jobs))


def test_a_name_that_is_mistyped_is_told_the_nearest() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import unmask; unmask.chek"], capture_output=True, text=True, check=False
    )

    assert "Did you mean: 'check'?" in done.stderr


def test_it_can_be_sent_to_another_process_by_name() -> None:
    assert pickle.loads(pickle.dumps(unmask)) is unmask


def test_python_m_unmask_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "unmask", "--version"], capture_output=True, text=True, check=False)

    assert done.stdout == f"unmask {unmask.__version__}\n"
