"""What is told of measured rules, and when a measure no longer speaks of the rule as it is."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

import pytest

from unmask.rulebook import load_pack, load_rulebook
from unmask.rulebook.fingerprint import finding_digest
from unmask.rulebook.measured import Measure, Measured, measured, read_measures, shown_rate

PACK = dedent("""\
pack: demo
title: Demo
why: "It shows."
words:
  big: [huge, "<vast>"]
  vast: [vast, immense]
  far: [remote]
rules:
  - id: big-thing
    message: "“{match}” is big."
    match:
      find: "a <size=big> thing"
      flag:
        - "It is <<a huge thing>>."
        - "It was <<a vast thing>>."
    clean: ["A thing is a thing.", "It is huge."]
""")


def digest(text: str) -> str:
    pack = load_pack(text, "demo.yaml", check=False)
    return finding_digest(pack.rules[0], pack.words)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<size=big> thing", "<size=big> [old] thing"),
        ("[huge,", "[huge, grand,"),
        ("[vast,", "[vast, ample,"),
        ("    clean:", "    company: light\n    clean:"),
        ("    clean:", "    unless: [a huge thing of]\n    clean:"),
        ("    clean:", "    kinds: [comment]\n    clean:"),
    ],
)  # fmt: skip
def test_the_digest_changes_with_what_a_rule_finds(old: str, new: str) -> None:
    assert digest(PACK.replace(old, new, 1)) != digest(PACK)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("is big.", "is too big."),
        ("It shows.", "It tires."),
        ("[remote]", "[remote, distant]"),
        ("    clean:", "    advice: Give its size.\n    clean:"),
        ("    clean:", "    repair: [{cut: sentence}]\n    clean:"),
        ("It is huge.", "It is vast."),
        ("title: Demo", "# A line more.\ntitle: Demo"),
    ],
)
def test_the_digest_keeps_where_only_what_a_rule_says_changes(old: str, new: str) -> None:
    changed = PACK.replace(old, new, 1)
    assert changed != PACK
    assert digest(changed) == digest(PACK)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "found = 41, right = 37, blogs = 3, letters = 1",
            "right 37 times of 41 on rated texts; 0.2 in 100,000 words of plain prose",
        ),
        (
            "found = 2, right = 1, blogs = 0, letters = 0",
            "right 1 time of 2 on rated texts; nothing in 2,000,000 words of plain prose",
        ),
        ("found = 3, right = 0", "right 0 times of 3 on rated texts"),
        (
            "found = 0, right = 0, letters = 60",
            "found nothing in the rated texts, so how often it is right is not known;"
            " 12 in 100,000 words of plain prose",
        ),
        (
            "found = 9, right = 9, edits = 7, stood = 6",
            "right 9 times of 9 on rated texts; readers stood by 6 of 7 of its edits of more than two words",
        ),
    ],
)
def test_a_measure_in_plain_words(row: str, said: str) -> None:
    text = f'[words]\nblogs = 1500000\nletters = 500000\n[rules]\n"demo/big-thing" = {{ digest = "0f", {row} }}\n'
    measure = read_measures(text)["demo/big-thing"]

    assert Measured(measure, current=True).says() == said
    assert Measured(measure, current=False).says() == f"{said} (measured before its last change)"


@pytest.mark.parametrize(("rate", "shown"), [(1234.5, "1,234"), (12.4, "12"), (3.46, "3.5"), (0.0648, "0.065")])
def test_a_rate_keeps_two_digits(rate: float, shown: str) -> None:
    assert shown_rate(rate) == shown


def test_a_register_is_told_by_its_own_words() -> None:
    measure = Measure("0f", 1, 1, {"blogs": 3, "letters": 0}, {"blogs": 200_000, "letters": 100_000})

    assert (measure.rate, measure.rate_in("blogs"), measure.rate_in("letters")) == (1.0, 1.5, 0.0)


def test_a_shipped_rule_is_measured_until_it_changes() -> None:
    known = [(rule, pack) for pack in load_rulebook().packs for rule in pack.rules if measured(rule, pack)]
    assert known
    rule, pack = known[0]
    changed = replace(rule, company=rule.company + 7)

    assert (taken := measured(changed, pack)) is not None
    assert not taken.current
    assert measured(replace(rule, id=f"{pack.name}/made-up"), pack) is None


def test_a_pack_of_the_users_own_is_not_measured_by_its_name() -> None:
    book = load_rulebook()
    pack = next(pack for pack in book.packs if any(measured(rule, pack) for rule in pack.rules))
    own = replace(pack, origin="your own")

    assert not any(measured(rule, own) for rule in own.rules)
