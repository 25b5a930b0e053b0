"""Exports: what LinkedIn and spreadsheets write, and what goes wrong in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unmask.read import NoDay, NoText, ReadError
from unmask.read.column import Columns, read_day, unwrap
from unmask.read.export import is_linkedin, read_export
from unmask.types.source import Source

SHARES = '''Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility
2026-03-05 08:30:00,https://example.org/1,"We moved the shelf.""
""""
""It was ""heavy"", and Maria held the ladder.",,,MEMBER_NETWORK
2026-03-04 09:00:00,https://example.org/2,,https://example.org/shared,,MEMBER_NETWORK
2026-03-03 09:00:00,https://example.org/3,"A line, with a comma",,,MEMBER_NETWORK
'''


def export(folder: Path, name: str, content: str | bytes, columns: Columns | None = None) -> list[Source | ReadError]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_export(path, columns or Columns()))


def texts(items: list[Source | ReadError]) -> list[str]:
    return [item.text for item in items if isinstance(item, Source)]


def errors(items: list[Source | ReadError]) -> list[str]:
    return [str(item).rpartition("/")[2] for item in items if isinstance(item, ReadError)]


def test_linkedins_own_export_is_read_as_it_was_posted(tmp_path: Path) -> None:
    items = export(tmp_path, "Shares.csv", SHARES)
    first = items[0]

    assert isinstance(first, Source)
    assert first.text == 'We moved the shelf.\n\nIt was "heavy", and Maria held the ladder.'
    assert (first.key, first.posted) == ("https://example.org/1", date(2026, 3, 5))
    assert first.name.endswith("Shares.csv:2")
    assert texts(items)[1:] == ["A line, with a comma"]
    assert [type(item) for item in items] == [Source, NoText, Source]
    assert str(items[1]).endswith("Shares.csv:5: holds no text")


@given(st.lists(st.text(alphabet='ab ",.', max_size=12), min_size=2, max_size=6))
def test_every_text_comes_back_from_linkedins_quoting(lines: list[str]) -> None:
    wrapped = '"\n"'.join(line.replace('"', '""') for line in lines)

    assert unwrap(wrapped) == "\n".join(lines)


@pytest.mark.parametrize("text", ["", "no quotes\nat all", 'one "word" quoted', 'a line\n"a quoted line"\nthe last'])
def test_a_text_without_that_quoting_is_left_as_it_is(text: str) -> None:
    assert unwrap(text) == text


@pytest.mark.parametrize("name", ["Shares.csv", "Shares_12345.csv"])
def test_linkedins_file_is_known_by_its_name(name: str) -> None:
    assert is_linkedin(name)
    assert not is_linkedin("Connections.csv")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "Who,Body\nMia,Hello there\n"),
        ("a.csv", "\ufeffWho;Body\r\nMia;Hello there\r\n"),
        ("a.csv", "sep=;\nWho;Body\nMia;Hello there\n"),
        ("a.tsv", "Who\tBody\nMia\tHello there\n"),
        ("a.csv", "Who,Body\nMia,Hello there\n".encode("utf-16")),
        ("a.jsonl", '{"Who": "Mia", "Body": "Hello there"}\n\n'),
        ("a.ndjson", '{"Who": "Mia", "body": "Hello there"}'),
    ],
)
def test_other_exports_are_read_by_the_columns_that_are_named(tmp_path: Path, name: str, content: str | bytes) -> None:
    items = export(tmp_path, name, content, Columns(text="Body", id="who"))

    assert texts(items) == ["Hello there"]
    assert [item.key for item in items if isinstance(item, Source)] == ["Mia"]


def test_without_an_id_a_post_is_known_by_its_text_wherever_it_stands(tmp_path: Path) -> None:
    before = export(tmp_path, "a.csv", "text\nHello there\n")
    after = export(tmp_path, "a.csv", "text\nSomething newer\nHello there\n")

    assert isinstance(before[0], Source)
    assert isinstance(after[1], Source)
    assert before[0].key == after[1].key


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Who,Body\nMia,Hello\n", ["a.csv: has no column “ShareCommentary” or “text”; name the one"]),
        ("", ["a.csv: has no column"]),
        ("id,text\n1,one,two\n2,good\n", ["a.csv:2: has 3 cells where the header has 2"]),
        ("id,text\n1\n2,good\n", ["a.csv:2: has 1 cell where the header has 2"]),
        ('id,text\n2,good\n1,"never closed\n3,lost\n', ["a.csv:3: opens a quotation mark that is never closed"]),
        ('id,text\n1,"a" b\n2,good\n', ["a.csv:2: is not CSV"]),
        (b"id,text\n2,good\n1,caf\xe9\n", ["a.csv: is not UTF-8 somewhere after line"]),
        ("id,text\n1,no mark\n".encode("utf-16-le"), ["a.csv: holds NUL: it is UTF-16 without a mark"]),
        ("id,text\n1,four bytes\n".encode("utf-32"), ["a.csv: is UTF-32; save it as UTF-8"]),
    ],
)
def test_what_is_wrong_with_a_table_is_said_and_the_rest_is_read(
    tmp_path: Path, content: str | bytes, said: list[str]
) -> None:
    items = export(tmp_path, "a.csv", content)

    assert len(errors(items)) == len(said)
    assert all(error.startswith(start) for error, start in zip(errors(items), said, strict=True)), errors(items)
    if b"good" in (content if isinstance(content, bytes) else content.encode()) and b"caf" not in (
        content if isinstance(content, bytes) else b""
    ):
        assert "good" in texts(items)


@pytest.mark.parametrize(
    ("name", "content", "said", "read"),
    [
        ("a.csv", 'id,text\n1,good\n2,"' + "a line\n" * 100 + '"\n3,lost\n', "a.csv:3: has a cell of more than 200", 1),
        ("a.csv", "id,text\n1,good\n2," + "a" * 2_000 + "\n", "a.csv:3: goes on for more than 1,600", 1),
        ("a.csv", f'"{"h" * 300}",text\n1,lost\n', "a.csv: has a header that is not CSV: field larger", 0),
        ("a.csv", "h" * 2_000 + ",text\n1,lost\n", "a.csv: has a header that is not CSV: goes on", 0),
        ("a.jsonl", '{"text": "' + "a" * 201 + '"}\n{"text": "good"}', "a.jsonl:1: has a text of more than 200", 1),
        ("a.jsonl", '{"text": "' + "a" * 9_000 + '"}\n{"text": "good"}', "a.jsonl:1: goes on for more than 1,600", 1),
    ],
)
def test_what_is_too_large_is_said_once(tmp_path: Path, name: str, content: str, said: str, read: int) -> None:
    path = tmp_path / name
    path.write_text(content)
    items = list(read_export(path, Columns(), limit=200))

    assert texts(items) == ["good"] * read
    assert len(errors(items)) == 1
    assert errors(items)[0].startswith(said)


def test_a_table_of_thousands_of_columns_is_refused(tmp_path: Path) -> None:
    (error,) = errors(export(tmp_path, "a.csv", "c," * 60_000 + "text\n" + "," * 60_000 + "good\n"))

    assert error.startswith("a.csv: has 60,001 columns, and 1,000 are the most")


def test_half_an_emoji_is_read_as_a_sign_that_something_is_missing(tmp_path: Path) -> None:
    (item,) = export(tmp_path, "a.jsonl", '{"text": "We won \\ud83d", "id": "\\udc00"}')

    assert isinstance(item, Source)
    assert (item.text, item.key) == ("We won \ufffd", "\ufffd")


@pytest.mark.parametrize("depth", [900, 100_000])
def test_what_is_nested_deep_is_said_and_the_rest_is_read(tmp_path: Path, depth: int) -> None:
    items = export(tmp_path, "a.jsonl", f'{{"text": {"[" * depth}{"]" * depth}}}\n{{"text": "good"}}')

    assert texts(items) == ["good"]
    assert len(errors(items)) == 1


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1" * 14, "9" * 5000, "-5", "1e400", "nan", "32 Mar 2024"])
def test_a_day_out_of_range_is_none(day: str) -> None:
    assert read_day(day) is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "is not JSON"),
        ("[1]", "is not an object"),
        ('{"text": "one\\u0000two"}', "holds NUL"),
        ('{"body": "x"}', "has no key “ShareCommentary” or “text”"),
        ('{"text": 5}', "holds no words under “text”, but 5"),
        ('{"text": null}', "holds no text"),
    ],
)
def test_a_bad_line_of_json_is_said_and_the_rest_is_read(tmp_path: Path, line: str, said: str) -> None:
    items = export(tmp_path, "a.jsonl", line + '\n{"text": "good"}\n')

    assert texts(items) == ["good"]
    assert len(errors(items)) == 1
    assert errors(items)[0].startswith(f"a.jsonl:1: {said}")


def test_a_named_column_that_is_missing_says_which_option_asked(tmp_path: Path) -> None:
    items = export(tmp_path, "a.csv", "text\nx\n", Columns(date="When"))

    assert errors(items) == ["a.csv: has no column “When”, which --date-column asks for (it has “text”)"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-05 08:30:00", date(2026, 3, 5)),
        ("2026-03-05T08:30:00Z", date(2026, 3, 5)),
        ("2026-03-05 08:30:00 UTC", date(2026, 3, 5)),
        ("20260305", date(2026, 3, 5)),
        ("5 Mar 2026", date(2026, 3, 5)),
        ("March 5, 2026", date(2026, 3, 5)),
        ("1772697600", date(2026, 3, 5)),
        ("1772697600000", date(2026, 3, 5)),
        ("03/05/2026", None),
        ("yesterday", None),
        ("12", None),
    ],
)
def test_days_are_read_where_there_is_nothing_to_guess(written: str, day: date | None) -> None:
    assert read_day(written) == day


def test_a_date_that_cannot_be_told_costs_no_post(tmp_path: Path) -> None:
    items = export(tmp_path, "a.csv", "text,date\nHello there,03/05/2026\n")

    assert texts(items) == ["Hello there"]
    assert [type(item) for item in items] == [NoDay, Source]
