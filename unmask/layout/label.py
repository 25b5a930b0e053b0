"""Labels: lists whose every point is opened by a bold word and a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unmask.segment.fold import fold, is_disguised
from unmask.types.detection import Detection, Settings
from unmask.types.draft import Block, BlockKind, Draft, RegionKind
from unmask.types.span import hull

_ITEMS = frozenset({BlockKind.LIST_ITEM, BlockKind.LINE})
_STARRED = re.compile(r"(?P<mark>\*\*|__)(?P<label>[^*_\n]{2,60}?)(?P=mark)")
_BOLD_LABEL = re.compile(r"^(?P<bullet>\W*?)(?P<mark>\*\*|__)(?P<label>[^*_\n]{2,60}?)(?P=mark)")
_AFTER = re.compile(r"\s*[:—–-]\s*\w")
_COLON = re.compile(r"(?P<label>[^:\n]{2,60}):\s*\w")
_CODE = re.compile(r"[`()\[\]{}<>/\\=_]|\d")


def detect_labelled_bullets(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Runs of points that open "**Clarity:** …". Names of options, of files and of numbered things are no labels."""
    run: list[Block] = []
    labels: list[str] = []
    for block in (*draft.blocks, None):
        label = _label(draft, block, settings) if block is not None and block.kind in _ITEMS else None
        if block is not None and label is not None:
            run.append(block)
            labels.append(label)
            continue
        if len(run) >= settings["run"]:
            span = hull(run[0].span, run[-1].span)
            text = _without_bold(span.slice(draft.source.text))
            yield Detection(span, (("count", str(len(run))), ("labels", ", ".join(labels))), text)
        run, labels = [], []


def _without_bold(written: str) -> str:
    """The lines with their labels in plain letters."""
    lines = (_BOLD_LABEL.sub(r"\g<bullet>\g<label>", line) for line in written.splitlines(keepends=True))
    return "".join(_plain_letters(line) for line in lines)


def _plain_letters(line: str) -> str:
    label, colon, rest = line.partition(":")
    return fold(label, 0, len(label)).text + colon + rest if any(map(is_disguised, label)) else line


def _label(draft: Draft, block: Block, settings: Settings) -> str | None:
    """The bold words that open a block and are set off from the rest, or nothing."""
    label, end = _bold(draft, block)
    if not label or len(label.split()) > settings["words"]:
        return None
    if _CODE.search(label) or block.within(0, end, RegionKind.CODE, RegionKind.URL, RegionKind.LINK):
        return None
    inside = label.endswith((":", "—", "–"))
    follows = re.match(r"\s*\w", block.text[end:]) if inside else _AFTER.match(block.text, end)
    return label.rstrip(":—– ") if follows else None


def _bold(draft: Draft, block: Block) -> tuple[str, int]:
    """The words in bold at the start of a block, as markup, stars or look-alike letters, and where they end in it."""
    for region in block.regions:
        if region.kind is RegionKind.STRONG and region.start == 0:
            return block.text[: region.end], region.end
    if starred := _STARRED.match(block.text):
        return starred["label"], starred.end()
    if (colon := _COLON.match(block.text)) and _is_disguised(draft, block, colon.end("label")):
        return colon["label"], colon.end("label")
    return "", 0


def _is_disguised(draft: Draft, block: Block, end: int) -> bool:
    """Whether the letters up to `end` are written in mathematical bold."""
    written = block.source_span(0, end).slice(draft.source.text)
    return all(0x1D400 <= ord(letter) <= 0x1D7FF for letter in written if letter.isalpha())
