"""The commands on rules, as a process where it matters and in place where it does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from unmask.cli.rules import app
from unmask.errors import UsageFault, WriteError
from unmask.proof import Unproved
from unmask.rulebook.check import json_schema


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, list(arguments))
    if result.exception is not None and not isinstance(result.exception, SystemExit | UsageFault | WriteError):
        raise result.exception
    return result


def test_a_new_pack_passes_its_own_tests(tmp_path: Path) -> None:
    file = tmp_path / "house.yaml"
    made = run("new", "house-style", str(file))

    assert made.exit_code == 0
    assert f"unmask rules test {file}" in made.output
    tested = run("test", str(file))
    assert (tested.exit_code, tested.output) == (0, "2 rules, all as their texts say\n")
    assert file.read_text().count("#") > 10


@pytest.mark.parametrize(("name", "said"), [("House Style", "lower-case letters"), ("hype", "there is a pack “hype”")])
def test_a_name_that_will_not_do(name: str, said: str, tmp_path: Path) -> None:
    result = run("new", name, str(tmp_path / "a.yaml"))

    assert said in str(result.exception)
    assert not (tmp_path / "a.yaml").exists()


def test_no_file_is_written_over(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("mine")

    assert "is there already" in str(run("new", "house", str(file)).exception)
    assert file.read_text() == "mine"


def test_a_vale_style_becomes_a_pack_that_passes(tmp_path: Path) -> None:
    style = tmp_path / "Team"
    style.mkdir()
    (style / "Words.yml").write_text(
        "extends: existence\nmessage: No '%s'.\nignorecase: true\ntokens: [foo bar, '\\d']\n"
    )
    pack = tmp_path / "team.yaml"
    made = run("import-vale", str(style), "--output", str(pack))

    assert made.exit_code == 0
    assert "1 of 1 Vale rules carried over, as 1 rule of unmask." in made.output
    assert "Words.yml:4: “\\d” uses \\d" in made.output
    assert run("test", str(pack)).exit_code == 0
    assert "is there already" in str(run("import-vale", str(style), "--output", str(pack)).exception)


def test_the_pack_is_all_there_is_on_standard_output(tmp_path: Path) -> None:
    style = tmp_path / "Team"
    style.mkdir()
    (style / "Words.yml").write_text("extends: existence\nmessage: No '%s'.\ntokens: [foo bar]\n")

    assert run("import-vale", str(style)).stdout.startswith("# Made by `unmask rules import-vale`")


def test_a_list_says_where_each_pack_is_from(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("extends: hype\ndisable: [journey]\n")
    result = run("list", "--pack", "hype", "--rules", str(own))

    assert f"(comes with unmask, changed by {own})" in result.output
    assert "hype/journey " not in result.output
    listed = json.loads(run("list", "--format", "json", "--pack", "hype").output)
    assert {"id", "file", "line", "origin"} <= listed[0].keys()


def test_the_schema_is_printed() -> None:
    assert json.loads(run("schema").output) == json_schema()


def test_a_rule_tells_how_it_was_measured(tmp_path: Path) -> None:
    listed = json.loads(run("list", "--format", "json").output)
    measured = [rule for rule in listed if rule["measured"]]
    fired = next(rule for rule in measured if any(each["found"] for each in rule["measured"]["prose"].values()))

    assert fired["measured"]["says"] in run("show", fired["id"]).output
    assert {"found", "right", "current", "says", "prose"} == fired["measured"].keys()
    assert set(fired["measured"]["prose"]) <= set(run("show", fired["id"]).output.replace(",", "").split())

    own = tmp_path / "own.yaml"
    assert run("new", "own", str(own)).exit_code == 0
    mine = [rule for rule in json.loads(run("list", "-f", "json", "--rules", str(own)).output) if rule["pack"] == "own"]
    assert mine
    assert not any(rule["measured"] for rule in mine)
    assert "measured" not in run("show", mine[0]["id"], "--rules", str(own)).output
    assert "words of plain prose" not in run("show", mine[0]["id"], "--rules", str(own)).output


def test_a_change_of_the_users_to_a_shipped_rule_is_told(tmp_path: Path) -> None:
    listed = json.loads(run("list", "--format", "json").output)
    rule = next(rule for rule in listed if rule["measured"] and rule["measured"]["current"] and rule["pack"] == "hype")
    own = tmp_path / "own.yaml"
    own.write_text(f"extends: hype\nrules: [{{id: {rule['id'].split('/')[1]}, company: overwhelming}}]\n")

    assert "(measured before its last change)" in run("show", rule["id"], "--rules", str(own)).output


UNNEEDED = """pack: own
title: Own
why: It shows.
rules:
  - id: singing
    message: "“{match}” is sung."
    advice: Say it.
    clean: ["We speak.", "A song."]
    match:
      - {find: "we sing [all]", flag: "Here <<we sing all>> day."}
      - {find: "we sing all", flag: "There <<we sing all>> night."}
"""


def test_what_no_text_needs_is_a_warning_in_a_pack_of_the_users_and_a_failure_when_strict(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(UNNEEDED)
    warned, failed = run("test", str(file)), run("test", "--strict", str(file))

    assert "no text would notice if the pattern “we sing all” were gone" in warned.output
    assert (warned.exit_code, failed.exit_code) == (0, 1)
    assert warned.output == failed.output


def test_what_no_text_needs_is_a_failure_in_the_shipped_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    part = Unproved("hype.yaml", 3, "hype/journey", "the pattern “a journey”")
    monkeypatch.setattr("unmask.proof.prove", lambda _: iter(()))
    monkeypatch.setattr("unmask.proof.unproved", lambda _, *, lexicon: iter([part] if lexicon else []))
    result = run("test")

    assert "hype.yaml:3: hype/journey: no text would notice if the pattern “a journey” were gone" in result.output
    assert result.exit_code == 1
