"""Regions: addresses, mentions, hashtags and code inside a block's text."""

from __future__ import annotations

import re

from unmask.types.draft import Region, RegionKind

_TLD = r"(?:com|org|net|io|ai|co|dev|app|in|uk|eu|de|fr|gov|edu|info|me|xyz|tv|ly|be|us|so|fm|gg|news|blog|tech)"
_PATTERNS = (
    (RegionKind.CODE, re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")),
    (
        RegionKind.URL,
        re.compile(
            rf"\b(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]}}']"
            rf"|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
            rf"|(?<![\w@/.])(?:[a-z0-9-]+\.)+{_TLD}(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]}}'])?(?![\w])",
            re.IGNORECASE,
        ),
    ),
    (RegionKind.MENTION, re.compile(r"(?<![\w@])@\w[\w.-]*\w")),
    (RegionKind.HASHTAG, re.compile(r"(?<![\w#&])#\w*[^\W\d_]\w*")),
)

_SIGNS = {RegionKind.CODE: "`", RegionKind.MENTION: "@", RegionKind.HASHTAG: "#"}
"""What a text must hold for there to be any."""

_ADDRESS = re.compile(r"\.[^\s.]|://")
"""What an address holds. It takes a tenth of the time to look for this before looking for addresses."""


def find_regions(text: str, taken: tuple[Region, ...] = ()) -> tuple[Region, ...]:
    """The regions of a block's text, in order, none of them inside one of `taken`, which are returned with them."""
    found = list(taken)
    solid = [region for region in taken if region.kind in {RegionKind.CODE, RegionKind.URL}]
    for kind, pattern in _PATTERNS:
        if (kind is RegionKind.CODE and taken) or not _may_hold(text, kind):
            continue
        for match in pattern.finditer(text):
            end = _closed(text, match.start(), match.end())
            if not any(r.start < end and match.start() < r.end for r in solid):
                region = Region(kind, match.start(), end)
                found.append(region)
                solid.append(region)
    return tuple(sorted(found, key=lambda region: (region.start, region.end, region.kind)))


def _may_hold(text: str, kind: RegionKind) -> bool:
    return _ADDRESS.search(text) is not None if kind is RegionKind.URL else _SIGNS[kind] in text


def _closed(text: str, start: int, end: int) -> int:
    """The end of an address with the bracket that closes one opened in it: of "(see a.org/b_(c))" the first."""
    while text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end):
        end += 1
    return end
