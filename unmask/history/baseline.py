"""Baselines: the findings of a day, which are left out from then on until they are gone."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from unmask.errors import HistoryError, NotThere, ReadError
from unmask.files import read_file
from unmask.rewrite.plan import apply, plan
from unmask.score import score
from unmask.segment import segment
from unmask.types.draft import Block, Draft
from unmask.types.report import Finding, Report
from unmask.write import write_file


def narrow(report: Report, findings: Collection[Finding]) -> Report:
    """The report with only these of its findings, as if the others had not been found.

    What is left out costs nothing and is not rewritten, so the score and the rewritten text agree with the findings.
    """
    if len(findings) == len(report.findings):
        return report
    wanted = frozenset(findings)
    kept = tuple(finding for finding in report.findings if finding in wanted)
    edits = tuple(finding.edit for finding in kept if finding.edit is not None)
    return replace(
        report,
        findings=kept,
        score=score(segment(report.source), [finding for finding in kept if finding.weight]),
        rewritten=apply(report.source.text, plan(edits, suggested=False)),
    )


VERSION = 1
LARGEST = 256 * 2**20
"""How many bytes a baseline may have."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """So many findings of one mark in one file. `path` counts from the folder of the baseline, with slashes."""

    path: str
    rule: str
    mark: str
    count: int = 1


Ran = Callable[[], Collection[str]]
"""Tells, once it is asked, the rules that have judged a text, by their ids."""


class Baseline:
    """The findings to leave out. Each is left out once; what is not found again by a rule that was run is gone.

    Paths of texts count from the folder in which the baseline lies, so it can be used from anywhere in a repository.
    """

    def __init__(self, file: Path, entries: Iterable[Entry] = (), *, data: bytes | None = None) -> None:
        self.file = file
        self.data = data
        """What the file held when it was read."""
        self._folder = _absolute(file).parent
        self._left: Counter[tuple[str, str]] = Counter()
        self._rules: dict[tuple[str, str], str] = {}
        for entry in entries:
            self._left[entry.path, entry.mark] += entry.count
            self._rules[entry.path, entry.mark] = entry.rule
        self._judged: dict[str, Ran] = {}

    def new(self, report: Report, path: Path, ran: Ran = frozenset) -> tuple[Finding, ...]:
        """The findings of the report on the file at `path` that the baseline does not know.

        Only for the rules that `ran` can it be told what is gone. A text that was moved is known by what it holds: the
        entries of files that are no longer there are free for any other.
        """
        known = self.path_of(path)
        self._judged[known] = ran
        return tuple(
            finding for finding, mark in zip(report.findings, marks(report), strict=True) if not self._take(known, mark)
        )

    @property
    def gone(self) -> int:
        """How many findings have gone from the texts that were judged, and from files that are no longer there."""
        return sum(entry.count for entry in self._entries() if self._is_gone(entry))

    def kept(self) -> Iterator[Entry]:
        """The entries of which nothing new can be said: their file is there and their rule did not judge it."""
        return (entry for entry in self._entries() if not self._is_gone(entry))

    def _entries(self) -> Iterator[Entry]:
        for (path, mark), count in self._left.items():
            if count:
                yield Entry(path, self._rules[path, mark], mark, count)

    def _is_gone(self, entry: Entry) -> bool:
        if (ran := self._judged.get(entry.path)) is not None:
            return entry.rule in ran()
        # What is no longer there may have been moved to any text that was judged.
        return not self._there(entry.path) and any(entry.rule in ran() for ran in set(self._judged.values()))

    def path_of(self, path: Path) -> str:
        """A text's path as entries have it."""
        try:
            return Path(os.path.relpath(_absolute(path), self._folder)).as_posix()
        except ValueError:
            # No way leads from one drive to another.
            return _absolute(path).as_posix()

    def _take(self, path: str, mark: str) -> bool:
        found = next((key for key in self._homes(path, mark) if self._left[key]), None)
        if found is not None:
            self._left[found] -= 1
        return found is not None

    def _homes(self, path: str, mark: str) -> Iterator[tuple[str, str]]:
        yield path, mark
        yield from (key for key in self._left if key[1] == mark and not self._there(key[0]))

    def _there(self, path: str) -> bool:
        return (self._folder / path).exists()


def read_baseline(file: Path) -> Baseline:
    """The baseline in a file. Raises `HistoryError`."""
    data = b""
    try:
        data = read_file(file, most=LARGEST)
        value = json.loads(data.decode("utf-8"))
    except NotThere:
        raise HistoryError(f"{file}: there is no baseline; make one with --write-baseline {file}") from None
    except ReadError as error:
        raise HistoryError(f"{file}: {error.message}") from None
    except json.JSONDecodeError as error:
        raise HistoryError(f"{file}:{error.lineno}: not JSON: {error.msg}; {_anew(file, data)}") from None
    except (UnicodeDecodeError, RecursionError, ValueError):
        raise HistoryError(f"{file}: not a baseline; {_anew(file, data)}") from None
    if not isinstance(value, dict) or value.get("baseline") != VERSION:
        raise HistoryError(f"{file}: not a baseline of this version of unmask; {_anew(file, data)}")
    try:
        return Baseline(file, tuple(_entry(each) for each in value["findings"]), data=data)
    except (KeyError, TypeError, ValueError):
        raise HistoryError(f"{file}: an entry of the baseline is broken; {_anew(file, data)}") from None


def write_baseline(
    file: Path, reports: Iterable[tuple[str, str, str]], kept: Iterable[Entry], *, was: bytes | None = None
) -> int:
    """Write a baseline of findings, each as path, rule and mark, and of entries to keep. Returns how many findings.

    One entry a line, sorted, so that a change of a text changes a line here. Raises `WriteError`, also where the file
    no longer holds what it `was`, and then it holds what it held.
    """
    counts = Counter(reports)
    entries = sorted([*(Entry(*key, count) for key, count in counts.items()), *kept])
    lines = ",\n".join(f"    {_line(entry)}" for entry in entries)
    body = f"[\n{lines}\n  ]" if lines else "[]"
    write_file(file, f'{{\n  "baseline": {VERSION},\n  "findings": {body}\n}}\n'.encode(), was=was)
    return sum(entry.count for entry in entries)


def _line(entry: Entry) -> str:
    line: dict[str, Any] = {"path": entry.path, "rule": entry.rule, "mark": entry.mark}
    if entry.count != 1:
        line["count"] = entry.count
    # The bytes of a name that is not UTF-8 stand in it as halves of surrogate pairs, which only an escape can carry.
    return json.dumps(line, ensure_ascii=any("\ud800" <= letter <= "\udfff" for letter in entry.path))


def _entry(value: Mapping[str, Any]) -> Entry:
    entry = Entry(value["path"], value["rule"], value["mark"], value.get("count", 1))
    if not all(isinstance(part, str) for part in (entry.path, entry.rule, entry.mark)) or entry.count < 1:
        raise ValueError("an entry has a path, a rule, a mark and a count from 1")
    return entry


_MERGED = re.compile(rb"^(?:<{7}|\|{7}|={7}|>{7})(?: [^\n]*)?$", re.MULTILINE)
"""The signs that an unfinished merge leaves in a file."""
_LIKE = re.compile(rb'\A\s*\{\s*"baseline"\s*:|"mark": "[0-9a-f]{16}"')


def _anew(file: Path, data: bytes) -> str:
    """How to mend what is no baseline. Nobody is told to delete a file that may be a text, or somebody else's."""
    rest = _MERGED.sub(b"", data)
    if rest.strip() and not _LIKE.search(rest):
        return "name the file that --write-baseline wrote, or a new one for it to write"
    return f"delete it, then write it anew with --write-baseline {file}"


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - what a link is called matters, not where it leads


def marks(report: Report) -> tuple[str, ...]:
    """A mark of 16 hexadecimal digits for each finding, in order.

    It is made of the rule, the words of the passage and those of the sentences that it touches, without markup and
    however they are wrapped. So it outlives edits elsewhere and goes where the sentence goes; equal findings have
    equal marks. It does not hold the words themselves.
    """
    # A run without a baseline needs none of it.
    from unmask.segment import segment

    draft = segment(report.source)
    return tuple(_mark(finding, draft) for finding in report.findings)


def _mark(finding: Finding, draft: Draft) -> str:
    around = " ".join(_sentences(finding, draft.blocks))
    parts = (finding.rule, " ".join(finding.text.split()), around)
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _sentences(finding: Finding, blocks: Sequence[Block]) -> Iterator[str]:
    """The sentences around a finding; of one that goes over several blocks its own words say enough."""
    block = next((block for block in blocks if block.span.contains(finding.span)), None)
    for sentence in block.sentences if block is not None else ():
        if block is not None and block.source_span(sentence.start, sentence.end).overlaps(finding.span):
            yield block.text[sentence.start : sentence.end]
