"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from unmask.read.columns import Columns, NoColumn, find_columns
from unmask.read.row import Row, RowError


def read_json_rows(lines: Iterable[str], columns: Columns) -> Iterator[Row | RowError]:
    """The rows of JSON Lines. Each object is looked at by itself, for their keys may differ; blank lines are none."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            yield RowError(number, f"is not JSON ({error}); JSON Lines has one whole object on each line")
            continue
        yield _row(number, value, columns)


def _row(number: int, value: Any, columns: Columns) -> Row | RowError:
    if not isinstance(value, dict):
        return RowError(number, "is not an object; write each text as {“text”: …}")
    try:
        found = find_columns(columns, tuple(value))
    except NoColumn as error:
        return RowError(number, str(error).replace("column “", "key “"))
    text = value[found.text]
    if text is None:
        text = ""
    if not isinstance(text, str):
        return RowError(number, f"holds no words under “{found.text}”, but {json.dumps(text)[:40]}")
    return Row(number, text, _cell(value, found.id), _cell(value, found.date))


def _cell(value: dict[str, Any], key: str | None) -> str:
    cell = value.get(key) if key is not None else None
    return str(cell) if isinstance(cell, str | int | float) else ""
