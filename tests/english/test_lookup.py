"""The tables of the dictionary, read a word at a time, say what they say when they are read whole."""

from __future__ import annotations

import subprocess
import sys

import pytest

WHOLE = """
from lemminflect.codecs.InflectionLUCodec import InflectionLUCodec
from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec
from lemminflect import config
from lemminflect.core.Inflections import Inflections
from lemminflect.core.Lemmatizer import Lemmatizer
from unmask.english.lookup import Table, lemminflect

lemminflect()
for table, whole in (
    (Lemmatizer().lemma_dict, LemmaLUCodec.load(config.lemma_lu_fn)),
    (Inflections().infl_dict, InflectionLUCodec.load(config.inflection_lu_fn)),
):
    assert isinstance(table, Table)
    assert [*table] == [*whole] or {*table} == {*whole}
    assert all(table.get(word) == forms for word, forms in whole.items())
    assert not any(table.get(word, {}) for word in ("", ",", "\\n", "qqq", "a,", "\\udc80", "zzzzzz", "meetin"))
"""


@pytest.mark.slow
def test_every_word_is_known_as_it_is_to_the_library() -> None:
    subprocess.run([sys.executable, "-W", "ignore", "-c", WHOLE], check=True)
