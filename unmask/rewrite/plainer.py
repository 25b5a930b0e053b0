"""Saying a passage plainly: without its big words, and with a plain verb, noun or adjective for a big one.

All is done by what stands around a word, since no parse comes this far: an adjective goes only where a noun is sure
to follow it and no list or predicate hangs on it, and a verb is changed only where it can be nothing but a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from unmask.english.inflection import Form, inflect_noun, noun_forms, verb_form_of, verb_forms
from unmask.english.word import (
    BEFORE_BASE,
    BEFORE_GERUND,
    COMPOUNDS,
    CONJUNCTIONS,
    COPULAS,
    DEGREES,
    DETERMINERS,
    NOT_NOUNS,
    PASSIVE_AUXILIARIES,
    PERFECT_AUXILIARIES,
    PREPOSITIONS,
    SCALE_NOUNS,
    VERBS_ALSO_ADJECTIVES,
    VERBS_ALSO_NOUNS,
    WORD,
    article,
    lower,
    takes_bare_object,
)
from unmask.english.wordlist import words
from unmask.rewrite.dropped import BEFORE, dropped, plain_case, thinned
from unmask.rewrite.replacement import Change, echoes, like
from unmask.types.lexicon import Plain
from unmask.types.pattern import Plainer
from unmask.types.span import Span

SHORT = 5
"""Adjectives up to so many letters are compared in -er: “more good” is no English."""

_NEXT = re.compile(rf"[ -]({WORD.pattern})")
_NEAR = 4
"""How many words away the neighbour of a plain word may stand."""

_CLAUSE_BEFORE = re.compile(r"[^.,;:!?…]*$")
_CLAUSE_AFTER = re.compile(r"[^.,;:!?…]*")
_BEFORE_PAST = frozenset((*words("grammar", "personal subjects"), "who"))
_COMPARING = frozenset({"more", "most", "less", "least"})
_DEGREES = frozenset({"more", "very", "really", "both", "always", "pretty"})
_EXCLAIMED = frozenset({"what", "such", "than"})
_CLAUSE = frozenset({"how", "what", "why", "that", "when", "where"})


def rated(plainer: Plainer, text: str, match: Span, sentence: Span) -> Iterator[Change]:
    """The changes of big adjectives into the plain ones that `plainer` gives, without the intensifiers before them.

    They are made in a predicate and after “a”. One that a clause hangs on stays (“incredible how”), and so does one
    beside a noun that it measures (“an incredible rate”), and one with a capital, which may be a name.
    """
    for big, options in plainer.qualities.items():
        for found in _spelled(big).finditer(text, match.start, match.end):
            if (small := fitting(options, text, Span(*found.span()), sentence)) is None:
                continue
            start = found.start()
            before = BEFORE.search(text, sentence.start, start)
            while before is not None and before[1].lower() in plainer.intensifiers:
                start = before.start(1)
                before = BEFORE.search(text, sentence.start, start)
            if before is None or not found[0].islower():
                continue
            lead = plain_case(before[1])
            follows = _NEXT.match(text, found.end(), sentence.end)
            said = plain_case(follows[1]) if follows is not None else ""
            if said in _CLAUSE | SCALE_NOUNS or f"{found[0]} {said}" in COMPOUNDS:
                continue
            words = small.removeprefix("very ") if lead in DEGREES | _DEGREES else small
            if lead in {"a", "an"}:
                ahead = BEFORE.search(text, sentence.start, before.start(1))
                if said and (ahead is None or ahead[1].lower() not in _EXCLAIMED):
                    yield Change(Span(before.start(1), found.end()), f"{like(before[1], article(words))} {words}")
            elif _fits(lead, said, words):
                yield Change(Span(start, found.end()), words)


def fitting(options: Sequence[Plain], text: str, span: Span, sentence: Span, *, after: bool = False) -> str | None:
    """The first plain word that goes with what stands near `span`, or only `after` it; None where none does."""
    ahead = "" if after else _CLAUSE_BEFORE.search(text[sentence.start : span.start])[0]  # type: ignore[index]
    behind = _CLAUSE_AFTER.match(text[span.end : sentence.end])[0]  # type: ignore[index]  # both match nothing, too
    near = {*WORD.findall(ahead.lower())[-_NEAR:], *WORD.findall(behind.lower())[:_NEAR]}
    return next((each.say for each in options if not each.beside or not each.beside.isdisjoint(near)), None)


def _fits(lead: str, said: str, words: str) -> bool:
    """Whether the adjective `words` can stand after `lead` and before `said`, in a predicate or before a bare noun."""
    if lead in _COMPARING and len(words) <= SHORT:
        return False
    noun = bool(said) and said not in PREPOSITIONS | CONJUNCTIONS
    if noun and ((lead in PREPOSITIONS and words != "good") or takes_bare_object(lead)):
        return True
    return lead in (COPULAS | DEGREES | _DEGREES) - _EXCLAIMED or (lead in CONJUNCTIONS and _ends(said))


def _ends(said: str) -> bool:
    """Whether what comes after an adjective shows that no noun follows it."""
    return not said or said in PREPOSITIONS | {"to", "but"}


@cache
def _spelled(word: str) -> re.Pattern[str]:
    pieces = "[- ]".join(re.escape(piece) for piece in word.split("-"))
    return re.compile(rf"(?<![\w’'-]){pieces}(?![\w’'-])", re.IGNORECASE)


_STOPS = re.compile(r" ?(?:[.,;:!?…—–)]|[\u2190-\u27bf\U0001f000-\U0001faff]|$)")
_AFTER = re.compile(r" [^\W_]")
_BY = re.compile(r" by\b")


def say_plainly(
    plainer: Plainer, text: str, match: Span, sentence: Span, *, verb_first: bool = False
) -> tuple[Span, str] | None:
    """Where the passage changes and what it becomes there; None where no word of it can surely be spared or changed.

    The span goes past the match where the article before it must change. `verb_first` says that grammar has been
    asked, and that the match opens with a verb.
    """
    sure = match.start if verb_first else -1
    ways = (dropped, _called, rated, thinned, _left_out)
    found = [change for way in ways for change in way(plainer, text, match, sentence)]
    changes = sorted([*_said(plainer, text, match, sentence, sure), *found], key=_start)
    if not changes:
        return None
    parts: list[str] = []
    done = match.start
    for change in changes:
        if change.span.start < done > match.start:
            # Two ways to mend the same words: the first stands.
            continue
        parts += (text[done : change.span.start], change.text)
        done = change.span.end
    end = max(done, match.end)
    parts.append(text[done:end])
    words = "".join(parts)
    return Span(min(match.start, changes[0].span.start), end), words


def _start(change: Change) -> int:
    return change.span.start


def _said(plainer: Plainer, text: str, match: Span, sentence: Span, sure: int) -> Iterator[Change]:
    """The changes of big verbs into plain ones. A verb of several words, and the one at `sure`, can be no noun."""
    said = frozenset(_PIECE.findall(lower(match.slice(text))))
    for big, options in plainer.verbs.items():
        # To look for its first word takes a hundredth of the time of making an expression, and most are not there.
        if said.isdisjoint(_first_words(big)):
            continue
        for found in _of(_spellings(big)).finditer(text, match.start, match.end):
            if (small := fitting(options, text, Span(*found.span()), sentence, after=True)) is None:
                continue
            before = _word_before(text, sentence, found.start())
            form = _form(big, found[0].lower(), before)
            if form is None and (" " in big or found.start() == sure):
                form = _form_of_verb(big, small, found[0], text[sentence.start : found.start()])
                if form is Form.PAST and _BY.match(text, found.end(), sentence.end):
                    form = Form.PARTICIPLE
            if form is Form.GERUND and before in DETERMINERS:
                # “The unlocking potential”: no verb, but what an adjective is.
                continue
            if form is None or not (" " in big or _takes_object(text, found.end(), sentence.end)):
                continue
            words = like(found[0], _spelled_as(found[0], small, form))
            if not echoes(text, sentence, Span(*found.span()), words):
                yield Change(Span(*found.span()), words)


def _called(plainer: Plainer, text: str, match: Span, sentence: Span) -> Iterator[Change]:
    said = lower(match.slice(text))
    for big, options in plainer.nouns.items():
        for form, spelled in noun_forms(big).items():
            if not any(lower(one) in said for one in spelled):
                continue
            for found in _of(tuple(spelled)).finditer(text, match.start, match.end):
                if (small := fitting(options, text, Span(*found.span()), sentence)) is None:
                    continue
                words = like(found[0], inflect_noun(small, form))
                before = BEFORE.search(text, sentence.start, found.start())
                if before is not None and before[1].lower() in {"a", "an"}:
                    yield Change(Span(before.start(1), found.end()), f"{like(before[1], article(words))} {words}")
                else:
                    yield Change(Span(*found.span()), words)


def _left_out(plainer: Plainer, text: str, match: Span, sentence: Span) -> Iterator[Change]:
    for found in _of(tuple(plainer.tails)).finditer(text, match.start, match.end) if plainer.tails else ():
        before = BEFORE.search(text, sentence.start, found.start())
        # The clause must be whole without it, so a word that wants more may not come to stand at its end.
        if before is None or before[1].lower() in NOT_NOUNS or not _STOPS.match(text, found.end(), sentence.end):
            continue
        yield Change(Span(found.start() - 1, found.end()), "")


# The same few words are asked for at every match: to spell them and put them together takes longer than the search.
@cache
def _spellings(verb: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lower(word) for words in verb_forms(verb).values() for word in words))


_PIECE = re.compile(r"[\w’'-]+")
"""What stands between two places where a verb may begin or end."""


@cache
def _first_words(verb: str) -> frozenset[str]:
    return frozenset(_PIECE.findall(one)[0] for one in _spellings(verb))


@cache
def _of(spelled: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(one).replace("\\ ", " ") for one in sorted(spelled, key=len, reverse=True))
    return re.compile(rf"(?<![\w’'-])(?:{listed})(?![\w’'-])", re.IGNORECASE)


def _word_before(text: str, sentence: Span, start: int) -> str:
    before = BEFORE.search(text, sentence.start, start)
    if before is not None:
        return plain_case(before[1])
    return "" if any(letter.isalnum() for letter in text[sentence.start : start]) else "^"


def _form(verb: str, word: str, before: str) -> Form | None:
    """The form of `verb` that `word` stands in after `before`, where it is surely the verb and in that form."""
    forms: Mapping[Form, tuple[str, ...]] = verb_forms(verb)
    sure = verb not in VERBS_ALSO_NOUNS and before not in DETERMINERS | PREPOSITIONS | COPULAS | {""}
    if word in forms[Form.GERUND] and (before in BEFORE_GERUND | {"^"} or (sure and verb not in VERBS_ALSO_ADJECTIVES)):
        return Form.GERUND
    if word in forms[Form.BASE] and (
        before in BEFORE_BASE or sure or (before == "that" and verb not in VERBS_ALSO_NOUNS)
    ):
        return Form.BASE
    if word in forms[Form.THIRD] and before and before not in DETERMINERS | PREPOSITIONS | {"^", "and", "or"}:
        return Form.THIRD
    if word in forms[Form.PARTICIPLE] and before in PERFECT_AUXILIARIES | PASSIVE_AUXILIARIES:
        return Form.PARTICIPLE
    if word in forms[Form.PAST] and before in _BEFORE_PAST:
        return Form.PAST
    return None


def _form_of_verb(verb: str, small: str, word: str, ahead: str) -> Form | None:
    """The form that a verb stands in after `ahead`; None where past and participle could be mixed up, and it shows."""
    form, forms = verb_form_of(word, verb, before=ahead), verb_forms(small)
    shows = forms[Form.PAST][0] != forms[Form.PARTICIPLE][0]
    return None if form is Form.PAST and shows and " " not in verb else form


def _spelled_as(word: str, small: str, form: Form) -> str:
    """The form of `small`, in -ize where the word that it stands for is so spelled."""
    spelled = verb_forms(small)[form]
    return next((one for one in spelled if ("iz" in one) == ("iz" in word.lower())), spelled[0])


def _takes_object(text: str, end: int, limit: int) -> bool:
    return _AFTER.match(text, end, limit) is not None
