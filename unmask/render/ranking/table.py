"""A table on the terminal, with the totals and the distribution below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.console import Console
from rich.text import Text

from unmask.render.line import NAME, SOFT
from unmask.render.ranking.wording import bin_label, compared, costliest, score, shown, signed, summary
from unmask.types.ranking import Change, Entry, Ranking
from unmask.visible import visible

_GAP = "  "
_NAME, _PACKS = 30, 34
_LEAST = 24
"""The fewest columns in which first words are worth showing."""
_BAR = 40
_CHANGES = 10
"""How many of the posts that rose, and of those that fell, are listed."""


def show(ranking: Ranking, console: Console, stream: TextIO) -> None:
    """Print a ranking. Lines fit the console's width; in a pipe they are as long as they need to be."""
    width = console.width if stream.isatty() else max(console.width, 120)
    for line in _lines(ranking, width, blocks=_speaks(stream)):
        console.print(line, soft_wrap=True, highlight=False)


def _lines(ranking: Ranking, width: int, *, blocks: bool) -> Iterator[Text]:
    if ranking.entries:
        yield from _rows(ranking.entries, width)
        yield Text()
    if len(ranking.entries) < ranking.totals.posts:
        yield Text(f"Shown: {shown(ranking)}.", style=SOFT)
    for sentence in summary(ranking):
        yield Text(sentence, style="bold")
    if ranking.totals.judged > 1:
        yield Text()
        yield from _distribution(ranking.totals.bins, min(_BAR, width - 20), blocks=blocks)
    if ranking.totals.packs and ranking.totals.posts > 1:
        yield Text()
        yield from _packs(ranking, width)
    if ranking.comparison:
        yield Text()
        yield from _changes(ranking, width)


def _rows(entries: Sequence[Entry], width: int) -> Iterator[Text]:
    names = [visible(entry.name) for entry in entries]
    packs = [costliest(entry) for entry in entries]
    rank_width = max(2, len(f"{len(entries)}"))
    name_width = min(_NAME, max(4, *(cell_len(name) for name in names)))
    fixed = rank_width + 5 + 6 + 8 + 4 * len(_GAP)
    left = width - fixed - name_width - len(_GAP)
    # On a narrow screen the packs go before the first words do: these tell the posts apart.
    pack_width = min(_PACKS, max(10, *(cell_len(pack) for pack in packs)))
    pack_width = pack_width if left - pack_width - len(_GAP) >= _LEAST else 0
    text_width = left - (pack_width + len(_GAP) if pack_width else 0)
    head = [f"{'#':>{rank_width}}", "score", " words", "findings", set_cell_size("post", name_width)]
    if pack_width:
        head.append(set_cell_size("costs most", pack_width))
    if text_width >= 8:
        head.append("begins")
    yield Text(_GAP.join(head), style=SOFT, no_wrap=True, overflow="ignore")
    for number, (entry, name, pack) in enumerate(zip(entries, names, packs, strict=True), start=1):
        line = Text(no_wrap=True, overflow="ignore")
        line.append(f"{number:>{rank_width}}{_GAP}", SOFT)
        line.append(f"{score(entry.score):>5}", SOFT if entry.score is None else "bold")
        line.append(f"{_GAP}{entry.words:>6}{_GAP}{entry.findings:>8}{_GAP}")
        line.append(set_cell_size(_tail(name, name_width), name_width), NAME)
        if pack_width:
            line.append(_GAP + set_cell_size(_head(pack, pack_width), pack_width))
        if text_width >= 8:
            line.append(_GAP + _head(visible(entry.begins), text_width), SOFT)
        line.rstrip()
        yield line


def _distribution(bins: Sequence[int], width: int, *, blocks: bool) -> Iterator[Text]:
    most = max(bins)
    for index, number in enumerate(bins):
        length = 0 if not number else max(1, round(width * number / most))
        yield Text.assemble(
            (f"{bin_label(index):>7}  ", SOFT),
            ("█" if blocks else "#") * length,
            f" {number:,}" if number else (" " if length else ("·" if blocks else ".")),
            no_wrap=True,
        )


def _packs(ranking: Ranking, width: int) -> Iterator[Text]:
    longest = max(len(total.pack) for total in ranking.totals.packs)
    yield Text(f"{'pack':<{longest}}  findings  posts", style=SOFT)
    for total in ranking.totals.packs:
        yield Text(f"{total.pack:<{longest}}  {total.findings:>8,}  {total.posts:>5,}", no_wrap=True)


def _changes(ranking: Ranking, width: int) -> Iterator[Text]:
    comparison = ranking.comparison
    if comparison is None:
        return
    for sentence in compared(comparison):
        yield Text(visible(sentence), style="bold")
    for title, changes in (("Rose", comparison.risen), ("Fell", comparison.fallen)):
        if changes:
            yield Text(f"{title}:", style=SOFT)
            for change in changes[:_CHANGES]:
                yield _change(change, width)
            if len(changes) > _CHANGES:
                yield Text(f"  and {len(changes) - _CHANGES:,} more", style=SOFT)
    for title, posts in (("New", comparison.new), ("Gone", comparison.gone)):
        if posts:
            yield Text(f"{title}:", style=SOFT)
            for post in posts[:_CHANGES]:
                yield _post(f"{score(post.score):>12}", post.name, post.begins, width)
            if len(posts) > _CHANGES:
                yield Text(f"  and {len(posts) - _CHANGES:,} more", style=SOFT)


def _change(change: Change, width: int) -> Text:
    figures = f"{signed(change.by):>6}  {score(change.before):>5} → {score(change.entry.score):>5}"
    edited = "" if change.edited else " (text unchanged)"
    return _post(figures, change.entry.name, change.entry.begins, width, edited)


def _post(figures: str, name: str, begins: str, width: int, note: str = "") -> Text:
    line = Text(f"{figures}{_GAP}", no_wrap=True, overflow="ignore")
    line.append(_tail(visible(name), _NAME), NAME)
    line.append(note)
    left = width - line.cell_len - len(_GAP)
    if left >= 8:
        line.append(_GAP + _head(visible(begins), left), SOFT)
    return line


def _head(text: str, width: int) -> str:
    """The text cut to a width at its end."""
    if cell_len(text) <= width:
        return text
    return chop_cells(text, width - 1)[0] + "…"


def _tail(name: str, width: int) -> str:
    """A name cut to a width at its beginning: its end says which of many it is."""
    if cell_len(name) <= width:
        return name
    while cell_len(name) > width - 1:
        name = name[1:]
    return "…" + name


def _speaks(stream: TextIO) -> bool:
    """Whether a stream can say a block."""
    try:
        "█·".encode(stream.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
