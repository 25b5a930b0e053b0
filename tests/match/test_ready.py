"""What is ready of the shipped packs serves any rulebook that has their phrases, and finds the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.match.books import block, book, found
from tests.shipped import rulebook
from unmask.cache.memo import Memo
from unmask.checker import Checker
from unmask.match import ready
from unmask.match.wording import Added
from unmask.rulebook import select
from unmask.types.rule import Pack, Rulebook
from unmask.types.source import Source

CORPUS = Path(__file__).parent.parent.parent / "corpus"
WORDS = {"thing": ("shelf", "door")}
SHIPPED = book(["we {move} the <thing>", "on time"], WORDS)
TEXT = "We moved the shelf on time, and the gate on the left."


def own(name: str, phrase: str, words: dict[str, tuple[str, ...]]) -> Pack:
    [pack] = book([phrase], words).packs
    [rule] = pack.rules
    return replace(pack, name=name, rules=(replace(rule, pack=name, id=f"{name}/rule"),))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The phrases that were made ready, with no phrase too few to be looked for."""
    asked: list[str] = []
    make = ready._made

    def listed(given: object) -> object:
        phrases = list(given)  # type: ignore[call-overload]
        asked.extend(key[1] for key, _ in phrases)
        return make(phrases)

    monkeypatch.setattr(ready, "FEW", 0)
    monkeypatch.setattr(ready, "_made", listed)
    return asked


def test_a_pack_beside_them_has_only_its_own_phrases_made(made: list[str], tmp_path: Path) -> None:
    ready.ready(SHIPPED, tmp_path)
    made.clear()
    beside = Rulebook((*SHIPPED.packs, own("own", "the gate on the <side>", {"side": ("left",)})))

    first, again = ready.ready(beside, tmp_path), ready.ready(beside, tmp_path)

    assert made == ["the gate on the <side>"]
    for wordings in (first, again):
        assert [bool(each) for each in found(wordings, SHIPPED, TEXT).values()] == [True, True]
        number = wordings.number("own", "the gate on the <side>")
        page = wordings.page(block(TEXT))
        assert [TEXT[start:end] for start, end, *_ in wordings.find(number, page)] == ["the gate on the left"]


def test_rules_that_are_left_out_have_nothing_made(made: list[str], tmp_path: Path) -> None:
    ready.ready(SHIPPED, tmp_path)
    made.clear()
    [pack] = SHIPPED.packs
    fewer = Rulebook((replace(pack, rules=(replace(pack.rules[0], patterns=pack.rules[0].patterns[:1]),)),))

    wordings = ready.ready(fewer, tmp_path)

    assert made == []
    assert found(wordings, fewer, TEXT)["we {move} the <thing>"]


def test_a_pack_with_other_lists_is_made_anew(made: list[str], tmp_path: Path) -> None:
    ready.ready(SHIPPED, tmp_path)
    made.clear()
    [pack] = SHIPPED.packs
    other = Rulebook((replace(pack, words={"thing": ("gate",)}),))

    wordings = ready.ready(other, tmp_path)

    assert made == ["we {move} the <thing>", "on time"]
    assert not found(wordings, other, TEXT)["we {move} the <thing>"]


def test_a_phrase_that_changed_is_made_alone_and_what_was_let_go_is_made_again(made: list[str], tmp_path: Path) -> None:
    ready.ready(SHIPPED, tmp_path)
    made.clear()
    changed = book(["we {move} the <thing>", "on the left"], WORDS)
    ready.ready(changed, tmp_path)
    assert made == ["on the left"]
    memo = Memo(tmp_path, ready.SCOPE)
    memo.put(ready.fingerprint(SHIPPED), None)
    memo.close()
    made.clear()

    wordings = ready.ready(changed, tmp_path)

    assert made == ["we {move} the <thing>", "on the left"]
    assert all(found(wordings, changed, TEXT).values())


@pytest.mark.slow
def test_the_shipped_packs_with_one_less_and_one_more_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Rulebook((own("own", "(on|in) the", {}),))
    beside = Rulebook((*select(rulebook(), ignore=["brag"]).packs, *other.packs))
    sources = [Source(file.name, file.read_text(encoding="utf-8")) for file in sorted(CORPUS.rglob("*.txt"))]
    shared = Checker(beside)
    monkeypatch.setattr(ready, "FEW", 10**6)
    alone = Checker(beside)

    assert isinstance(shared._search._wordings, Added)
    assert not isinstance(alone._search._wordings, Added)
    reports = list(shared.check_all(sources))
    assert {finding.rule for report in reports for finding in report.findings} >= {"own/rule", "bait/agree"}
    assert reports == list(alone.check_all(sources))
