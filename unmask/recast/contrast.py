"""Contrasts and answers: what a sentence that denies one thing affirms, what an answer says without the question."""

from __future__ import annotations

import re

from unmask.english.inflection import Form
from unmask.english.wordlist import alternatives
from unmask.recast.affirm import AGAIN, SOFT, claims, concedes, conditional, hangs, plural, sought
from unmask.recast.join import lowered
from unmask.segment.line import Line, written
from unmask.types.span import Span

_YES = re.compile(rf"{alternatives('recast', 'yes')}[.!]*$", re.IGNORECASE)
_NO = re.compile(rf"{alternatives('recast', 'no')}[.!]*$", re.IGNORECASE)
_AUXILIARY = alternatives("grammar", "present auxiliaries", "past auxiliaries", "supposing auxiliaries")
_ASKED = rf"(?P<who>{alternatives('recast', 'asked about')}) (?P<rest>(?P<verb>\w+)[^?]*)\?$"
_WHETHER = re.compile(rf"(?:(?:and|but|so) )?(?P<aux>{_AUXILIARY}) {_ASKED}", re.IGNORECASE)
_WHY = re.compile(rf"(?:(?:and|but|so) )?why (?P<aux>{_AUXILIARY}) {_ASKED}", re.IGNORECASE)
_DO = {"did": Form.PAST, "does": Form.THIRD, "do": Form.BASE}
_CAUSE = re.compile(r"(?:(?:and|but|so) )?(?:why|how come|how)\?$", re.IGNORECASE)
_REASON = re.compile(r"(?:because|by \w+ing|with|through|thanks to)\b", re.IGNORECASE)
_SUBJECT = re.compile(rf"(?:{alternatives('grammar', 'personal subjects')}|nobody|everyone)(?:'\w+)? \w", re.IGNORECASE)
_HAPPENED = re.compile(r"(?:(?:and|but|so) )?(?:so )?what (?:happened|changed)(?: next)?\?$", re.IGNORECASE)
_NOMINAL = re.compile(
    rf"(?P<lead>(?:and|but) )?(?P<what>(?:the|{alternatives('grammar', 'possessives')}) [^?]+)\?$", re.IGNORECASE
)
_MERE = re.compile(rf"(?:the|my) (?:\w+ )?{alternatives('recast', 'mere questions')}$", re.IGNORECASE)
"""Questions that name nothing: their answer says as much without them."""

_IT_IS = re.compile(r"It(?: is| (?P<was>was)|['’]s) ", re.IGNORECASE)
_NAMES = re.compile(rf"(?:an?|the|{alternatives('grammar', 'possessives')}|how|that|what|when|where)\b", re.IGNORECASE)
_TAKEN_UP = re.compile(r"\b(?:it|them)\b", re.IGNORECASE)
_NOT_ONE = re.compile(r"(?:n['’]t|\bnot|\bnever|\bwithout)\b[^.!?]*\b(?:one|ones|any)[.!…]*$", re.IGNORECASE)
"""An answer that has no noun of its own for what it denies: “My secret? I don't have one.”"""

_DENIES = re.compile(rf"\b{alternatives('recast', 'denies what was asked')}\b", re.IGNORECASE)
_MORE_OF_IT = re.compile(r"the (?:more|less|[a-z]+er) \w+ ", re.IGNORECASE)
"""“The sooner you bake? The more you sell.” is one sentence in two."""

_SIMPLE = re.compile(rf"{alternatives('recast', 'easy answers')}\b", re.IGNORECASE)
_THEY = re.compile(r"They (?=[a-z]+\b)")
_LONGEST = 25


def plain_answer(before: Line | None, question: Line, answer: Line, source: str) -> tuple[str, Span | None] | None:
    """What the two say as a statement, and what that takes the place of where it is more than the two.

    `before` is the sentence that the question follows, if any. None where no statement surely says the same.
    """
    statement = _whether(question, answer, source) or _named(question, answer, source)
    if statement is not None:
        return statement, None
    if _HAPPENED.match(question.text) and _SUBJECT.match(answer.text):
        return written(answer, 0, len(answer.text), source), None
    if _CAUSE.match(question.text) and before is not None:
        return _reason(before, question, answer, source)
    return None


def _whether(question: Line, answer: Line, source: str) -> str | None:
    """“Was it worth it? Yes.” as “It was worth it.”, “Why is it cold? Because …” as “It is cold because …”."""
    denied = _NO.match(answer.text) is not None
    found = _WHETHER.match(question.text)
    if found is not None and (denied or _YES.match(answer.text)):
        said = _stated(found, question, source, denied=denied)
        return f"{said}{answer.text[-1] if answer.text[-1] in '.!' else '.'}" if said is not None else None
    found = _WHY.match(question.text)
    if found is not None and answer.text.lower().startswith("because "):
        said = _stated(found, question, source, denied=False)
        because = lowered(written(answer, 0, len(answer.text), source), source)
        return f"{said} {because}" if said is not None else None
    return None


def _stated(found: re.Match[str], question: Line, source: str, *, denied: bool) -> str | None:
    """A question of yes or no, or of why, as a statement without its stop."""
    aux = found["aux"].lower()
    who = written(question, *found.span("who"), source)
    rest = written(question, *found.span("rest"), source)
    who = who[0].upper() + who[1:]
    if denied:
        return f"{who} {'cannot' if aux == 'can' else f'{aux} not'} {rest}"
    if aux not in _DO:
        return f"{who} {aux} {rest}"
    verb = _told(found["verb"].lower(), _DO[aux])
    return f"{who} {verb}{rest[len(found['verb']) :]}" if verb is not None else None


def _told(verb: str, form: Form) -> str | None:
    # Only a question like this needs the dictionary.
    from unmask.english.inflection import base_of, form_of

    base = base_of(verb, Form.BASE)
    return form_of(base, form) if base is not None else None


def _named(question: Line, answer: Line, source: str) -> str | None:
    """“The result? Chaos.” as “The result: chaos.”, and the answer alone where the question names nothing."""
    found = _NOMINAL.match(question.text)
    if found is None or found["lead"] or _MORE_OF_IT.match(found["what"]) or _SIMPLE.match(answer.text):
        return None
    mere = _MERE.match(found["what"])
    if _NOT_ONE.search(answer.text) or (not mere and _DENIES.search(answer.text)):
        return None
    said = written(answer, 0, len(answer.text), source)
    if mere:
        return said if answer.words >= 3 else None
    what = written(question, 0, found.end("what"), source)
    if (they := _THEY.match(said)) is not None:
        # “The bakers who last? They rest.” says that they rest.
        return f"{what} {said[they.end() :]}"
    if (is_it := _IT_IS.match(said)) is not None:
        # “The best part? It's the crust.” says what the best part is; “It's free.” may be said of something else.
        named = _NAMES.match(said, is_it.end())
        return f"{what} {is_it['was'] or 'is'} {said[is_it.end() :]}" if named is not None else None
    # “The crumb? Weighed it.” tells a deed, and “The crumb: weighed it” does not.
    return None if _TAKEN_UP.search(said) else f"{what}: {lowered(said, source)}"


def _reason(before: Line, question: Line, answer: Line, source: str) -> tuple[str, Span] | None:
    """The sentence before with its reason: “I read them all. Why? Because nobody else will.” as one sentence."""
    gap = Span(before.span.end, question.span.start).slice(source)
    near = question.block.paragraph - before.block.paragraph <= 1 and not gap.strip()
    if not near or before.text[-1] != "." or before.words > _LONGEST or answer.block.lead is not None:
        return None
    if re.search(r"\bbecause\b", before.text, re.IGNORECASE) or before.words < 3:
        return None
    how = re.search(r"how\?$", question.text, re.IGNORECASE) is not None
    said = lowered(written(answer, 0, len(answer.text), source), source)
    replaced = Span(before.span.end - 1, answer.span.end)
    if _REASON.match(answer.text) and how != answer.text.lower().startswith("because"):
        return f"{' ' if how else ', '}{said}", replaced
    if not how and _SUBJECT.match(answer.text):
        return f", because {said}", replaced
    return None


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
    from unmask.english.inflection import base_of, form_of

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
