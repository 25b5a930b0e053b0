"""Seesaws: a sentence that denies one thing and affirms another, with only what it affirms."""

from __future__ import annotations

import re

from unmask.english.inflection import Form
from unmask.english.wordlist import alternatives
from unmask.recast.affirm import AGAIN, SOFT, claims, concedes, conditional, hangs, plural, sought
from unmask.segment.line import Line, written

_SOFTENERS = alternatives("grammar", "softeners")
_TURN = r"(?:[;,:]| ?[—–]+| -+)+ ?"
_IS_NOT = r"(?P<be> is| are|'s|'re)(?: not|n't)"
_SAME = re.compile(
    rf"{_IS_NOT} (?P<denied>(?!only\b)[^.!?;—–]{{2,90}}?){_TURN}(?P<but>but )?{SOFT}"
    rf"(?P<subject>{AGAIN})(?P<again>'s|'re| is| are) {SOFT}",
    re.IGNORECASE,
)
_MORE = re.compile(
    rf" (?P<aux>don't|doesn't|do not|does not|didn't) {_SOFTENERS} [^.!?;—–]{{2,80}}?{_TURN}(?:but )?"
    r"(?P<subject>they|it|we|you|he|she|i) (?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_SO_MUCH = re.compile(rf"{_IS_NOT} (?P<one>[^.!?;,]{{2,60}}?) so much as ", re.IGNORECASE)
_BECAUSE = re.compile(r",? not because\b[^.!?—–]{2,120}?\bbut (?=because\b)", re.IGNORECASE)
_ABOUT = re.compile(
    rf"{_IS_NOT} (?=about\b)[^.!?;—–]{{2,90}}?[,—–]? ?\bbut (?:rather |really )?(?=about\b)", re.IGNORECASE
)
_ALSO = re.compile(
    rf"(?:(?P<be> is| are)(?: not|n't)| not) {_SOFTENERS} (?P<one>[^.!?;,—–]{{2,60}}?),? "
    r"but (?:also |rather )?(?!(?:it|they|we|you|he|she|i|that|is|are)\b)(?=\w[^,;—–]*$)",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\bless (?P<about>about|of|like) (?P<one>[^.!?,;—–]{2,40}?),? (?:and |but )?more (?P=about) "
    r"(?P<other>[^.!?,;—–]{2,40}?)(?=[.!?…]*$)",
    re.IGNORECASE,
)
_SELF = re.compile(r"\b(?:it|this|that|they|these)$", re.IGNORECASE)
_MODAL = re.compile(alternatives("grammar", "modal verbs"))


def affirmed_within(line: Line, source: str) -> str | None:
    """A sentence that denies and affirms, with only what it affirms; None where that cannot be told for sure.

    Where it denies no more than that one thing is all, it keeps both: “not just a habit but a skill” is both.
    """
    ways = (_same, _more, _so_much, _less, _because, _about, _also)
    return next((made for way in ways if (made := way(line, source)) is not None), None)


def _same(line: Line, source: str) -> str | None:
    """Drop “not A” from “X is not A, it's B”."""
    found = _SAME.search(line.text)
    if found is None or conditional(line.text[: found.start()]):
        return None
    before, rest = line.text[: found.start()], line.text[found.end() :]
    pronoun = found["subject"].lower()
    echoed = re.search(rf"\b{pronoun}$", before, re.IGNORECASE) is not None
    many = plural(found["again"])
    if (pronoun in {"we", "you"} and not echoed) or plural(found["be"]) != many or not claims(rest):
        return None
    if found["but"] and concedes(found["denied"], rest):
        return None
    named = not echoed and _SELF.search(before) is None
    if named and (sought(found["denied"], rest) is not None or hangs(rest, many=many)):
        return None
    return f"{_to(line, found.end('be'), source)} {_from(line, found.end(), source)}"


def _more(line: Line, source: str) -> str | None:
    """Drop the first half of “X doesn't just A; it Bs”."""
    found = _MORE.search(line.text)
    if found is None or conditional(line.text[: found.start()]):
        return None
    pronoun, verb = found["subject"].lower(), found["verb"].lower()
    if hangs(line.text[found.end() :].lstrip(), many=pronoun == "they"):
        return None
    aux = found["aux"].lower()
    if aux in {"doesn't", "does not"} and pronoun not in {"it", "he", "she"}:
        third = _third(verb)
        if third is None:
            return None
        verb = third
    elif aux in {"don't", "do not"} and pronoun in {"it", "he", "she"}:
        return None
    return f"{_to(line, found.start(), source)} {verb}{_from(line, found.end(), source)}"


def _third(verb: str) -> str | None:
    """A verb that stands after “they” as it stands after “it”; None where it is no verb that we know."""
    # Only a sentence like this needs the dictionary.
    from unmask.english.dictionary import base_of, form_of

    if verb == "are" or _MODAL.fullmatch(verb):
        return "is" if verb == "are" else verb
    base = base_of(verb, Form.BASE)
    return form_of(base, Form.THIRD) if base is not None else None


def _so_much(line: Line, source: str) -> str | None:
    """“X isn't A so much as B” as “X is less A than B”."""
    found = _SO_MUCH.search(line.text)
    if found is None:
        return None
    be = "are" if plural(found["be"]) else "is"
    one = written(line, *found.span("one"), source)
    return f"{_to(line, found.start(), source)} {be} less {one} than {_from(line, found.end(), source)}"


def _less(line: Line, source: str) -> str | None:
    """“less about A and more about B” as “more about B than A”."""
    found = _LESS.search(line.text)
    if found is None:
        return None
    one, about, other = (written(line, *found.span(part), source) for part in ("one", "about", "other"))
    more = "More" if found[0][0] == "L" else "more"
    return f"{_to(line, found.start(), source)}{more} {about} {other} than {one}{_from(line, found.end(), source)}"


def _because(line: Line, source: str) -> str | None:
    """Drop the first reason of “not because A, but because B”."""
    found = _BECAUSE.search(line.text)
    if found is None or not found.start():
        return None
    return f"{_to(line, found.start(), source)} {_from(line, found.end(), source)}"


def _about(line: Line, source: str) -> str | None:
    """Drop the first subject of “isn't about A but about B”."""
    found = _ABOUT.search(line.text)
    if found is None or conditional(line.text[: found.start()]):
        return None
    return f"{_to(line, found.end('be'), source)} {_from(line, found.end(), source)}"


def _also(line: Line, source: str) -> str | None:
    """“not just A but B” as “A and B”."""
    found = _ALSO.search(line.text)
    if found is None or not found.start():
        return None
    one = written(line, *found.span("one"), source)
    return f"{_to(line, found.start(), source)}{found['be'] or ''} {one} and {_from(line, found.end(), source)}"


def _to(line: Line, end: int, source: str) -> str:
    return written(line, 0, end, source)


def _from(line: Line, start: int, source: str) -> str:
    return written(line, start, len(line.text), source)
