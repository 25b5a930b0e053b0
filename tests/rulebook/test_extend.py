from __future__ import annotations

from pathlib import Path

import pytest

from unmask.cache.store import default_folder
from unmask.proof import prove
from unmask.rulebook import PackError, find, load_rulebook
from unmask.types.pattern import Shorthand
from unmask.types.report import Level
from unmask.types.rule import Pack, Rule, Rulebook

BASE = """\
pack: team
title: Ours
why: "It shows."
words:
  grand: [vision, mission]
rules:
  - id: grand-word
    message: "“{match}” is grand."
    match:
      - find: "our <grand>"
        flag:
          - "This is <<our vision>>."
          - "It is <<the mission of>> Ana."
      - find: "the <grand> of"
    advice: "Say what you did."
    unless: ["our mission control"]
    clean: ["Our mission control has a kettle.", "A vision."]
  - id: delve
    message: "“{match}” is for minutes."
    match:
      find: "{delve} into"
      flag:
        - "We <<delve into>> it."
        - "We <<delved into>> it."
    advice: "Say what you looked at."
    clean: ["Dwarves delve deep.", "Into it."]
"""
NEW = """\
  - id: synergy
    message: "“{match}” is nobody's word."
    match: {find: synergy, flag: ["It is <<synergy>>.", "No <<synergy>>."]}
    advice: Say who did what.
    clean: ["Both of us.", "Together."]
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "base.yaml"
    path.write_text(BASE, encoding="utf-8")
    return path


def book(base: Path, change: str) -> Rulebook:
    path = base.with_name("change.yaml")
    path.write_text(change, encoding="utf-8")
    return load_rulebook([base, path], cache=default_folder())


def rule(rules: Rulebook, name: str) -> Rule:
    found = find(rules, name)
    assert isinstance(found, Rule)
    return found


def problems(base: Path, change: str) -> list[str]:
    with pytest.raises(PackError) as caught:
        book(base, change)
    return [line.replace(f"{base.parent}/", "") for line in str(caught.value).splitlines()]


def test_rules_are_changed_added_and_left_out(base: Path) -> None:
    rules = book(
        base,
        "extends: team\nwhy: It shows twice.\ndisable: [delve]\nrules:\n"
        "  - {id: grand-word, level: error, weight: 5, advice: Say it.}\n" + NEW,
    )
    pack = find(rules, "team")

    assert isinstance(pack, Pack)
    assert [each.id for each in pack.rules] == ["team/grand-word", "team/synergy"]
    changed = rule(rules, "team/grand-word")
    assert (changed.level, changed.weight, changed.advice, changed.why) == (
        Level.ERROR,
        5,
        "Say it.",
        "It shows twice.",
    )
    assert [each.phrase for each in changed.unless] == ["our mission control"]
    assert (pack.title, pack.path, pack.changed_by) == (
        "Ours", str(base), (str(base.with_name("change.yaml")),),
    )  # fmt: skip


def test_each_rule_knows_the_file_and_line_of_its_last_word(base: Path) -> None:
    rules = book(base, "extends: team\nrules:\n  - {id: grand-word, weight: 5}\n" + NEW)

    assert [(Path(each.path).name, each.line) for each in rules.rules if each.pack == "team"] == [
        ("change.yaml", 3),
        ("base.yaml", 18),
        ("change.yaml", 4),
    ]


def test_more_adds_to_lists(base: Path) -> None:
    change = """\
extends: team
more:
  words: {grand: [purpose]}
rules:
  - id: grand-word
    more:
      match: [{find: "my <grand>", flag: "It is <<my purpose>>."}]
      unless: ["our vision test"]
      clean: ["We had our vision tests."]
"""
    change = change.replace("vision tests", "vision test")
    rules = book(base, change)
    grand = rule(rules, "team/grand-word")

    assert [each.find for each in grand.patterns] == [
        Shorthand("our <grand>"), Shorthand("the <grand> of"), Shorthand("my <grand>")
    ]  # fmt: skip
    assert [each.phrase for each in grand.unless] == ["our mission control", "our vision test"]
    assert len(grand.examples) == 3
    own = Rulebook(tuple(pack for pack in rules.packs if pack.name == "team"))
    assert all(proof.passed for proof in prove(own)), list(prove(own))


LISTED, PROVED = '["our mission control"]', '{"our mission control": "Our mission control has a kettle."}'


@pytest.mark.parametrize("was", [LISTED, PROVED])
@pytest.mark.parametrize("more", ['["our vision test"]', '{"our vision test": "It is our vision test."}'])
def test_more_exemptions_are_added_whichever_way_either_is_written(base: Path, was: str, more: str) -> None:
    base.write_text(BASE.replace(f"unless: {LISTED}", f"unless: {was}"), encoding="utf-8")
    change = f"extends: team\nrules:\n  - id: grand-word\n    more:\n      unless: {more}\n"
    grand = rule(book(base, change), "team/grand-word")

    assert [each.phrase for each in grand.unless] == ["our mission control", "our vision test"]
    assert grand.unless[1].clean == (("It is our vision test.",) if more.startswith("{") else ())
    with pytest.raises(PackError, match=r"change\.yaml:5: team/grand-word: .*“grnd”"):
        book(base, change.replace("our vision", "<grnd> vision"))


def test_disable_all_starts_from_nothing(base: Path) -> None:
    rules = book(base, "extends: team\ndisable: [all]\nrules:\n" + NEW)

    assert [each.id for each in rules.rules if each.pack == "team"] == ["team/synergy"]


def test_a_disabled_rule_may_be_written_anew(base: Path) -> None:
    rules = book(base, "extends: team\ndisable: [team/delve]\nrules:\n" + NEW.replace("synergy", "delve"))

    assert rule(rules, "team/delve").unless == ()
    assert [each.id for each in rules.rules if each.pack == "team"] == ["team/grand-word", "team/delve"]


def test_several_files_may_extend_one_pack(base: Path) -> None:
    second = base.with_name("second.yaml")
    second.write_text("extends: team\nrules: [{id: synergy, level: suggestion}]\n", encoding="utf-8")
    first = base.with_name("first.yaml")
    first.write_text("extends: team\nrules:\n" + NEW, encoding="utf-8")

    assert rule(load_rulebook([base, first, second]), "team/synergy").level is Level.SUGGESTION


def test_a_shipped_pack_can_be_extended_and_tested_alone(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("extends: hype\ndisable: [all]\nrules:\n" + NEW, encoding="utf-8")

    assert [each.id for each in load_rulebook([own], shipped=False).rules] == ["hype/synergy"]
    assert len(load_rulebook([own]).packs) == len(load_rulebook().packs)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("extends: teem\n", "change.yaml:1: there is no pack “teem” to extend; did you mean “team”?"),
        ("extends: team\npack: other\n", "change.yaml:2: a pack that extends “team” keeps its name; leave out “pack”"),
        ("extends: team\ndisable:\n  - delv\n", "change.yaml:3: the pack “team” has no rule “delv”; did you"),
        ("extends: team\nrules:\n  - {id: new, message: m}\n", "change.yaml:3: team/new: lacks “match”"),
        (
            "extends: team\nrules:\n  - {id: delve, level: grave}\n",
            "change.yaml:3: team/delve: “level” cannot be “grave”",
        ),
        (
            "extends: team\nrules:\n  - id: delve\n    more: {match: [{find: '<grnd> word'}]}\n",
            "change.yaml:4: team/delve: in “<grnd> word”: there is no class or part “grnd”",
        ),
        ("extends: team\nrules:\n  - {id: new, more: {clean: [a]}}\n", "change.yaml:3: team/new: this rule is new, so"),
        ("extends: team\nmore: {words: {grnd: [a]}}\n", "change.yaml:2: there is no class of words “grnd” to add to"),
        ("extends: team\nrules: [{id: delve}, {id: delve}]\n", "change.yaml:2: team/delve: there is a rule of"),
        ("pack: mine\ndisable: [a]\n", "change.yaml:1: the key “disable” is not known"),
        (
            "pack: hype\ntitle: t\nwhy: w\nrules:\n" + NEW,
            "change.yaml:1: there is a pack “hype” already (rules/hype.yaml, comes with unmask); give this one another"
            " name, or write “extends: hype”",
        ),
        ("pack: team\ntitle: t\nwhy: w\nrules:\n" + NEW, "change.yaml:1: there is a pack “team” already (base.yaml)"),
    ],
)  # fmt: skip
def test_faults_name_file_line_and_mend(base: Path, change: str, said: str) -> None:
    found = problems(base, change)
    assert any(line.startswith(said) for line in found), found


def test_a_file_that_is_given_twice_counts_once(base: Path) -> None:
    assert [pack.name for pack in load_rulebook([base, base]).packs].count("team") == 1
