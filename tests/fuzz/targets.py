"""What is fuzzed: bytes are made into a text, a phrase, a pack, a setting or an export, and what must hold is asked."""

# ruff: noqa: E501, SIM905
from __future__ import annotations

import atexit
import io
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from shutil import rmtree

from tests.segment.drafts import PIECES, lies_whole
from tests.shipped import checker, rulebook
from unmask.cache.store import default_folder
from unmask.checker import Checker, compare_sources
from unmask.config.file import read_file
from unmask.errors import ConfigError, PackError, ReadError
from unmask.match.expression import compile_phrase
from unmask.read.column import Columns
from unmask.read.export import read_export_stream
from unmask.rewrite.plan import apply, plan
from unmask.rewriter import rewrite
from unmask.rulebook import load_pack
from unmask.rulebook.phrase import PhraseError, parse_phrase
from unmask.segment import segment
from unmask.segment.fold import fold
from unmask.silence import read_silences
from unmask.types.report import Report
from unmask.types.source import Source, Syntax

MASKS = [
    "<!-- unmask: ignore -->", "<!-- unmask: off brag: hers -->", "<!-- unmask: on -->", "unmask: false\n", "-->", "<!--",
    "leverage", "We delve into it.", "in today's fast-paced world", "Thoughts?", "The result? A shelf.", "Here's why:",
    "I'm thrilled to share that ", "passionate", "synergy", "Not a shelf. A promise.", "Let that sink in.", "very very ",
    "STOP.", "I failed.\n\nI won.", "Comment YES", "she said", '"', "(", ")", "Leeds", "in 2019", "12%", "and", "the",
    "[^1]: a\n", "+++\n", "<?", "<!A", "[", "]", "![", "](", "|", "~", "\\", "&", "<a@b.c>", "www.", "a.com", "P.S.",
]  # fmt: skip
TOKENS = [*PIECES, *MASKS]


def text_of(data: bytes) -> str:
    """A text of the pieces that the bytes stand for, one a byte; past these a byte is a letter of its own."""
    return "".join(TOKENS[byte] if byte < len(TOKENS) else chr(byte) for byte in data)


def source_of(data: bytes) -> Source:
    """A text, plain or Markdown by its first byte."""
    syntax = Syntax.MARKDOWN if data[:1] and data[0] % 2 else Syntax.PLAIN
    return Source("-", text_of(data[1:]), syntax=syntax)


def reading(data: bytes) -> None:
    """Blocks are in order and whole, and each letter of one knows where it was written."""
    source = source_of(data)
    done = 0
    for block in segment(source).blocks:
        assert len(block.text) == len(block.starts) == len(block.ends) > 0
        assert done <= block.starts[0]
        assert block.span.start <= block.starts[0]
        assert block.ends[-1] <= len(source.text)
        assert all(one <= other for one, other in zip(block.starts, block.starts[1:], strict=False))
        assert all(start < end for start, end in zip(block.starts, block.ends, strict=True))
        lies_whole(block)
        done = block.starts[-1]


def folding(data: bytes) -> None:
    """What is folded is folded no further, and no letter is made up."""
    text = data.decode("utf-8", "surrogatepass" if len(data) % 2 else "replace") if _decodes(data) else text_of(data)
    folded = fold(text, 0, len(text))
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert fold(folded.text, 0, len(folded.text)).text == folded.text


def _decodes(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass" if len(data) % 2 else "replace")
    except UnicodeDecodeError:
        return False
    return True


def silences(data: bytes) -> None:
    """Silences come in order, and speak of what is in the text."""
    source = source_of(data)
    place = 0
    for silence in read_silences(segment(source)):
        assert 0 <= silence.span.start <= silence.span.end <= len(source.text)
        assert 0 <= silence.reach.start <= silence.reach.end <= len(source.text)
        assert place <= silence.span.start
        place = silence.span.start
        assert all(name.span.slice(source.text) == name.text for name in silence.names)


SIGNS = "abc the [it] {list} <word> <number> (x|y) (?:) ... .. | ] } > * + ~ ^ $ = : , ' - _ \\ / & ! ? a= <<a>> 's not".split()
WORDS = {"list": ("one", "two words"), "it": ("they", "{list}")}


def phrases(data: bytes) -> None:
    """A phrase is read and made into an expression, or refused as one."""
    text = "".join(
        SIGNS[byte] + " " * (byte > 127) if byte % 128 < len(SIGNS) and byte < 128 else chr(byte) for byte in data
    )
    try:
        compile_phrase(parse_phrase(text, WORDS))
    except PhraseError:
        return


PACK = """\
pack: demo
title: Demo
why: It shows.
words: {mine: [delve, dig]}
rules:
  - id: delve
    message: "“{match}” digs."
    why: It digs.
    match: {find: "{delve} into", say: "look at", flag: {"We <<delve into>> it.": "We look at it."}}
    advice: Say what you do.
    clean: [Dwarves dig., We dig.]
"""
YAML = [*PACK.split(), "\n", " ", "  ", "    ", ": ", "- ", "[", "]", "{", "}", "&a ", "*a", "<<: ", "!!python/object ", "|", ">", '"',
        "'", "#", "? ", "unless: ", "tokens: ", "density: ", "cut: ", "null", "1e999", "0x1", "2024-13-45", "~", "LEMMA"]  # fmt: skip


def _edited(data: bytes, text: str, pieces: list[str]) -> str:
    """A text with pieces put into it, two bytes saying where and a third what; the last ones take a letter away."""
    for at in range(0, len(data) - 2, 3):
        place = (data[at] * 256 + data[at + 1]) % (len(text) + 1)
        piece = pieces[data[at + 2]] if data[at + 2] < len(pieces) else ""
        text = text[:place] + piece + text[place + (not piece) :]
    return text


def packs(data: bytes) -> None:
    """A pack is read or refused."""
    try:
        load_pack(_edited(data, PACK, YAML), "demo.yaml")
    except PackError:
        return


CONFIGURED = {
    "pyproject.toml": """\
[tool.unmask]
select = ["brag"]
levels = {brag = "error"}
fail-under = 40
kind = "post"
exclude = ["*.bak"]
require-reason = true
[[tool.unmask.per-path]]
pattern = "a/**"
ignore = ["hype"]
""",
    ".unmask.yaml": """\
select: [brag]
levels: {brag: error}
fail-under: 40
kind: post
exclude: ["*.bak"]
require-reason: true
per-path:
  - {pattern: "a/**", ignore: [hype]}
""",
}
TOML_PIECES = [*"\n | = |[|]|[[|{|}|,|\"|'''|\\u0000|nan|1e400|true|#|.|-1|''|\"\"|packs|baseline|model|allow|fail-level|!a|[z-a]|**|a: |- |&a |*a|<<: |null|2024-13-45".split("|"),
        *CONFIGURED[".unmask.yaml"].split()]  # fmt: skip


def settings(data: bytes) -> None:
    """A configuration is read or refused: in YAML, and in TOML by its first byte."""
    name = tuple(CONFIGURED)[data[0] % 2 if data else 0]
    place = _scratch() / name
    place.write_text(_edited(data[1:], CONFIGURED[name], TOML_PIECES), encoding="utf-8", errors="replace")
    try:
        read_file(place, name)
    except ConfigError:
        return


@cache
def _scratch() -> Path:
    folder = tempfile.mkdtemp(prefix="unmask-fuzz-")
    atexit.register(rmtree, folder, ignore_errors=True)
    return Path(folder)


ROWS = ["id,text,date\n", '1,"We delve, daily.",2024-01-02\n', '"', ",", ";", "\t", "\n", "\r\n", "\0", '{"text": "a"}\n', "{", "}",
        "[", "]", ":", '"text"', '"date"', "1e999", "null", "\\ud800", "\\n", "\ufeff", "ShareCommentary", "Date", "a" * 50]  # fmt: skip


def exports(data: bytes) -> None:
    """The rows of an export are texts or refused, each named by its line."""
    said = "".join(ROWS[byte] if byte < len(ROWS) else chr(byte) for byte in data[1:])
    name = ("a.csv", "a.jsonl", "a.tsv", "Shares.csv")[data[0] % 4 if data else 0]
    encoded = said.encode("utf-16" if data[:1] and data[0] > 250 else "utf-8", "replace")
    stream = io.BufferedReader(io.BytesIO(encoded))  # type: ignore[arg-type]
    try:
        for row in read_export_stream(stream, Columns(), name=name, limit=2_000):
            assert isinstance(row, Source | ReadError)
    except ReadError:
        return


@cache
def _thorough() -> Checker:
    return Checker(rulebook(), cache=default_folder(), thorough=True)


def _told(report: Report) -> list[tuple[str, int, int]]:
    return sorted((finding.rule, finding.span.start, finding.span.end) for finding in report.findings)


def checking(data: bytes) -> None:
    """Findings are what the text says where they say it; some texts are judged by the checker that skips nothing too."""
    source = source_of(data)
    report = checker().check(source)
    for finding in report.findings:
        assert finding.span.slice(source.text) == finding.text
        assert source.position(finding.span.start) == finding.position
    assert 0 <= report.score.value <= 100
    assert apply(source.text, plan(report.edits, suggested=False)) == report.rewritten
    if len(data) % 32 == 1:
        assert _told(_thorough().check(source)) == _told(report)


def rewriting(data: bytes) -> None:
    """A rewrite comes to rest, changes nothing the second time, and leaves alone what no edit covers."""
    source = source_of(data)
    done = rewrite(checker(), source, suggested=len(data) % 2 == 0)
    assert done.settled
    again = rewrite(checker(), done.report.source, suggested=len(data) % 2 == 0)
    assert again.text == done.text
    edits = plan(checker().check(source).edits, suggested=True)
    text = apply(source.text, edits)
    by = 0
    starts = [edit.span.start for edit in edits]
    for place, letter in enumerate(source.text):
        before = bisect_right(starts, place) - 1
        if before >= 0 and edits[before].span.end > place:
            continue
        by = sum(len(edit.text) - len(edit.span) for edit in edits[: before + 1])
        assert text[place + by] == letter


def comparing(data: bytes) -> None:
    """A text held against another, and against itself, in which nothing is lost or added."""
    old, new = source_of(data[: len(data) // 2]), source_of(data[len(data) // 2 :])
    compare_sources(checker(), old, new)
    same = compare_sources(checker(), old, old)
    difference = same.difference
    assert not any((difference.lost, difference.added, difference.shifts, difference.gone, difference.new))
    assert not same.findings_gone
    assert not same.findings_new


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "reading": reading,
    "folding": folding,
    "silences": silences,
    "phrases": phrases,
    "packs": packs,
    "settings": settings,
    "exports": exports,
    "checking": checking,
    "rewriting": rewriting,
    "comparing": comparing,
}
"""Each target, by its name."""
