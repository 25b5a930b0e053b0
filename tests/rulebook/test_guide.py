"""The guide to writing rules: its packs pass their own texts, its signs find what it says, and no key is left out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from unmask.checker import Checker
from unmask.proof import prove, unproved
from unmask.rulebook import form, load_pack, load_rulebook
from unmask.rulebook.check import check_lexicon, keys_of
from unmask.rulebook.located import read_located
from unmask.types.lexicon import Example
from unmask.types.rule import Rulebook
from unmask.types.source import Source

GUIDE = (Path(__file__).parents[2] / "rules" / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
PACKS = [block for block in BLOCKS if block.startswith("pack:")]
DRAFT, *WHOLE = PACKS
[EXTENSION] = [block for block in BLOCKS if block.startswith("extends:")]
[LEXICON] = [block for block in BLOCKS if block.startswith("lexicon:")]
SIGN = re.compile(r"^\| `(?P<sign>[^`]+)` \| [^|]+ \| (?P<text>[^|]*<<[^|]*) \|$", re.MULTILINE)
FORMS = (
    form.PackForm, form.RuleForm, form.PatternForm, form.RepairForm, form.NodeForm, form.GrammarForm, form.DensityForm,
    form.LessForm, form.MoreForm, form.ExtensionForm, form.LexiconForm, form.WordForm, form.PlainForm
)  # fmt: skip


def pack_of(rules: str) -> Rulebook:
    return Rulebook((load_pack(rules, "guide.yaml"),), require_reason=True)


@pytest.mark.parametrize("text", PACKS)
def test_every_pack_of_the_guide_passes_its_own_texts(text: str) -> None:
    assert [problem for proof in prove(pack_of(text)) for problem in proof.problems] == []


def test_every_part_of_the_finished_pack_is_needed() -> None:
    assert [str(each) for each in unproved(pack_of(WHOLE[0]), lexicon=False)] == []


def test_the_pack_that_changes_another_passes(tmp_path: Path) -> None:
    base, change = tmp_path / "keys.yaml", tmp_path / "change.yaml"
    base.write_text(WHOLE[-1], encoding="utf-8")
    change.write_text(EXTENSION, encoding="utf-8")
    book = load_rulebook([base, change], shipped=False)

    assert [problem for proof in prove(book) for problem in proof.problems] == []


def test_the_lexicon_of_the_guide_has_no_fault() -> None:
    assert list(check_lexicon(read_located(LEXICON, "guide.yaml"), "guide.yaml")) == []


def test_there_is_a_row_for_every_sign() -> None:
    assert len(SIGN.findall(GUIDE)) >= 15


@pytest.mark.parametrize(("sign", "text"), SIGN.findall(GUIDE))
def test_a_sign_finds_what_the_guide_says(sign: str, text: str) -> None:
    value: dict[str, Any] = {
        "pack": "sign", "title": "Sign", "why": "It shows.",
        "rules": [{
            "id": "one", "message": "Told.", "advice": "Say it.", "clean": ["a", "b"],
            "match": {"find": sign.replace("\\|", "|"), "flag": text},
        }],
    }  # fmt: skip
    example = Example(text)
    report = Checker(pack_of(yaml.safe_dump(value, allow_unicode=True))).check(Source("guide", example.text))

    assert tuple((finding.span.start, finding.text) for finding in report.findings) == example.marked


@pytest.mark.parametrize("each", FORMS)
def test_every_key_is_told_and_shown(each: type[msgspec.Struct]) -> None:
    shown = "\n".join(BLOCKS)
    missing = [key for key in keys_of(each) if f"`{key}`" not in GUIDE or not re.search(rf"\b{key}:", shown)]

    assert [key for key in missing if key != "silence"] == []
