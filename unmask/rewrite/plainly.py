"""Saying a passage plainly: without its big adjectives, and with a plain verb for a big one.

Both are done by what stands around a word, since no parse comes this far: an adjective goes only where a noun is sure
to follow it and no list or predicate hangs on it, and a verb is changed only where it can be nothing but a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from unmask.rewrite.article import article
from unmask.rewrite.replacement import like
from unmask.rulebook.inflect import Form, inflect, inflect_noun, noun_forms, verb_forms
from unmask.types.rule import Plainly
from unmask.types.span import Span

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BEFORE = re.compile(r"([^\W_]+(?:['’-][^\W_]+)*) $")
_STOPS = re.compile(r" ?[.,;!?—–]")
_AFTER = re.compile(r" ([^\W_]+(?:['’-][^\W_]+)*)")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_DETERMINERS = _words(
    """
    a all an any both each every few five four her his its many my no other our several some that the
    their these this those three two your
    """
)
_PREPOSITIONS = _words(
    """
    about across after among around as at before behind between by during for from in into of on through
    toward towards via with within without
    """
)
_NO_NOUN = _words(
    """
    a about across after again also always am an and are as at be because been before behind being both but
    by can could did do does during enough even for from had has have he her here him his how i if in into is
    it its just may me might must my never nor not now of on once one ones only or our really she should
    since so than that the their them then there these they thing things this those through to today tomorrow
    tonight too truly until us very was we were what when where which while who why will with would yesterday
    yet you your
    """
)
"""What can stand after an adjective that has no noun."""

_COPULAS = _words(
    """
    am are be became become becomes becoming been being feel feels felt he's here's i'm is isn't it's look
    looked looks remain remained remains seem seemed seems she's sound sounded sounds that's there's they're
    was wasn't we're were what's you're
    """
)
_DEGREES = _words(
    """
    as how less most quite rather so such too what
    """
)
_EMPTY = _words(
    """
    attitude approach mindset culture effort focus manner level kind sort
    day days deal evening experience feat job journey leap moment
    morning move news night people person place
    rate ride role sense start time times value way week weekend weeks year years
    """
)
"""Nouns that say nothing by themselves: “had a time”, “played a role”."""

_VERB_AFTER = _words(
    """
    can could help helped helping helps i let lets may might must should they to we who will would you
    """
)
_GERUND_AFTER = _words(
    """
    about after are be been before by for from i'm in is it's keep of on start started stop they're was we're
    were when while without you're
    """
)
_PERFECT = _words(
    """
    had has have i've they've we've you've
    """
)
_PASSIVE = _words(
    """
    are be been being is was were
    """
)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A piece of the text, and what stands in its place."""

    span: Span
    words: str


def plainly(plain: Plainly, text: str, match: Span, sentence: Span) -> tuple[Span, str] | None:
    """Where the passage changes and what it becomes there; None where no word of it can surely be spared or changed.

    The span goes past the match where the article before it must change.
    """
    ways = (_dropped, _said, _called, _left_out)
    cuts = sorted((cut for way in ways for cut in way(plain, text, match, sentence)), key=_start)
    if not cuts:
        return None
    parts: list[str] = []
    done = match.start
    for cut in cuts:
        if cut.span.start < done > match.start:
            # Two ways to mend the same words: the first stands.
            continue
        parts += (text[done : cut.span.start], cut.words)
        done = cut.span.end
    end = max(done, match.end)
    parts.append(text[done:end])
    words = "".join(parts)
    return Span(min(match.start, cuts[0].span.start), end), words


def _plain_case(word: str) -> str:
    return word.lower().replace("’", "'")


def _start(cut: _Cut) -> int:
    return cut.span.start


def _dropped(plain: Plainly, text: str, match: Span, sentence: Span) -> Iterator[_Cut]:
    words = list(_WORD.finditer(text, match.start, match.end))
    number = 0
    while number < len(words):
        first = last = number
        while last < len(words) and _droppable(plain, words[last][0]) and _adjoins(text, words, first, last):
            last += 1
        if last == first:
            number += 1
            continue
        number = last
        start, end = words[first].start(), words[last - 1].end()
        cut = _cut(plain, text, Span(start, end), sentence)
        if cut is not None:
            yield cut


def _droppable(plain: Plainly, word: str) -> bool:
    return word.lower() in plain.drop


def _adjoins(text: str, words: list[re.Match[str]], first: int, index: int) -> bool:
    return index == first or text[words[index - 1].end() : words[index].start()] == " "


def _cut(plain: Plainly, text: str, span: Span, sentence: Span) -> _Cut | None:
    """The cut that leaves out adjectives, or None where no noun may follow or something hangs on them."""
    follows = _AFTER.match(text, span.end, sentence.end)
    if follows is None or follows[1].lower() in _NO_NOUN | plain.drop or follows[1].lower().endswith("ly"):
        return None
    noun = follows[1]
    before = _BEFORE.search(text, sentence.start, span.start)
    if before is None or noun[0].isupper():
        return None
    word = _plain_case(before[1])
    if word in {"a", "an"}:
        ahead = text[sentence.start : before.start(1)].split()
        lead = _plain_case(ahead[-1]) if ahead else "be"
        if lead in _COPULAS | _DEGREES or noun.lower() in _EMPTY:
            return None
        return _with_article(before.start(1), before[1], span, noun)
    bare = word in _PREPOSITIONS and (noun.endswith("s") or noun.lower().endswith(_MASS))
    if bare or (word in _DETERMINERS and noun.lower() not in _EMPTY):
        return _Cut(Span(span.start, span.end + 1), "")
    return None


_MASS = ("tion", "ment", "ness", "ity", "ance", "ence", "growth", "work", "design", "software", "technology")


def _with_article(start: int, old: str, span: Span, noun: str) -> _Cut | None:
    wanted = like(old, article(noun))
    return _Cut(Span(span.start, span.end + 1), "") if wanted == old else _Cut(Span(start, span.end + 1), wanted + " ")


def _said(plain: Plainly, text: str, match: Span, sentence: Span) -> Iterator[_Cut]:
    for big, small in plain.say.items():
        spelled = {word for words in verb_forms(big).values() for word in words}
        for found in _of(spelled).finditer(text, match.start, match.end):
            form = _form(big, found[0].lower(), _word_before(text, sentence, found.start()))
            if form is not None and (" " in big or _takes_object(text, found.end(), sentence.end)):
                yield _Cut(Span(*found.span()), like(found[0], inflect(small, form)))


def _called(plain: Plainly, text: str, match: Span, sentence: Span) -> Iterator[_Cut]:
    for big, small in plain.call.items():
        for form, spelled in noun_forms(big).items():
            for found in _of(spelled).finditer(text, match.start, match.end):
                words = like(found[0], inflect_noun(small, form))
                before = _BEFORE.search(text, sentence.start, found.start())
                if before is not None and before[1].lower() in {"a", "an"}:
                    yield _Cut(Span(before.start(1), found.end()), f"{like(before[1], article(words))} {words}")
                else:
                    yield _Cut(Span(*found.span()), words)


def _left_out(plain: Plainly, text: str, match: Span, sentence: Span) -> Iterator[_Cut]:
    for found in _of(plain.cut).finditer(text, match.start, match.end) if plain.cut else ():
        before = _BEFORE.search(text, sentence.start, found.start())
        # The clause must be whole without it, so a word that wants more may not come to stand at its end.
        if before is None or before[1].lower() in _NO_NOUN or not _STOPS.match(text, found.end(), sentence.end):
            continue
        yield _Cut(Span(found.start() - 1, found.end()), "")


def _of(spelled: Iterable[str]) -> re.Pattern[str]:
    listed = "|".join(re.escape(one).replace("\\ ", " ") for one in sorted(spelled, key=len, reverse=True))
    return re.compile(rf"(?<![\w’'-])(?:{listed})(?![\w’'-])", re.IGNORECASE)


def _word_before(text: str, sentence: Span, start: int) -> str:
    before = _BEFORE.search(text, sentence.start, start)
    if before is not None:
        return _plain_case(before[1])
    return "" if any(letter.isalnum() for letter in text[sentence.start : start]) else "^"


def _form(verb: str, word: str, before: str) -> Form | None:
    """The form of `verb` that `word` stands in after `before`, where it is surely the verb and in that form."""
    forms: Mapping[Form, tuple[str, ...]] = verb_forms(verb)
    if word in forms[Form.GERUND] and before in _GERUND_AFTER | {"^"}:
        return Form.GERUND
    if word in forms[Form.BASE] and before in _VERB_AFTER:
        return Form.BASE
    if word in forms[Form.THIRD] and before and before not in _DETERMINERS | _PREPOSITIONS | {"^", "and", "or"}:
        return Form.THIRD
    if word in forms[Form.PARTICIPLE] and before in _PERFECT | _PASSIVE:
        return Form.PARTICIPLE
    if word in forms[Form.PAST] and before in {"we", "i", "they", "he", "she", "it", "you", "who"}:
        return Form.PAST
    return None


def _takes_object(text: str, end: int, limit: int) -> bool:
    return _AFTER.match(text, end, limit) is not None
