"""Plain texts for properties: sentences without a fact, and facts to put into them."""

from __future__ import annotations

from hypothesis import strategies as st

PLAIN = (
    "We bake bread in the morning.",
    "The oven was cold when I came in.",
    "Nobody had lit it, so the dough waited.",
    "They said that the flour was damp.",
    "I asked the miller about it.",
    "Is it worth a second try?",
    "Most of the loaves came out flat.",
    "It took the whole day.",
)
NAMES = ("Ana", "Leeds", "Northwind", "Ruiz", "Kiplagat", "Zofia", "Tromsø", "iOven")
LINKS = ("https://bread.example/oven", "www.bread.example", "flour@mill.example", "rye.io/start")
NUMBERS = ("12", "3.5", "1,200", "48%", "$90", "£3M", "2019", "17:30", "forty-two", "nine")
MARKS = ("#rye", "@miller")
QUOTES = ("“bake it twice”", '"warm is not hot"')

texts = st.lists(st.sampled_from(PLAIN), min_size=1, max_size=6, unique=True)
"""Sentences of a text, which holds no fact."""

facts = st.sampled_from((*NAMES, *LINKS, *NUMBERS, *MARKS, *QUOTES))


def put(text: list[str], fact: str, where: int, *, tail: bool) -> str:
    """The text with a fact in one of its sentences, in the middle or at the end."""
    sentences = list(text)
    said = sentences[where % len(sentences)]
    words, stop = said[:-1].split(" "), said[-1]
    at = len(words) if tail else 2
    sentences[where % len(sentences)] = " ".join([*words[:at], fact, *words[at:]]) + stop
    return " ".join(sentences)
