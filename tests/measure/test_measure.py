"""What the measuring command counts, and that its file is read again as it was written."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest

from tests.measure import company
from tests.measure.figures import measure, written
from tests.measure.rated import Rated, read_rated
from tests.measure.worst import loud, report, silent, wrong
from unmask.rulebook import load_pack
from unmask.rulebook.measured import Measure, read_measures
from unmask.types.rule import Rulebook
from unmask.types.source import Source, TextKind
from unmask.types.span import Span

BOOK = Rulebook(
    (
        load_pack(
            dedent("""\
pack: demo
title: Demo
why: "It shows."
rules:
  - id: owl
    message: "Told."
    match:
      find: "{owl:n}"
    clean: []
  - id: hare
    message: "Told."
    kinds: [comment]
    match:
      find: "{hare:n}"
    clean: []
  - id: newt
    message: "Told."
    kinds: [headline]
    match:
      find: "{newt:n}"
    clean: []
"""),
            "demo.yaml",
            check=False,
        ),
    )
)


def gold(folder: Path) -> Path:
    texts = [
        {"id": "1", "real": "post", "text": "An owl sat. An owl flew.", "ratings": {"a": {"spans": [[0, 6, "hype"]]}}},
        {"id": "2", "real": "comment", "text": "A hare ran off.", "ratings": {"a": {"spans": []}, "b": {"spans": []}}},
    ]
    file = folder / "rated.jsonl"
    file.write_text("\n".join(map(json.dumps, texts)), encoding="utf-8")
    return file


def prose(folder: Path) -> dict[str, Path]:
    made = {}
    for name, text in (("newsletters", "# Birds\n\nAn owl, an owl and a hare."), ("blogs", "No bird at all.")):
        made[name] = folder / name
        (made[name] / ".git").mkdir(parents=True)
        (made[name] / "one.md").write_text(text, encoding="utf-8")
        (made[name] / "ABOUT").write_text(f"Owl {name}.\n", encoding="utf-8")
        (made[name] / ".git" / "owl.md").write_text("An owl.", encoding="utf-8")
    return made


def test_rules_are_counted_where_they_judge(tmp_path: Path) -> None:
    measures = measure(BOOK, list(read_rated([gold(tmp_path)])), prose(tmp_path))

    assert set(measures) == {"demo/owl", "demo/hare"}
    owl, hare = measures["demo/owl"], measures["demo/hare"]
    assert (owl.found, owl.right, owl.prose) == (2, 1, {"newsletters": 2, "blogs": 0})
    assert (hare.found, hare.right, hare.prose, hare.rate) == (1, 0, {}, None)


def test_the_file_is_read_as_it_was_written_and_holds_no_text(tmp_path: Path) -> None:
    rated, registers = list(read_rated([gold(tmp_path)])), prose(tmp_path)
    measures = measure(BOOK, rated, registers)
    text = written(measures, len(rated), registers)

    assert read_measures(text) == measures
    assert "# blogs: Owl blogs." in text
    assert "flew" not in text


@pytest.mark.parametrize(("marked", "right"), [(24, False), (25, True)])
def test_a_long_finding_is_right_when_a_quarter_of_it_is_marked(marked: int, right: bool) -> None:
    text = "o " * 100
    rated = Rated(Source("-", text, TextKind.POST), (Span(0, 2 * marked), Span(0, 10)))

    assert rated.is_right(Span(0, 200)) is right
    assert rated.is_right(Span(0, 60))
    assert not rated.is_right(Span(2 * marked, 2 * marked + 20))


def test_a_line_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    file = gold(tmp_path)
    file.write_text(file.read_text(encoding="utf-8") + '\n{"text": "Alone."}\n', encoding="utf-8")

    with pytest.raises(ValueError, match=r"rated\.jsonl:3"):
        list(read_rated([file]))


def test_the_worst_are_the_often_wrong_and_the_loud() -> None:
    def of(found: int, right: int, fired: int) -> Measure:
        return Measure("0f", found, right, {"blogs": fired}, {"blogs": 100_000})

    measures = {"a/bad": of(10, 5, 0), "a/worse": of(8, 1, 2), "a/few": of(7, 0, 9), "a/good": of(10, 6, 30)}
    measures["a/still"] = of(0, 0, 0)

    assert wrong(measures) == ["a/worse", "a/bad"]
    assert loud(measures) == ["a/good", "a/few", "a/worse"]
    assert silent(measures) == ["a/still"]
    assert "right 12 times of 35" in next(report(measures))


def test_company_tells_matches_that_count_from_those_that_lack_it() -> None:
    pack = load_pack(
        dedent("""\
pack: demo
title: Demo
why: "It shows."
rules:
  - id: hawk
    message: "Told."
    weight: 4
    match:
      find: "hawk"
    clean: []
  - id: wren
    message: "Told."
    weight: 1
    company: light
    match:
      find: "wren"
    clean: []
"""),
        "demo.yaml",
        check=False,
    )
    rated = [
        Rated(Source("crowd", "A hawk rose. A wren sang. A wren sang."), (Span(15, 19),)),
        Rated(Source("lone", "A wren sang."), ()),
    ]
    levels = company.worth(Rulebook((pack,)), rated)
    assert levels["light"] == company.Worth(unmarked=0, marked=1, counting=2, right=1, left=1, left_right=0)
    assert levels["some"] == company.Worth(unmarked=0, marked=1, counting=0, right=0, left=0, left_right=0)
    assert levels["heavy"].marked == 0

    lines = list(company.report(levels, rated))
    assert lines[0] == "Texts: 1 in which nobody marked anything, and 1 others."
    assert "right 1 of 2 that count, 0 of 1 that do not" in lines[2]
