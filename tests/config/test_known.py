"""Rules that were found right before: not read again while all that they are made from is the same, and only then."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from unmask.config import ConfigError, Lookup
from unmask.config.keys import Given, Layer, Origin, Value
from unmask.errors import PackError, UsageFault
from unmask.rulebook import load_rulebook
from unmask.rulebook.rules import Rules
from unmask.types.rule import Rulebook

OWN = """\
pack: shelf
title: Shelves
why: Nobody reads a post to hear of shelves.
rules:
  - id: shelf
    message: "“{match}” speaks of a shelf."
    match: {find: "splendid shelf", flag: ["A <<splendid shelf>>.", "It is a <<splendid shelf>>."]}
    clean: ["A shelf.", "It is splendid."]
    advice: Leave it out.
"""


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNMASK_CACHE_DIR", str(tmp_path / "kept"))


def rules(folder: Path, *given: tuple[str, Value]) -> Rules:
    line = Layer(folder, tuple(Given(key, value, Origin(f"--{key}")) for key, value in given))
    return Lookup(line).in_force(None)[1]


def is_read(folder: Path, *given: tuple[str, Value]) -> bool:
    """Whether the rules are read for their fingerprint."""
    with patch("unmask.rulebook.load.load_rulebook", side_effect=load_rulebook) as read:
        assert rules(folder, *given).fingerprint
    return bool(read.call_count)


def test_rules_are_read_once_and_then_when_somebody_asks_for_them(tmp_path: Path) -> None:
    first = rules(tmp_path)

    assert not is_read(tmp_path)
    assert rules(tmp_path).fingerprint == first.fingerprint
    assert rules(tmp_path).rulebook == first.rulebook


def test_they_are_read_again_when_a_file_or_a_setting_is_another(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    settings = (("packs", str(own)), ("select", "shelf"))

    assert is_read(tmp_path, *settings)
    assert not is_read(tmp_path, *settings)
    assert is_read(tmp_path, *settings, ("allow", "Splendid"))
    assert is_read(tmp_path, *settings, ("levels", ("shelf", "error")))
    before = rules(tmp_path, *settings).fingerprint
    own.write_text(OWN.replace("splendid", "gorgeous"), encoding="utf-8")
    assert is_read(tmp_path, *settings)
    assert rules(tmp_path, *settings).fingerprint != before


def test_what_is_wrong_is_told_each_time(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    assert rules(tmp_path, ("packs", str(own))).fingerprint
    own.write_text(OWN.replace("advice:", "advise:"), encoding="utf-8")

    for _ in range(2):
        with pytest.raises(PackError, match="advise"):
            rules(tmp_path, ("packs", str(own)))
        with pytest.raises(ConfigError, match="there is no pack or rule “brga”"):
            rules(tmp_path, ("ignore", "brga"))
        with pytest.raises(ConfigError, match="the model “no_such_model” is not installed"):
            rules(tmp_path, ("model", "no_such_model"))
    own.unlink()
    with pytest.raises(PackError, match=r"own\.yaml"):
        rules(tmp_path, ("packs", str(own)))


def test_what_was_changed_while_it_was_read_is_not_taken_for_what_it_was(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    given = ("packs", str(own))

    def changed(*paths: Any, **named: Any) -> Rulebook:
        book = load_rulebook(*paths, **named)
        own.write_text(OWN.replace("splendid", "gorgeous"), encoding="utf-8")
        return book

    with patch("unmask.rulebook.load.load_rulebook", side_effect=changed):
        splendid = rules(tmp_path, given).fingerprint
    assert rules(tmp_path, given).fingerprint != splendid
    own.write_text(OWN, encoding="utf-8")
    assert rules(tmp_path, given).fingerprint == splendid
    own.write_text(OWN.replace("splendid", "gorgeous"), encoding="utf-8")
    known = rules(tmp_path, given)
    own.write_text(OWN, encoding="utf-8")
    with pytest.raises(UsageFault, match="changed"):
        _ = known.rulebook
