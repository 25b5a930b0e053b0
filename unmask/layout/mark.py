"""Marks: emoji, arrows and labels that do the work of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from unmask.segment.fold import fold, is_disguised
from unmask.types.draft import Block, BlockKind, Detection, Draft, RegionKind, Settings, kept_between
from unmask.types.span import Span, hull

_DECORATIVE = re.compile(r"[\u2190-\u21ff\u2600-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff]|\d\ufe0f?\u20e3")
_POINTING = re.compile(r"(?:[👇⬇👉👆☝⤵↓↘]\ufe0f?[\U0001f3fb-\U0001f3ff]?\s?)+(?=\s*$)")
_POINTING_SIGN = re.compile(r"[👇⬇👉👆☝⤵↓↘\ufe0f\U0001f3fb-\U0001f3ff\s]")
_ARROW = re.compile(r"\s*(?:[→➡⟶➔➜]\ufe0f?|-+>|=+>)\s*")
_TAIL_SIGN = re.compile(r"(?:[^\w\s.,;:!?…\"'”’)\]]|\ufe0f|\u200d)")
_TAIL = re.compile(rf"{_TAIL_SIGN.pattern}+$")


def _tail(text: str, sign: re.Pattern[str]) -> int:
    """Where the signs of a kind begin that end a text."""
    start = len(text)
    while start and sign.match(text, start - 1):
        start -= 1
    return start


def lead_text(draft: Draft, block: Block) -> str:
    """The mark that opens a block, or nothing."""
    return block.lead.slice(draft.source.text) if block.lead else ""


def is_decorated(draft: Draft, block: Block) -> bool:
    """Whether a block is opened by an emoji, an arrow, a check mark or a boxed number."""
    lead = lead_text(draft, block)
    return _DECORATIVE.search(lead) is not None


def detect_emoji_bullets(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Lists whose bullets are emoji, arrows or check marks. `text` has plain bullets, and numbers where they count."""
    run: list[Block] = []
    for block in (*draft.blocks, None):
        if block is not None and block.kind in {BlockKind.LINE, BlockKind.LIST_ITEM} and is_decorated(draft, block):
            run.append(block)
            continue
        if block is not None and run and _belongs(draft, block, run[-1]):
            continue
        run = _listed(draft, run)
        if len(run) >= settings["run"]:
            yield from _bullets(draft, run)
        run = []


def _listed(draft: Draft, run: list[Block]) -> list[Block]:
    """A run without the lines at its ends that stand by themselves and open with a mark of their own."""
    leads = [lead_text(draft, block).strip() for block in run]
    first, end = 0, len(run)
    while end - first > 1 and _stands_apart(run[end - 1], run[end - 2]) and leads.count(leads[end - 1]) == 1:
        end -= 1
    while end - first > 1 and _stands_apart(run[first], run[first + 1]) and leads.count(leads[first]) == 1:
        first += 1
    return run[first:end]


def _stands_apart(one: Block, other: Block) -> bool:
    return one.paragraph != other.paragraph


def _belongs(draft: Draft, block: Block, item: Block) -> bool:
    """Whether a line without a mark explains the item above it."""
    return block.paragraph == item.paragraph and block.kind is BlockKind.LINE and not is_decorated(draft, block)


def _bullets(draft: Draft, run: list[Block]) -> Iterator[Detection]:
    text = draft.source.text
    first, last = run[0], run[-1]
    if first.lead is None or last.lead is None:
        return
    parts: list[str] = []
    done = first.lead.start
    for block in run:
        if block.lead is None:
            continue
        number = re.match(r"(\d)\ufe0f?\u20e3", block.lead.slice(text))
        parts += (text[done : block.lead.start], f"{number[1]}." if number else "-")
        done = block.lead.end
        if text[done : done + 1] not in {" ", "\t", "\u00a0"}:
            parts.append(" ")
    parts.append(text[done : last.ends[-1]])
    yield Detection(Span(first.lead.start, last.ends[-1]), (("count", str(len(run))),), "".join(parts))


def detect_decorated_heading(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """A line with an emoji at both ends. `text` has neither, where another line follows."""
    source = draft.source.text
    for block, following in zip_longest(draft.blocks, draft.blocks[1:]):
        if block.kind not in {BlockKind.LINE, BlockKind.HEADING, BlockKind.LIST_ITEM} or not is_decorated(draft, block):
            continue
        tail = _TAIL.search(block.text, _tail(block.text, _TAIL_SIGN))
        if block.lead is None or tail is None or not _DECORATIVE.search(tail[0]) or len(block.text.split()) > 14:
            continue
        words = block.text[: tail.start()].rstrip()
        if words:
            # What nothing follows is no heading, and may be left with no mark at its end.
            heads = following is not None and any(map(str.isalnum, following.text))
            kept = block.source_span(0, len(words)).slice(source) if heads else None
            yield Detection(Span(block.lead.start, block.ends[-1]), (), kept)


def detect_arrow_chain(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Steps with arrows between them, in the place of a sentence."""
    least = int(settings["steps"])
    for block in draft.blocks:
        if block.kind is BlockKind.TABLE or block.within(0, len(block.text), RegionKind.CODE, RegionKind.LINK):
            # There an arrow is notation, of a route or a type.
            continue
        steps = _steps(block)
        if len(steps) >= least and max(len(step.split()) for step in steps) <= settings["words"]:
            yield Detection(block.source_span(0, len(block.text)), (("count", str(len(steps))),))


@kept_between
def _steps(block: Block) -> tuple[str, ...]:
    return tuple(step for step in _ARROW.split(block.text) if any(map(str.isalnum, step)))


def detect_pointing(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Hands and arrows at the end of a line that point at what the reader would reach anyway, and at no address."""
    for block, following in zip_longest(draft.blocks, draft.blocks[1:]):
        found = _POINTING.search(block.text, _tail(block.text, _POINTING_SIGN))
        address = following is not None and following.within(0, 1, RegionKind.URL)
        if found and found[0].strip() and block.kind is not BlockKind.TABLE and not address:
            start, end = found.start(), found.start() + len(found[0].rstrip())
            ended = block.text[:start].rstrip().endswith((".", "!", "?", ":", "…"))
            yield Detection(block.source_span(start, end), removable=ended)


_CHEERING = re.compile(
    r"(?<=[^\W_])[\"'”’)\]]*(?P<stop>[.!?…:]+)[\"'”’)\]]*\s?(?P<signs>(?:[🚀🎉✨🙌🔥💪👏🌟💥💡🎯🤝🥂⚡🔝💼📈💙🥳🤩🏆💯🎊🌱🧠📣🌍]\ufe0f?[\U0001f3fb-\U0001f3ff]?\s?)+)"
    r"(?=$|[A-Z])"
)


_SENTENCE = re.compile(r"[A-Z][\w'’-]*,? [a-z][^\n]*?[.!?]")
"""How a sentence begins, and no heading: its second word is in small letters, and a mark ends it."""


def detect_cheering(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Emoji after a sentence that cheer at it: rockets, party poppers, raised hands."""
    for block in draft.blocks:
        if block.kind is BlockKind.TABLE or block.within(0, len(block.text), RegionKind.CODE):
            continue
        for found in _CHEERING.finditer(block.text):
            # Within a line a sign may be all that sets a heading off from the sentence before it.
            start, apart = found.start("signs"), block.text[found.start("signs") - 1].isspace()
            place = block.source_span(start, start + len(found["signs"].rstrip()))
            plain = found.end() == len(block.text) or (apart and _SENTENCE.match(block.text, found.end()) is not None)
            yield Detection(place, removable=plain)


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
