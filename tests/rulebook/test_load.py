from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest
from jsonschema import Draft202012Validator

from unmask.rulebook import PackError, UnknownRule, json_schema, load_pack, load_rulebook, select, shipped_packs
from unmask.rulebook.fingerprint import fingerprint
from unmask.types.finding import Level
from unmask.types.rule import Density, Dependency, Phrases, Scope, Structure, Tokens
from unmask.types.source import TextKind

RULE = """\
  - id: delve-into
    message: "“{match}” is a word for minutes."
    match: {phrases: ["{delve} into <what=words>"]}
    rewrite: {replace: "{look} at <what>", safe: true}
    examples:
      - flag: "This post <<delves into>> pricing."
        becomes: "This post looks at pricing."
      - flag: "We <<delved into>> it."
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
    assert isinstance(rule.match, Phrases)
    assert [rewrite.safe for rewrite in rule.rewrites] == [True]
    assert rule.judges(TextKind.HEADLINE)


def test_several_rewrites_are_kept_in_their_order() -> None:
    listed = RULE.replace(
        '{replace: "{look} at <what>", safe: true}', '[{recast: "<what:gerund>"}, {remove: sentence, share: 0.5}]'
    )
    (rule,) = load_pack(HEAD + listed, "demo.yaml").rules

    assert [(each.recast, each.remove, each.share) for each in rule.rewrites] == [
        ("<what:gerund>", None, 0.0),
        (None, Scope.SENTENCE, 0.5),
    ]


def test_a_form_that_no_verb_has_is_an_error() -> None:
    (problem,) = problems(HEAD + RULE.replace("at <what>", "at <what:future>"))

    assert "<what:future>; a form is one of base, third, past" in problem


def test_a_form_that_no_verb_of_the_rule_has_is_an_error() -> None:
    (problem,) = problems(HEAD + RULE.replace("{look} at", "{look:future} at"))

    assert "{look:future}; a form is n or one of base, third, past" in problem


def test_a_rewrite_for_a_part_that_no_match_has_is_an_error() -> None:
    given = '{replace: "{look} at <what>", given: [whom]}'
    (problem,) = problems(HEAD + RULE.replace('{replace: "{look} at <what>", safe: true}', given))

    assert "the rewrite is for a match with “whom”; it can have what" in problem


def test_a_list_to_drop_is_read_with_its_words() -> None:
    plain = RULE.replace('{replace: "{look} at <what>", safe: true}', "{plainly: {drop: [big], say: {utilise: use}}}")
    (rule,) = load_pack(HEAD.replace("rules:", "words: {big: [Vast, world-class]}\nrules:") + plain, "demo.yaml").rules

    (rewrite,) = rule.rewrites
    assert rewrite.plainly is not None
    assert rewrite.plainly.drop == {"vast", "world-class"}
    assert rewrite.plainly.say == {"utilise": "use"}


@pytest.mark.parametrize(
    ("lists", "said"),
    [
        ("huge: [vast]", "there is no word list “big” to leave out; lists here: huge"),
        ('big: ["{team:n}"]', "“big” holds “{team:n}”; a list to leave out holds single words"),
    ],
)
def test_a_list_to_drop_that_cannot_be_dropped_is_an_error(lists: str, said: str) -> None:
    plain = RULE.replace('{replace: "{look} at <what>", safe: true}', "{plainly: {drop: [big]}}")
    (problem,) = problems(HEAD.replace("rules:", f"words: {{{lists}}}\nrules:") + plain)

    assert said in problem
    assert problem.startswith("demo.yaml:9: demo/delve-into")


def test_a_list_to_stand_beside_is_read_with_its_wording() -> None:
    beside = RULE.replace("safe: true}", "beside: [gone]}")
    (rule,) = load_pack(HEAD.replace("rules:", "words: {gone: [Last week, ago]}\nrules:") + beside, "demo.yaml").rules

    assert rule.rewrites[0].beside == {"last week", "ago"}


@pytest.mark.parametrize(
    ("lists", "said"),
    [
        ("since: [ago]", "there is no word list “gone” to stand beside; lists here: since"),
        ('gone: ["[last] week"]', "“gone” holds “[last] week”; a list to stand beside holds plain words"),
    ],
)
def test_a_list_that_nothing_can_stand_beside_is_an_error(lists: str, said: str) -> None:
    beside = RULE.replace("safe: true}", "beside: [gone]}")
    (problem,) = problems(HEAD.replace("rules:", f"words: {{{lists}}}\nrules:") + beside)

    assert said in problem


def test_reads_every_kind_of_match() -> None:
    matches = [
        "{tokens: [[{LOWER: big}, {POS: NOUN}]]}",
        "{dependency: {nodes: [{name: a, words: [x]}, {name: b, dep: [nsubj], of: a, relation: child}], mark: [a]}}",
        "{density: {points: {grand: 2}, at_least: 4}}",
        "{structure: contrast, with: {run: 3}}",
    ]
    head = HEAD.replace("rules:", "words: {grand: [vision]}\nrules:")
    rules = "".join(
        dedent(f"""\
          - id: r{number}
            message: m
            match: {match}
            advice: Say it.
            kinds: [comment]
            examples: [{{flag: "<<a>>"}}, {{flag: "<<b>>"}}]
            clean: [a, b]
        """)
        for number, match in enumerate(matches)
    )
    pack = load_pack(head + rules, "demo.yaml")

    assert [type(rule.match) for rule in pack.rules] == [Tokens, Dependency, Density, Structure]
    assert not pack.rules[0].judges(TextKind.POST)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("message:", "mesage:"), "5: demo/delve-into: the key “mesage” is not known (did you mean “message”?)"),
        (
            ("    rewrite:", "    advices:"),
            "5: demo/delve-into: the key “advices” is not known (did you mean “advice”?)",
        ),
        (
            ("phrases:", "phrase:"),
            "7: demo/delve-into: “match” needs exactly one of phrases, tokens, dependency",
        ),
        (("<what>", "<which>"), "8: demo/delve-into: the rewrite asks for <which>; it can have <what>"),
        (("{match}", "{mach}"), "6: demo/delve-into: message asks for {mach}; it can have {match}, {what}"),
        (("<<delved into>>", "delved into"), "12: demo/delve-into: an example marks exactly one passage, between <<"),
        (("<what=words>", "<what=wordz>"), "7: demo/delve-into: in “{delve} into <what=wordz>”: there is no word list"),
        (("safe: true", "safe: maybe"), "8: demo/delve-into: “safe” must be true or false, not text"),
        ((', "The intro is short."', ""), "13: demo/delve-into: “clean” needs at least 2, and has 1"),
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
        "demo.yaml:14: the key “clean” is given twice; keep one"
    ]  # fmt: skip


def test_broken_yaml_names_the_line() -> None:
    (said,) = problems(HEAD + "  - id: x\n    message: “{match}” is: bad: yaml\n")
    assert said.startswith("demo.yaml:6: not YAML:")


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just text", "pack: 3\n", "rules: {}\n"])
def test_what_is_no_pack_at_all_is_said_so(text: str) -> None:
    assert problems(text)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="there is no such file"):
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
    assert all(each.remove in {None, *Scope} for rule in load_rulebook().rules for each in rule.rewrites)


def test_rules_come_without_their_examples_where_nobody_asks_for_them(tmp_path: Path) -> None:
    full, bare = load_rulebook(cache=tmp_path), load_rulebook(proofs=False, cache=tmp_path)

    assert all(rule.examples for rule in full.rules)
    assert not any(rule.examples or rule.clean for rule in bare.rules)
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
