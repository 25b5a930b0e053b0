"""The tables of lemminflect, read line by line as words are asked for.

Lemminflect makes objects of all 120,000 lines before it answers the first question, which takes a second and 60 MiB.
A run asks for some hundred words, and the lines stand in the order of the alphabet.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

Read = Callable[[str], tuple[str, dict[str, Any]]]
"""What a line says, and of which word."""


class Table(MutableMapping[str, dict[str, Any]]):
    """What the lines of a sorted file say of a word; what is set takes the place of that."""

    def __init__(self, data: bytes, read: Read) -> None:
        self._data = data
        self._read = read
        self._set: dict[str, dict[str, Any]] = {}

    def __getitem__(self, word: str) -> dict[str, Any]:
        if word in self._set:
            return self._set[word]
        found: dict[str, Any] = {}
        for line in self._lines(word.encode("utf-8", "surrogatepass")):
            found |= self._read(line)[1]
        if not found:
            raise KeyError(word)
        return found

    def __setitem__(self, word: str, forms: dict[str, Any]) -> None:
        self._set[word] = forms

    def __delitem__(self, word: str) -> None:
        raise TypeError("no word can be taken out of a table")

    def __iter__(self) -> Iterator[str]:
        lines = (line.decode() for line in self._data.splitlines())
        return iter(dict.fromkeys([*(self._read(line)[0] for line in lines), *self._set]))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _lines(self, word: bytes) -> Iterator[str]:
        data = self._data
        low, high = 0, len(data)
        while low < high:
            middle = (low + high) // 2
            start, end = data.rfind(b"\n", 0, middle) + 1, data.find(b"\n", middle)
            if data[start : data.find(b",", start)] < word:
                low = end + 1 if end >= 0 else high
            else:
                high = start
        while data.startswith(word + b",", low):
            end = data.find(b"\n", low)
            yield data[low : end if end >= 0 else None].decode()
            low = end + 1 if end >= 0 else len(data)


@cache
def lemminflect() -> Any:
    """The library, with tables that are read as they are asked."""
    import lemminflect as library
    from lemminflect import config
    from lemminflect.codecs.InflectionLUCodec import InflectionLUCodec
    from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec
    from lemminflect.core.Inflections import Inflections
    from lemminflect.core.Lemmatizer import Lemmatizer
    from lemminflect.core.LexicalUtils import categoryToUPos

    def lemmas(line: str) -> tuple[str, dict[str, Any]]:
        word, category, forms = LemmaLUCodec.fromString(line)
        return word, {categoryToUPos(category): forms}

    def inflections(line: str) -> tuple[str, dict[str, Any]]:
        word, _, forms = InflectionLUCodec.fromString(line)
        return word, forms

    # Where somebody else in the process has read the tables already, they are left as they are.
    lemmatizer, inflector = Lemmatizer(), Inflections()
    if not hasattr(lemmatizer, "lemma_dict"):
        lemmatizer.lemma_dict = Table(_unpacked(config.lemma_lu_fn), lemmas)
    if not hasattr(inflector, "infl_dict"):
        table = Table(_unpacked(config.inflection_lu_fn), inflections)
        inflector.infl_dict = InflectionLUCodec.updateForAuxMod(table)
    return library


def _unpacked(file: str) -> bytes:
    return gzip.decompress(Path(file).read_bytes())
