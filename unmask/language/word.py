"""Words by their letters: whether one is ordinary and no name, and what two forms of one have in common."""

from __future__ import annotations

import re
from functools import lru_cache

_SMALL = frozenset(
    word
    for line in (
        "a an the this that these those my our your his her its their i we you he she it they there here no not nobody",
        "nothing none every everyone everything everybody some any all both each more most less much many few one two",
        "and but or so as if when while because by for from in into of on over to with without at just only never",
        "still what who how why where yes is are was were be do does did has have had can could will would should must",
        "three always",
    )
    for word in line.split()
)
_ENDING = re.compile(r"(?:ings?|ed|es|s|e)$")


def stem(word: str) -> str:
    """A word in small letters without its ending: “chang” for change, changes, changed and changing.

    It is told by the letters alone, and is only good for holding two words of one text against each other.
    """
    return _ENDING.sub("", word)


@lru_cache(maxsize=1024)
def is_ordinary(word: str) -> bool:
    """Whether a word is in the dictionary, so that a capital at the start of a sentence is no part of it.

    A name that is also a word, such as Grace or Mark, cannot be told from it here.
    """
    word = word.lower().replace("’", "'").partition("'")[0]
    if word in _SMALL:
        return True
    from lemminflect import getAllLemmas

    return word.isalpha() and any(kind in getAllLemmas(word) for kind in ("NOUN", "VERB", "ADJ", "ADV"))
