"""Answers: what a question and the writer's own answer to it say without the question."""

from __future__ import annotations

import re

from unmask.english.inflection import Form
from unmask.english.wordlist import alternatives
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
_BECAUSE = re.compile(r"(?:because|by \w+ing|with|through|thanks to)\b", re.IGNORECASE)
_SUBJECT = re.compile(rf"(?:{alternatives('grammar', 'personal subjects')}|nobody|everyone)(?:'\w+)? \w", re.IGNORECASE)
_HAPPENED = re.compile(r"(?:(?:and|but|so) )?(?:so )?what (?:happened|changed)(?: next)?\?$", re.IGNORECASE)
_NOMINAL = re.compile(
    rf"(?P<lead>(?:and|but) )?(?P<what>(?:the|{alternatives('grammar', 'possessives')}) [^?]+)\?$", re.IGNORECASE
)
_MERE = re.compile(rf"(?:the|my) (?:\w+ )?{alternatives('recast', 'mere questions')}$", re.IGNORECASE)
"""Questions that name nothing: their answer says as much without them."""

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
    from unmask.english.dictionary import base_of, form_of

    base = base_of(verb, Form.BASE)
    return form_of(base, form) if base is not None else None


def _named(question: Line, answer: Line, source: str) -> str | None:
    """“The result? Chaos.” as “The result: chaos.”, and the answer alone where the question names nothing."""
    found = _NOMINAL.match(question.text)
    if found is None:
        return None
    said = written(answer, 0, len(answer.text), source)
    if _MERE.match(found["what"]):
        return said if answer.words >= 3 else None
    return f"{written(question, 0, found.end('what'), source)}: {lowered(said, source)}"


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
    if _BECAUSE.match(answer.text) and how != answer.text.lower().startswith("because"):
        return f"{' ' if how else ', '}{said}", replaced
    if not how and _SUBJECT.match(answer.text):
        return f", because {said}", replaced
    return None
