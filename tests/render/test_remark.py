from __future__ import annotations

import pytest

from tests.render.reports import Hit, report
from unmask.render.annotate import number
from unmask.render.remark import remark
from unmask.types.edit import Advice, Remedy, Remove, Replace


@pytest.mark.parametrize(
    ("text", "passage", "remedy", "said"),
    [
        ("We moved. Let that sink in. Call us.", "Let that sink in.", Remove(), "Leave it out."),
        ("We moved.\n\nLet that sink in.\n", "\n\nLet that sink in.", Remove(), "Leave it out."),
        ("We moved.\nAgree?", "\nAgree?", Remove(), "Leave it out."),
        ("I'm glad\nto say we moved. Call us.", "I'm glad\nto say ", Remove(), "Plainer: we moved."),
        ("We moved. We utilise it. Call us.", "utilise", Replace("use"), "Plainer: We use it."),
        ("We moved.", "moved", Advice("Say\nwhere."), "Say where."),
    ],
)
def test_a_remark_says_what_to_do_in_one_line(text: str, passage: str, remedy: Remedy, said: str) -> None:
    whole = report(text, Hit(passage, remedy=remedy))

    assert remark(whole.source, number(whole)[0]) == said
