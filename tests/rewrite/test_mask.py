"""How much of a sentence was found, in a text and in the one that it was made from."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unmask.fidelity.align import Pair, Said, align, sentences
from unmask.rewrite import mask
from unmask.rewrite.mask import Origin, is_mostly
from unmask.segment import segment
from unmask.types.draft import Draft
from unmask.types.source import Source
from unmask.types.span import Cover, Holders, Span

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(0, 8))


@given(found=st.lists(spans, max_size=10), span=spans)
def test_what_is_covered_is_counted_once_for_each_code_point(found: list[Span], span: Span) -> None:
    covered = {place for each in found for place in range(each.start, each.end)}

    assert Cover(found).shared(span) == len(covered & set(range(span.start, span.end)))


@given(found=st.lists(spans, max_size=10), span=spans)
def test_what_holds_a_span_is_one_that_contains_it(found: list[Span], span: Span) -> None:
    assert Holders(found).hold(span) is any(each.contains(span) for each in found)


@pytest.mark.parametrize(
    ("found", "mostly"),
    [
        pytest.param([(0, 5)], True, id="half"),
        pytest.param([(0, 4)], False, id="less than half"),
        pytest.param([(0, 4), (2, 4)], False, id="the same twice"),
        pytest.param([(0, 2), (7, 40)], True, id="on both sides"),
        pytest.param([(10, 40)], False, id="the next one"),
        pytest.param([], False, id="nothing"),
    ],
)
def test_a_sentence_is_mostly_found_where_half_of_it_is(found: list[tuple[int, int]], *, mostly: bool) -> None:
    assert is_mostly(Span(0, 10), Cover(Span(*each) for each in found)) is mostly


def draft(text: str) -> Draft:
    return segment(Source("-", text))


def test_a_text_is_aligned_once_with_the_one_it_was_made_from(monkeypatch: pytest.MonkeyPatch) -> None:
    aligned: list[str] = []

    def seen(old: Sequence[Said], new: Sequence[Said]) -> tuple[Pair, ...]:
        aligned.append(" ".join(one.text for one in new))
        return align(old, new)

    monkeypatch.setattr(mask, "align", seen)
    found = Cover([Span(0, 17)])
    origin = Origin(tuple(sentences(draft("Bread is a dream. The oven broke. Ana mended it."))), found, found)
    texts = ("Bread is a dream. Ana mended it.", "The oven broke. Bread is a dream.")

    for text in (texts[0], texts[0], texts[1]):
        for now in (draft(text), draft(text)):
            begins = text.index("Bread")
            other = min(text.index(each) for each in ("Ana", "The oven") if each in text)
            assert origin.masked(now) == {begins}
            assert origin.unfound(now).touches(Span(other, other + 1))
            assert not origin.unfound(now).touches(Span(begins, begins + 17))

    assert aligned == list(texts)
