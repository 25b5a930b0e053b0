from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from unmask.proof import prove
from unmask.rulebook import load_rulebook
from unmask.types.pattern import Shorthand
from unmask.types.report import Level
from unmask.types.rule import Rule
from unmask.vale import Carried, StyleError, carry, read_style

STYLE = {
    "BuzzWords.yml": r"""
extends: existence
message: "Nobody says '%s'."
level: error
ignorecase: true
link: https://style.example/buzz
tokens:
  - paradigm shifts?
  - '\d+x better'
  - go[- ]getter
exceptions:
  - paradigm shift key
""",
    "Terms.yml": """
extends: substitution
message: "Prefer '%s' over '%s'."
level: suggestion
ignorecase: false
swap:
  e-mails: messages
  (?:utili[sz]e|employ): use
  mobile phone: phone|telephone
""",
    "Long.yml": r"""
extends: occurrence
message: "More than 12 words."
scope: sentence
max: 12
token: '\b(\w+)\b'
""",
    "Twice.yml": "extends: repetition\nmessage: \"'%s' is repeated.\"\nalpha: true\ntokens: ['[^\\s]+']\n",
    "Commas.yml": "extends: occurrence\nmessage: Many.\nscope: sentence\nmax: 3\ntoken: ','\n",
    "Caps.yml": "extends: capitalization\nmessage: Caps.\nscope: heading\nmatch: $title\n",
    "Heads.yml": "extends: existence\nmessage: No.\nscope: heading\ntokens: [foo]\n",
    "Raw.yml": "extends: existence\nmessage: No.\nraw: ['a.*b']\n",
    "Broken.yml": "extends: [existence\n",
    "notes.yml": "not: a rule\n",
    ".vale.yml": "extends: existence\n",
}


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> Carried:
    folder = tmp_path_factory.mktemp("styles") / "OurTeam"
    folder.mkdir()
    for name, text in STYLE.items():
        (folder / name).write_text(text, encoding="utf-8")
    return carry(*read_style(folder))


@pytest.fixture(scope="module")
def rules(carried: Carried, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rule]:
    """The pack that it made, written, read and proved as any other."""
    file = tmp_path_factory.mktemp("packs") / "our-team.yaml"
    file.write_text(yaml.safe_dump(carried.pack, sort_keys=False, allow_unicode=True), encoding="utf-8")
    book = load_rulebook([file], shipped=False, check=True)
    assert all(proof.passed for proof in prove(book)), list(prove(book))
    return {rule.id: rule for rule in book.rules}


def test_the_pack_holds_what_could_be_carried_over(rules: dict[str, Rule], carried: Carried) -> None:
    assert sorted(rules) == [
        "our-team/buzz-words",
        "our-team/long",
        "our-team/terms-messages",
        "our-team/terms-phone-telephone",
        "our-team/terms-use",
        "our-team/twice",
    ]
    assert carried.rules == 4


def test_existence_keeps_message_level_link_case_and_exceptions(rules: dict[str, Rule]) -> None:
    rule = rules["our-team/buzz-words"]

    assert (rule.message, rule.level) == ("Nobody says “{match}”.", Level.ERROR)
    assert "https://style.example/buzz" in rule.why
    assert [each.find for each in rule.patterns] == [
        Shorthand("paradigm shift"), Shorthand("paradigm shifts"), Shorthand("go-getter")
    ]  # fmt: skip
    assert [each.phrase for each in rule.unless] == ["paradigm shift key"]


def test_substitution_rewrites(rules: dict[str, Rule]) -> None:
    rule = rules["our-team/terms-use"]

    assert rule.message == "Prefer “use” over “{match}”."
    assert {each.find for each in rule.patterns} == {
        Shorthand("utilise", case=True), Shorthand("utilize", case=True), Shorthand("employ", case=True)
    }  # fmt: skip
    assert {each.say for each in rule.repairs} == {"use"}
    assert all("use" in (example.becomes or "") for example in rule.examples)
    assert rules["our-team/terms-phone-telephone"].advice == "Say “phone” or “telephone”."


def test_what_was_left_behind_is_told_with_file_line_and_reason(carried: Carried) -> None:
    lines = {(left.file, left.line) for left in carried.left}
    assert {("BuzzWords.yml", 9), ("Commas.yml", 5), ("Caps.yml", 1), ("Heads.yml", 3), ("Raw.yml", 3)} <= lines
    told = {(left.file, left.reason.split("(")[0].strip()) for left in carried.left}

    assert ("BuzzWords.yml", "“\\d+x better” uses \\d") in told
    assert ("Commas.yml", "counts something else than the words of a sentence") in told
    assert ("Caps.yml", "“capitalization” judges capital letters") in told
    assert ("Heads.yml", "holds for the scope “heading” only") in told
    assert ("Raw.yml", "is a raw regular expression") in told
    assert any(left.file == "Broken.yml" and "not YAML" in left.reason for left in carried.left)
    assert not any(left.file in {"notes.yml", ".vale.yml"} for left in carried.left)


WRONG = {
    "extends: [existence]\n": (1, "“extends” is text"),
    "extends: existence\ntokens:\n- {a: b}\n": (2, "“tokens” is a list of texts"),
    "extends: existence\nscope: [text, [text]]\n": (2, "“scope” is text or a list of texts"),
    "extends: existence\nscope: {a: b}\n": (2, "“scope” is text or a list of texts"),
    "extends: existence\nmessage: m\nlevel: loud\ntokens: [foo bar]\n": (
        3,
        "“level” is one of suggestion, warning, error",
    ),
    "extends: existence\nlevel: [error]\ntokens: [foo bar]\n": (2, "“level” is one of suggestion, warning, error"),
    "extends: substitution\nmessage: m\nswap: 5\n": (3, "“swap” is a mapping of texts, or a list of such"),
    "extends: substitution\nswap: [a]\n": (2, "“swap” is a mapping of texts, or a list of such"),
    "extends: substitution\nswap: {a: [b]}\n": (2, "“swap” is a mapping of texts, or a list of such"),
    "extends: substitution\nswap:\n- foo bar: foo\n- '\\d': b\n": (4, "“\\d” uses \\d"),
    "extends: occurrence\nmax: [1]\nscope: sentence\n": (2, "“max” is a whole number"),
    "extends: occurrence\nmax: true\n": (2, "“max” is a whole number"),
    "extends: existence\na: &a [*a]\n": (2, "it holds an alias of itself"),
}


@pytest.mark.parametrize(("text", "told"), WRONG.items())
def test_what_a_key_cannot_hold_is_told_with_its_line(tmp_path: Path, text: str, told: tuple[int, str]) -> None:
    style = tmp_path / "Team"
    style.mkdir()
    (style / "A.yml").write_text(text)
    (style / "B.yml").write_text(STYLE["Twice.yml"])
    (style / "C.yml").write_bytes(b"extends: \xff\n")
    one, other = carry(*read_style(style)).left

    assert (one.file, one.line) == ("A.yml", told[0])
    assert one.reason.startswith(told[1])
    assert (other.file, other.line, other.reason) == ("C.yml", 1, "is not UTF-8; save it as UTF-8")


def test_a_folder_above_the_only_style_will_do(tmp_path: Path) -> None:
    (tmp_path / "Team").mkdir()
    (tmp_path / "Team" / "A.yml").write_text(STYLE["Twice.yml"])

    assert read_style(tmp_path)[0] == "Team"


def test_what_is_no_style_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StyleError, match="no Vale style is here"):
        read_style(tmp_path)
    with pytest.raises(StyleError, match="no such folder"):
        read_style(tmp_path / "gone")
    for name in ("A", "B"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "A.yml").write_text(STYLE["Twice.yml"])
    with pytest.raises(StyleError, match="several styles"):
        read_style(tmp_path)
