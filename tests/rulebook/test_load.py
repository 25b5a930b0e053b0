from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest
from jsonschema import Draft202012Validator

from unmask.rulebook import PackError, UnknownRule, load_pack, load_rulebook, select, shipped_packs
from unmask.rulebook.check import json_schema
from unmask.rulebook.fingerprint import fingerprint
from unmask.rulebook.lexicon import read_lexicon, shipped_lexicon, unknown_rules
from unmask.rulebook.origin import PackFile
from unmask.types.pattern import Density, Grammar, Scope, Shape, Shorthand, Tokens
from unmask.types.report import Level
from unmask.types.rule import Rulebook
from unmask.types.source import TextKind

RULE = """\
  - id: delve-into
    message: "“{match}” is a word for minutes."
    match:
      find: "{delve} into <what=words>"
      say: "{look} at <what>"
      safe: true
      flag: {"This post <<delves into pricing>>.": "This post looks at pricing.", "We <<delved into it>>.": null}
    clean: ["Dwarves delve deep.", "The intro is short."]
"""
HEAD = """\
pack: demo
title: Demo
why: It shows.
rules:
"""


def problems(text: str) -> list[str]:
    with pytest.raises(PackError) as caught:
        load_pack(text, "demo.yaml")
    return str(caught.value).splitlines()


def test_reads_a_rule_with_its_line_and_defaults() -> None:
    pack = load_pack(HEAD + RULE, "demo.yaml")

    (rule,) = pack.rules
    assert (rule.id, rule.pack, rule.line, rule.level, rule.weight) == (
        "demo/delve-into",
        "demo",
        5,
        Level.WARNING,
        2.0,
    )
    assert rule.why == "It shows."
    assert [pattern.find for pattern in rule.patterns] == [Shorthand("{delve} into <what=words>")]
    assert [repair.safe for repair in rule.repairs] == [True]
    assert rule.judges(TextKind.HEADLINE)


SAY = '      say: "{look} at <what>"\n      safe: true\n'


def test_several_repairs_are_kept_in_their_order() -> None:
    listed = RULE.replace(SAY, '      repair: [{say: "<what:gerund>"}, {cut: sentence, share: 0.5}]\n')
    (rule,) = load_pack(HEAD + listed, "demo.yaml").rules

    assert [(each.say, each.cut, each.share) for each in rule.repairs] == [
        ("<what:gerund>", None, 0.0),
        (None, Scope.SENTENCE, 0.5),
    ]


def test_a_form_that_no_verb_has_is_an_error() -> None:
    (problem,) = problems(HEAD + RULE.replace("at <what>", "at <what:future>"))

    assert "<what:future>; a form is one of base, third, past" in problem


def test_a_form_that_no_verb_of_the_rule_has_is_an_error() -> None:
    (problem,) = problems(HEAD + RULE.replace("{look} at", "{look:future} at"))

    assert "{look:future}; a form is n or one of base, third, past" in problem


def test_the_words_of_a_class_that_go_are_read() -> None:
    plain = RULE.replace(SAY, "      plainer: [big]\n")
    (rule,) = load_pack(HEAD.replace("rules:", "words: {big: [Vast, world-class]}\nrules:") + plain, "demo.yaml").rules

    (repair,) = rule.repairs
    assert repair.plainer is not None
    assert repair.plainer.adjectives == {"vast", "world-class"}


def test_plain_words_come_from_the_lexicon_with_what_they_go_with() -> None:
    (rule,) = load_pack(HEAD + RULE.replace(SAY, "      plainer: [big-verb]\n"), "demo.yaml").rules

    (repair,) = rule.repairs
    assert repair.plainer is not None
    assert [each.say for each in repair.plainer.verbs["utilise"]] == ["use"]


def test_a_text_of_the_lexicon_names_a_rule_that_is_there() -> None:
    head = "lexicon: texts\nabout: Texts.\ntexts:\n"
    texts = f"{head}  demo/delve-into: [We <<delve into it>>.]\n  demo/delve-inot: [We <<delve>>.]\n"
    lexicon = read_lexicon([PackFile("texts.yaml", texts)])
    book = Rulebook((load_pack(HEAD + RULE, "demo.yaml"),))

    (problem,) = unknown_rules(lexicon, book)
    assert str(problem) == "texts.yaml:5: there is no rule “demo/delve-inot”; did you mean “demo/delve-into”?"
    assert unknown_rules(lexicon, replace(book, packs=(replace(book.packs[0], changed_by=("own.yaml",)),))) == ()


def test_packs_whose_lexicon_names_no_rule_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = replace(shipped_lexicon(check=True), places=(("bait/agreee", "texts.yaml", 7),))
    monkeypatch.setattr("unmask.rulebook.lexicon.shipped_lexicon", lambda *, check: nowhere)

    with pytest.raises(PackError, match=r"texts\.yaml:7: there is no rule “bait/agreee”; did you mean “bait/agree”"):
        load_rulebook(check=True)


@pytest.mark.parametrize("key", ["plainer", "beside"])
def test_a_class_of_words_that_is_not_there_is_an_error(key: str) -> None:
    more = "plainer: [bigg]" if key == "plainer" else 'say: "{look}", beside: [bigg]'
    (problem,) = problems(HEAD + RULE.replace(SAY, f"      repair: [{{{more}}}]\n"))

    assert "there is no class of words “bigg”" in problem
    assert problem.startswith("demo.yaml:")
    assert ": demo/delve-into: " in problem


def test_the_wording_to_stand_beside_is_read() -> None:
    beside = RULE.replace(SAY, '      repair: [{say: "{look} at <what>", beside: [gone]}]\n')
    (rule,) = load_pack(HEAD.replace("rules:", "parts: {gone: [Last week, ago]}\nrules:") + beside, "demo.yaml").rules

    assert rule.repairs[0].beside == {"last week", "ago"}


@pytest.mark.parametrize(
    ("key", "match"),
    [
        ("about: self", "rhetoric: contrast"),
        ("even_if: [negated]", "layout: shouting"),
        ("unless: [it]", "silence: unused"),
        ("only_beside: [it]", "silence: unused"),
    ],
)
def test_a_key_that_does_nothing_for_a_kind_of_match_is_refused(key: str, match: str) -> None:
    rule = RULE[: RULE.index("    match:")] + f'    match: {{{match}, flag: "<<a>>"}}\n    advice: Say it.\n'
    found = problems(HEAD + rule + f'    {key}\n    clean: ["a", "b"]\n')

    name = match.partition(":")[0]
    assert [f"“{key.partition(':')[0]}” does nothing for “{name}”; leave it out" in each for each in found] == [True]
    assert found[0].startswith("demo.yaml:9: demo/delve-into: ")


@pytest.mark.parametrize(("key", "match"), [("tagged: VERB", "layout: shouting"), ("with: {run: 3}", 'find: "it"')])
def test_a_key_of_a_pattern_that_goes_with_another_kind_is_refused(key: str, match: str) -> None:
    rule = RULE[: RULE.index("    match:")] + f'    match: {{{match}, {key}, flag: "<<a>>"}}\n    advice: Say it.\n'
    (problem,) = problems(HEAD + rule + '    clean: ["a", "b"]\n')

    assert f"“{key.partition(':')[0]}” goes with" in problem


def test_reads_every_kind_of_match() -> None:
    matches = [
        "{tokens: [{LOWER: big}, {POS: NOUN}]",
        "{grammar: {nodes: [{name: a, words: [x]}, {name: b, dep: [nsubj], of: a, relation: child}], mark: [a]}",
        "{density: {points: {grand: 2}, at_least: 4}",
        "{rhetoric: contrast, with: {run: 3}",
    ]
    head = HEAD.replace("rules:", "words: {grand: [vision]}\nrules:")
    rules = "".join(
        dedent(f"""\
          - id: r{number}
            message: m
            match: {match}, flag: ["<<a>>", "<<b>>"]}}
            advice: Say it.
            kinds: [comment]
            clean: [a, b]
        """)
        for number, match in enumerate(matches)
    )
    pack = load_pack(head + rules, "demo.yaml")

    assert [type(rule.patterns[0].find) for rule in pack.rules] == [Tokens, Grammar, Density, Shape]
    assert not pack.rules[0].judges(TextKind.POST)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("message:", "mesage:"), "5: demo/delve-into: the key “mesage” is not known (did you mean “message”?)"),
        (("      say:", "      sayy:"), "7: demo/delve-into: the key “sayy” is not known (did you mean “say”?)"),
        (
            ("      find:", "      layout:"),
            "8: demo/delve-into: “layout” is “{delve} into <what=words>”; use lower-case letters",
        ),
        (("<what>", "<which>"), "7: demo/delve-into: the repair asks for <which>; it can have <what>"),
        (("{match}", "{mach}"), "6: demo/delve-into: message asks for {mach}; it can have {match}, {what}"),
        (("<<delved into it>>", "delved"), "5: demo/delve-into: a text to flag marks each passage between <<"),
        (("<what=words>", "<what=wordz>"), "8: demo/delve-into: in “{delve} into <what=wordz>”: there is no class"),
        (("safe: true", "safe: maybe"), "10: demo/delve-into: “safe” must be true or false, not text"),
        ((', "The intro is short."', ""), "5: demo/delve-into: it needs at least 2 texts that it leaves alone"),
    ],
)
def test_names_file_line_rule_and_mend(change: tuple[str, str], said: str) -> None:
    found = problems(HEAD + RULE.replace(*change))
    assert any(line.startswith(f"demo.yaml:{said}") for line in found), found


def test_reports_every_fault_at_once() -> None:
    text = HEAD + RULE.replace("message:", "mesage:").replace("safe: true", "save: true")
    assert len(problems(text)) >= 2


def test_the_same_name_twice_is_a_fault() -> None:
    assert "there is a rule of that name on line 5" in problems(HEAD + RULE + RULE)[0]


def test_the_same_key_twice_is_a_fault() -> None:
    assert problems(HEAD + RULE + "    clean: [a, b]\n") == [
        "demo.yaml:13: the key “clean” is given twice; keep one"
    ]  # fmt: skip


def test_broken_yaml_names_the_line() -> None:
    (said,) = problems(HEAD + "  - id: x\n    message: “{match}” is: bad: yaml\n")
    assert said.startswith("demo.yaml:6: not YAML:")


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just text", "pack: 3\n", "rules: {}\n"])
def test_what_is_no_pack_at_all_is_said_so(text: str) -> None:
    assert problems(text)


def test_what_the_pack_lacks_is_told_apart_from_what_a_rule_lacks() -> None:
    assert problems("pack: demo\ntitle: Demo\nrules: []\n")[0] == "demo.yaml:1: the file itself lacks “why”; add it"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="does not exist"):
        load_rulebook([tmp_path / "gone.yaml"])


def test_select_and_ignore() -> None:
    book = load_rulebook(shipped=False)
    pack = load_pack(HEAD + RULE + RULE.replace("delve-into", "other"), "demo.yaml")
    book = type(book)((pack,))

    assert [rule.id for rule in select(book, ignore=["demo/other"]).rules] == ["demo/delve-into"]
    assert [rule.id for rule in select(book, select=["demo/other"], ignore=["demo"]).rules] == ["demo/other"]
    assert select(book, ignore=["demo"]).rules == ()
    with pytest.raises(UnknownRule, match="did you mean “demo/other”"):
        select(book, select=["demo/othr"])
    with pytest.raises(UnknownRule, match="did you mean “demo/other”"):
        select(book, ignore=["other"])


def test_the_schema_is_a_schema_and_holds_the_shipped_packs() -> None:
    import yaml

    Draft202012Validator.check_schema(json_schema())
    validator = Draft202012Validator(json_schema())
    for file in shipped_packs():
        validator.validate(yaml.safe_load(file.read_text(encoding="utf-8")))


def test_shipped_packs_have_no_fault() -> None:
    assert load_rulebook(check=True).rules
    assert all(each.cut in {None, *Scope} for rule in load_rulebook().rules for each in rule.repairs)


def test_rules_come_without_their_examples_where_nobody_asks_for_them(tmp_path: Path) -> None:
    full, bare = load_rulebook(cache=tmp_path), load_rulebook(proofs=False, cache=tmp_path)

    assert all(rule.examples for rule in full.rules)
    assert not any(rule.examples or rule.spared for rule in bare.rules)
    assert load_rulebook(cache=tmp_path) == full
    assert load_rulebook(proofs=False, cache=tmp_path) == bare
    assert fingerprint(bare) == fingerprint(full)


def test_a_pack_that_is_changed_has_no_digest_of_what_it_was(tmp_path: Path) -> None:
    book = load_rulebook(cache=tmp_path)
    pack = load_rulebook(cache=tmp_path).packs[0]
    louder = replace(pack, rules=(replace(pack.rules[0], weight=pack.rules[0].weight + 1), *pack.rules[1:]))

    assert pack.digest == book.packs[0].digest != b""
    assert louder.digest == b""
    assert fingerprint(replace(book, packs=(louder, *book.packs[1:]))) != fingerprint(book)
    assert fingerprint(replace(book, packs=(replace(pack), *book.packs[1:]))) == fingerprint(book)
    assert fingerprint(replace(book, allow=("Acme",))) != fingerprint(book)
