"""What must hold of every rewritten text: over the corpus, and over texts put together from the rules' own examples."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.shipped import checker, rulebook
from unmask.checker import Checker
from unmask.fidelity.align import sentences
from unmask.fidelity.fact import facts, missing
from unmask.judge.remedy import weighed
from unmask.read import read_source
from unmask.rewrite.plan import apply, plan
from unmask.rewrite.replacement import lost
from unmask.rewriter import Rewritten, lay_bare, rewrite
from unmask.rulebook import load_pack
from unmask.segment import segment
from unmask.types.comparison import FactKind
from unmask.types.rule import Rulebook
from unmask.types.source import Source

CORPUS = sorted(path for path in (Path(__file__).parent.parent / "corpus").rglob("*") if path.suffix in {".txt", ".md"})


@cache
def pieces() -> tuple[str, ...]:
    """The texts of all examples, flagged and clean, without their marks."""
    rules = rulebook().rules
    flagged = {e.flag.replace("<<", "").replace(">>", "") for rule in rules for e in rule.examples}
    return tuple(sorted(flagged | {text for rule in rules for text in rule.clean}))


def holds(source: Source, *, suggested: bool) -> Rewritten:
    """Rewrite a source and see that the result is what a rewritten text must be."""
    before = checker().check(source)
    done = rewrite(checker(), source, suggested=suggested)
    again = rewrite(checker(), Source(source.name, done.text, source.kind, source.syntax), suggested=suggested)
    covered = "\n".join(finding.span.slice(source.text) for finding in before.findings)

    assert done.settled
    assert again.text == done.text
    if not suggested:
        # A name that comes to open a sentence is as good as lost to `lost`, and stands there all the same.
        fewer = {each for each in lost(source.text, done.text) if done.text.count(each) < source.text.count(each)}
        assert not fewer - set(lost(covered, "")) - set(_parts(covered))
    assert len(done.report.findings) <= len(before.findings)
    assert before.score.value <= done.report.score.value + 0.05 or not (
        before.score.enough and done.report.score.enough
    )
    return done


def _parts(covered: str) -> set[str]:
    return {word.strip(".,:;!?") for word in covered.split()} | set(lost(". x " + covered.replace("\n", " x "), ""))


@pytest.mark.parametrize("suggested", [False, True], ids=["safe", "suggested"])
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_corpus_comes_to_rest_and_loses_nothing(path: Path, *, suggested: bool) -> None:
    holds(read_source(path), suggested=suggested)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_corpus_laid_bare_comes_to_rest_and_keeps_its_facts(path: Path) -> None:
    source = read_source(path)
    done = lay_bare(checker(), source)
    was, now = (tuple(sentences(segment(replace(source, text=text)))) for text in (source.text, done.text))
    gone = missing(facts(was), facts(now), " ".join(said.text for said in now))

    assert done.settled
    assert lay_bare(checker(), replace(source, text=done.text)).text == done.text
    assert done.text.strip()
    assert not [fact for fact in gone if fact.kind in {FactKind.AMOUNT, FactKind.LINK, FactKind.MENTION}]


@pytest.mark.parametrize(
    ("said", "stays"),
    [
        ("Passion is everything.", False),
        ("Bring a coat, and be kind to the drivers.", True),
        ("I'm so excited about how flour that is bought in spring ought to be kept in the cold and the dark.", True),
    ],
)
def test_laid_bare_a_sentence_goes_that_is_mostly_mask(said: str, *, stays: bool) -> None:
    text = f"On 3 May Ana left the mill in Hull.\n\n{said}\n\nThe bus leaves Hull at nine.\n"

    kept = lay_bare(checker(), Source("a.txt", text)).text.split("\n\n")
    assert (len(kept) == 3) is stays


@pytest.mark.parametrize(
    ("text", "stays", "goes"),
    [
        pytest.param(
            "Leadership is lonely.\n\nNobody tells you that. On Thursday I told four bakers that their jobs would go. "
            "I knew their children's names.\n\nThe rest is noise.\n\nLeaders eat last.\n",
            "I knew their children's names.",
            "Leaders eat last.",
            id="what comes to stand last",
        ),
        pytest.param(
            "On 3 May the oven in Hull went cold for 9 hours.\n\nWe mispriced our biggest loaf. That's on me, full "
            "stop.\n\nHere's the thing: nobody on the team hid it.\n\nLeaders eat last.\n",
            "nobody on the team hid it.",
            "full stop",
            id="what an edit made short",
        ),
        pytest.param(
            "The mill in Hull took 40 sacks on Monday. The yard was full by noon.\n\nGrowth is a choice. Trust is "
            "everything.\n",
            "The yard was full by noon.",
            "Trust is everything.",
            id="what is short, and nothing else",
        ),
    ],
)
def test_laid_bare_no_sentence_goes_for_what_comes_of_it_or_for_its_form(text: str, stays: str, goes: str) -> None:
    done = lay_bare(checker(), Source("a.txt", text)).text

    assert stays in done
    assert goes not in done
    assert lay_bare(checker(), Source("a.txt", done)).text == done


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.booleans(), st.sampled_from(["\n\n", "\n", " ", "\r\n\r\n"]))
def test_texts_made_of_examples_come_to_rest_and_lose_nothing(data: st.DataObject, suggested: bool, gap: str) -> None:
    chosen = data.draw(st.lists(st.sampled_from(pieces()), min_size=1, max_size=6))
    holds(Source("-", gap.join(chosen) + data.draw(st.sampled_from(["", "\n"]))), suggested=suggested)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_what_no_edit_covers_stays_to_the_letter(data: st.DataObject) -> None:
    text = "\n\n".join(data.draw(st.lists(st.sampled_from(pieces()), min_size=1, max_size=5)))
    edits = plan(checker().check(Source("-", text)).edits, suggested=True)
    kept: list[str] = []
    at = 0
    for edit in edits:
        kept.append(text[at : edit.span.start])
        at = edit.span.end
    kept.append(text[at:])
    after = apply(text, edits)
    where = 0
    for piece in kept:
        where = after.index(piece, where) + len(piece)

    assert len(after) == sum(map(len, kept)) + sum(len(edit.text) for edit in edits)


WHOLE = """\
pack: demo
title: Demo
why: It shows.
rules:
  - id: opener
    message: "“{match}” is an opener."
    match:
      - find: "^grand news, dear all"
        repair: [{cut: sentence}]
        flag: {"<<Grand news, dear all>>. It rained.": "It rained."}
    advice: "Begin with the news."
    clean: ["News is dear.", "Dear all, it rained."]
  - id: weak
    message: "“{match}” is weak."
    company: some
    match:
      - find: "{leverage} <what=word>"
        say: "{use} <what>"
        flag: {"We <<leverage wind>>, dear all.": "We use wind, dear all."}
    advice: "Say how."
    clean: ["We use wind.", "The lever is here."]
"""
NEWS = "Grand news, dear all. The mill burned down."
PLACES = "The street was empty at nine. Ana came with the flour. Nobody sang in the yard. "


@cache
def demo() -> Checker:
    return Checker(Rulebook((load_pack(WHOLE, "demo.yaml"),)))


def test_an_opener_is_cut_in_the_copy_of_its_text_too() -> None:
    report = demo().check(Source("-", f"{NEWS}\n\n{NEWS}\n"))
    done = rewrite(demo(), report.source, suggested=True)

    assert len(report.findings) == len(report.edits) == len(report.also) == 1
    assert done.text == "The mill burned down.\n\nThe mill burned down.\n"


def test_a_copy_that_a_comment_lets_be_is_left_as_it_is() -> None:
    text = f"{NEWS}\n\n<!-- unmask: off -->\n{NEWS}\n<!-- unmask: on -->\n"
    done = rewrite(demo(), Source("-", text), suggested=True)

    assert done.text.count("Grand news") == 1


def test_a_weak_word_that_counts_in_one_place_is_mended_in_all() -> None:
    text = f"We leverage wind and leverage rain. {PLACES}\n\nJo leverages steam. {PLACES}\n\nThey leverage tides."
    report = demo().check(Source("-", text))
    done = rewrite(demo(), report.source, suggested=True)

    assert [edit.text for edit in report.edits] == ["use wind", "use rain"]
    assert "leverage" not in done.text


def test_a_weak_word_counts_after_its_company_has_gone() -> None:
    text = f"Jo leverages steam. {PLACES}\n\nThey leverage tides."
    counted = weighed(demo().check(Source("-", f"We leverage wind and leverage rain. {text}")).findings)
    alone, after = (demo().check(Source("-", text), before) for before in (frozenset(), counted))

    assert alone.findings == after.findings == ()
    assert alone.also == ()
    assert [edit.text for edit in after.also] == ["uses steam", "use tides"]


ONCE = """\
pack: {pack}
title: Demo
why: It shows.
rules:
  - id: plan
    message: "“{{match}}” is grand."
    match: {{find: "{find}"}}
    advice: "Say which."
    clean: []
"""


def test_what_two_rules_find_in_the_same_words_is_no_more_of_a_sentence() -> None:
    packs = [ONCE.format(pack="grand", find="a grand old plan"), ONCE.format(pack="old", find="old plan of ours")]
    twice = Checker(Rulebook(tuple(load_pack(pack, "demo.yaml", check=False) for pack in packs)))
    text = "On 3 May Ana left the mill.\n\nA grand old plan of ours was seldom told to most.\n\nIt is nine in Hull.\n"
    done = lay_bare(twice, Source("-", text))

    assert [len(finding.span) for finding in twice.check(Source("-", text)).findings] == [16, 16]
    assert done.text == text


@pytest.mark.parametrize(
    ("find", "stays"), [("sold it all one day", True), ("we sold it all", False)], ids=["deed", "who did it and deed"]
)
def test_laid_bare_a_deed_stays_unless_a_rule_speaks_of_who_did_it(find: str, *, stays: bool) -> None:
    pack = load_pack(ONCE.format(pack="grand", find=find), "demo.yaml", check=False)
    text = "On 3 May Ana left the mill.\n\nWe sold it all one day.\n\nThe bus leaves Hull at nine.\n"
    done = lay_bare(Checker(Rulebook((pack,))), Source("-", text))

    assert ("sold" in done.text) is stays
