"""How a team gets it: the action, its example, and the Dockerfile."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.history.repository import Repository

ROOT = Path(__file__).resolve().parents[1]
MASKED = "I'm humbled and honoured to announce that I've joined Acme.\n"
PLAIN = "I moved the shelf to the left, and now the door opens.\n"
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
EXAMPLE = (ROOT / "examples" / "github-workflow.yml").read_text(encoding="utf-8")
STEPS: dict[str, dict[str, Any]] = {step["name"]: step for step in ACTION["runs"]["steps"]}


@pytest.mark.parametrize(
    ("schema", "name"),
    [("vendor.github-actions", "action.yml"), ("vendor.github-workflows", "examples/github-workflow.yml")],
)
def test_it_has_the_form_that_github_asks_for(schema: str, name: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(ROOT / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_input_is_used_and_none_is_made_up() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")

    assert set(re.findall(r"\binputs\.([\w-]+)", text)) == set(ACTION["inputs"])


def test_the_readme_calls_only_that_an_input_which_is_one() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8").partition("\nThe action annotates")[2].partition("\n\n")[0]
    [level] = re.findall(r"`([\w-]+)`, which its input\s+or the configuration says", text)
    [score] = re.findall(r"the\s+configuration's `([\w-]+)`", text)

    assert level in ACTION["inputs"]
    assert score not in ACTION["inputs"]


def test_no_value_becomes_part_of_a_script() -> None:
    assert [name for name, step in STEPS.items() if "${{" in step["run"]] == []
    assert all(step["shell"] == "bash" for step in STEPS.values())


def test_the_example_names_inputs_that_there_are_and_the_readme_shows_it() -> None:
    steps = yaml.safe_load(EXAMPLE)["jobs"]["unmask"]["steps"]
    [ours] = [step for step in steps if step.get("uses", "").startswith("OWNER/unmask@v")]

    assert set(ours["with"]) <= set(ACTION["inputs"])
    assert EXAMPLE.partition("\n")[2] in (ROOT / "README.md").read_text(encoding="utf-8")


class Runner(Repository):
    """A pull request as the action finds it: a repository, and the files and variables of a runner."""

    def __init__(self, root: Path, temp: Path) -> None:
        super().__init__(root)
        self._temp = temp
        temp.mkdir()
        self.becomes(f'exec {sys.executable} -m unmask "$@"')

    def becomes(self, script: str) -> None:
        """Let `unmask` be a script of the shell."""
        tool = self._temp / "unmask"
        tool.write_text(f"#!/bin/sh\n{script}\n")
        tool.chmod(stat.S_IRWXU)

    def calls(self, **inputs: str) -> list[list[str]]:
        """What `unmask` is called with, call by call, where it does nothing else."""
        called = self._temp / "called"
        called.write_text("")
        self.becomes(f"printf '%s\\t' \"$@\" >> {called}; echo >> {called}")
        self.check("", **inputs)
        return [line.rstrip("\t").split("\t") for line in called.read_text().splitlines()]

    def check(self, base: str, **inputs: str) -> tuple[dict[str, str], str]:
        """Run the step that judges, with these inputs over the defaults. What it puts out, and what it prints."""
        given = {name: str(each["default"]) for name, each in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        environment = {
            name: base if name == "BASE" else given[re.findall(r"inputs\.([\w-]+)", value)[0]]
            for name, value in STEPS["Check"]["env"].items()
        }
        files = {f"GITHUB_{name}": str(self._temp / name) for name in ("OUTPUT", "STEP_SUMMARY")}
        for file in files.values():
            Path(file).write_text("")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS["Check"]["run"]],
            cwd=self.root, capture_output=True, text=True, check=False,
            env={**self.environment, **environment, **files, "RUNNER_TEMP": str(self._temp),
                 "PATH": f"{self._temp}{os.pathsep}{os.environ['PATH']}"},
        )  # fmt: skip
        said = (self._temp / "OUTPUT").read_text().splitlines()
        assert MASKED.strip()[:30] not in done.stderr
        return dict(line.split("=", 1) for line in said), done.stdout + done.stderr


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path / "letters", tmp_path / "temp")


@pytest.mark.parametrize("paths", ["ovens mills", "ovens\nmills\n", "\n  ovens\n\n\tmills"])
def test_paths_stand_on_one_line_or_on_several(runner: Runner, paths: str) -> None:
    calls = runner.calls(paths=paths, sarif="out.sarif")

    assert len(calls) == 3
    assert [call[call.index("--") + 1 :] for call in calls] == [["ovens", "mills"]] * 3


@pytest.mark.parametrize("paths", ["", " \n"])
def test_no_paths_are_an_error_and_nothing_is_judged(runner: Runner, paths: str) -> None:
    assert runner.calls(paths=paths) == []
    said, printed = runner.check("", paths=paths)

    assert "code" not in said
    assert "::error::unmask: no paths to judge" in printed


@pytest.mark.parametrize(("given", "passed"), [({}, []), ({"fail_level": "error"}, ["--fail-level", "error"])])
def test_only_the_call_that_judges_can_fail_and_a_level_is_passed_where_it_is_given(
    runner: Runner, given: dict[str, str], passed: list[str]
) -> None:
    *writing, judging = runner.calls(sarif="out.sarif", **given)

    nothing = ["--fail-level", "never", "--fail-under", "0"]
    assert [call[1 : 1 + len(nothing)] for call in writing] == [nothing, nothing]
    assert judging == ["check", *passed, "--format", "github", "--", "."]


def test_a_path_that_cannot_be_read_leaves_the_others_to_be_judged(runner: Runner, tmp_path: Path) -> None:
    runner.becomes("echo judged; echo >> calls; exit 2")
    said, printed = runner.check("", paths="gone.md a.md", sarif="out.sarif")

    assert said == {"findings": "false", "code": "2"}
    assert (tmp_path / "temp" / "STEP_SUMMARY").read_text() == "judged\n"
    assert printed.split() == ["judged", "judged"]
    assert len((runner.root / "calls").read_text()) == 3


@pytest.mark.parametrize("codes", [(0, 2, 1), (2, 0, 1), (0, 0, 2), (2, 2, 0)])
def test_the_worst_code_of_all_calls_counts(runner: Runner, codes: tuple[int, ...]) -> None:
    chosen = " ".join(f"{number}) exit {code};;" for number, code in enumerate(codes, 1))
    runner.becomes(f"echo >> calls; echo judged; case $(wc -l < calls | tr -d ' ') in {chosen} esac")

    assert runner.check("", sarif="out.sarif")[0] == {"findings": "false", "code": "2"}


def test_a_wrong_configuration_ends_the_step_and_is_told_once(runner: Runner) -> None:
    runner.becomes("echo wrong >&2; exit 2")
    said, printed = runner.check("", sarif="out.sarif")

    assert (said, printed) == ({}, "wrong\n")


@pytest.mark.slow
def test_what_can_be_read_is_annotated_beside_a_path_that_cannot(runner: Runner, tmp_path: Path) -> None:
    runner.write("a.txt", MASKED)
    runner.commit()
    said, printed = runner.check("", paths="gone.txt a.txt", sarif="out.sarif")

    assert said == {"findings": "false", "code": "2"}
    assert "file=a.txt,line=1" in printed
    assert "file=gone.txt" in printed
    summary = (tmp_path / "temp" / "STEP_SUMMARY").read_text()
    assert "a.txt" in summary
    assert "gone.txt" in summary
    assert "humbled-to-announce" in (runner.root / "out.sarif").read_text()


@pytest.mark.slow
def test_the_configuration_of_the_repository_says_what_fails(runner: Runner) -> None:
    runner.write("a.md", f"{PLAIN}\n{MASKED}\n{'It is a game-changer for all of us, and we are so proud. ' * 3}\n")
    runner.write(".unmask.yaml", "fail-level: never\nfail-under: 95\n")
    runner.commit()

    said, printed = runner.check("", sarif="out.sarif")
    assert said == {"findings": "true", "code": "1"}
    assert "file=a.md,line=3" in printed
    assert "humbled-to-announce" in (runner.root / "out.sarif").read_text()
    runner.write(".unmask.yaml", "fail-level: error\n")
    assert runner.check("")[0] == {"findings": "false", "code": "0"}
    assert runner.check("", fail_level="warning")[0] == {"findings": "true", "code": "1"}


@pytest.mark.slow
def test_only_what_a_pull_request_changes_is_annotated(runner: Runner, tmp_path: Path) -> None:
    runner.write("old letter.md", MASKED)
    runner.write("may/a.md", PLAIN)
    base = runner.commit()
    runner.write("may/a.md", f"{PLAIN}\n{MASKED}")
    runner.commit()

    said, printed = runner.check(base, sarif="out.sarif")
    assert said == {"findings": "true", "code": "1"}
    assert "file=may/a.md,line=3" in printed
    assert "old letter.md" not in printed
    assert "may/a.md" in (tmp_path / "temp" / "STEP_SUMMARY").read_text()
    assert "humbled-to-announce" in (runner.root / "out.sarif").read_text()

    said, printed = runner.check(base, changed_only="false", fail_level="never")
    assert said == {"findings": "false", "code": "0"}
    assert "old letter.md" in printed

    said, _ = runner.check(base, paths="gone; touch owned")
    assert said["code"] == "2" if said else True
    assert not (runner.root / "owned").exists()


@pytest.mark.slow
def test_the_steps_of_the_action_install_judge_comment_and_give_the_verdict(tmp_path: Path) -> None:
    root, temp = tmp_path / "letters", tmp_path / "temp"
    repository = Repository(root)
    repository.write("old.md", MASKED)
    base = repository.commit()
    repository.write("new letter.md", MASKED)
    repository.commit()
    temp.mkdir()
    # What `gh` was called with; the real one would ask GitHub.
    (temp / "gh").write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {temp}/called\n')
    (temp / "gh").chmod(stat.S_IRWXU)
    # As it is checked out; installing leaves a folder behind where it was built.
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("unmask", "rules"):
        shutil.copytree(ROOT / name, tmp_path / "action" / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path / "action")
    files = {f"GITHUB_{name}": str(temp / name) for name in ("OUTPUT", "STEP_SUMMARY", "PATH")}
    for file in files.values():
        Path(file).write_text("")
    context = {
        "github.action_path": str(tmp_path / "action"),
        "github.event.pull_request.base.sha": base,
        "github.event.pull_request.number": "7",
        "github.repository": "ana/letters",
        "inputs.token": "none",
        **{f"inputs.{name}": str(each["default"]) for name, each in ACTION["inputs"].items() if name != "token"},
    }

    def run(name: str) -> subprocess.CompletedProcess[str]:
        for line in Path(files["GITHUB_OUTPUT"]).read_text().splitlines():
            key, value = line.split("=", 1)
            context[f"steps.check.outputs.{key}"] = value
        given = {key: context[re.findall(r"[\w.-]+", value)[0]] for key, value in STEPS[name]["env"].items()}
        added = Path(files["GITHUB_PATH"]).read_text().split()
        packages = [path for path in sys.path if Path(path).name == "site-packages"]
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[name]["run"]],
            cwd=root, capture_output=True, text=True, check=False,
            env={
                **repository.environment, **files, **given, "RUNNER_TEMP": str(temp),
                "PATH": os.pathsep.join([*added, str(temp), os.environ["PATH"]]),
                # Only what the package depends on is taken from here, as tests need no index.
                "PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0",
                "PYTHONPATH": os.pathsep.join(packages),
            },
        )  # fmt: skip

    installed = run("Install")
    assert installed.returncode == 0, installed.stderr
    assert (Path(Path(files["GITHUB_PATH"]).read_text().strip()) / "unmask").exists()
    judged = run("Check")
    assert judged.returncode == 0, judged.stderr
    assert "file=new letter.md,line=1" in judged.stdout
    assert "old.md" not in judged.stdout
    commented = run("Comment")
    assert commented.returncode == 0, commented.stderr
    said = (temp / "called").read_text().splitlines()
    assert said[:5] == ["pr", "comment", "7", "--repo", "ana/letters"]
    assert "new letter.md" in Path(said[said.index("--body-file") + 1]).read_text()
    assert run("Verdict").returncode == 1


COPY = re.compile(r"^COPY (?!--from)(.+) (\S+)$", re.MULTILINE)


def test_the_dockerfile_copies_what_there_is_and_all_that_the_build_needs(tmp_path: Path) -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    first, *sent = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert first == "*"
    copies = [(source, target) for sources, target in COPY.findall(text) for source in sources.split()]
    assert copies
    for source, target in copies:
        place = ROOT / source
        assert place.exists(), source
        assert f"!{source.rstrip('/')}" in sent
        if place.is_dir():
            shutil.copytree(place, tmp_path / target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(place, tmp_path / target)

    project = tomllib.loads((tmp_path / "pyproject.toml").read_text(encoding="utf-8"))
    tools = project["tool"]["setuptools"]
    needed = [project["project"]["readme"], *project["project"]["license-files"]]
    needed += [tools["package-dir"].get(each, each.replace(".", "/")) for each in tools["packages"]]
    assert [each for each in needed if not (tmp_path / each).exists()] == []


def test_the_dockerfile_says_nothing_that_docker_does_not_know() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    said = [line.split()[0] for line in text.splitlines() if line.strip() and not line.startswith("#")]

    assert set(said) <= {"FROM", "WORKDIR", "COPY", "RUN", "USER", "ENV", "ENTRYPOINT"}
    assert said[0] == "FROM"
    assert said.index("USER") < said.index("ENTRYPOINT")


def test_every_place_that_names_a_python_names_one_that_is_tried() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [name.rpartition(" ")[2] for name in project["classifiers"] if re.search(r":: 3\.\d+$", name)]
    first, *later = named
    workflow = yaml.safe_load(EXAMPLE)["jobs"]["unmask"]["steps"]
    tried = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert project["requires-python"] == f">={first}"
    assert f"Python {', '.join(named[:-1])} or {named[-1]}" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert [step["with"]["python-version"] in named for step in workflow if "setup-python" in step["uses"]] == [True]
    assert set(re.findall(r"FROM python:([\d.]+)", (ROOT / "Dockerfile").read_text(encoding="utf-8"))) <= set(named)
    assert set(later) <= set(re.findall(r"\b3\.\d+\b", tried))
