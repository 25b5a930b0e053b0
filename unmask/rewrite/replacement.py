"""Replacements: other words in the place of some, from the template of a rule, and the tokens that none may lose.

<part>            what the match remembers by that name
<part:gerund>     its verb in another form: base, third, past, participle, gerund
<part:present>    the same in the present, as <who> asks: I join, Acme joins
<part:same>       the same in the form of the match's own inflected word
<part:singular>   a plural noun in the singular
{look}            a verb of the rule's in the form of the match's inflected word; {lesson:n} a noun
{have:present}    a verb of the rule's in a form of its own; its subject is <who>, or the pronoun that comes first
[still <part>]    left out where the match has no such part
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from unmask.english.inflection import VERBS, Form, base_of, form_of, inflect, inflect_noun, singular_of
from unmask.english.particular import Kind, particulars
from unmask.english.word import STOP_WORDS, TERM, article, stem
from unmask.types.span import Span

_SPAN_OF_TIME = re.compile(r"^(\d+)[- ]?(?:year|month|week|day|hour|minute)s?$")
"""“A 9-month journey” keeps its number when it becomes “9 months”."""

_NO_NAME = re.compile(r"(?:[\"“][A-Z]{2,}[\"”]|DMs?|PMs?|AI-[a-z]+|I|I'm|I’m|I've|I’ve|I'll|I’ll|I'd|I’d)$")


def protected(text: str, part: Span | None = None) -> Counter[str]:
    """The links, addresses, mentions, hashtags, numbers, quotations, code and names of a text, and how often each.

    With `part`, those that begin in that span of the text: a name is told by what stands before it.
    """
    found = (_SPAN_OF_TIME.sub(r"\1", each.span.slice(text)) for each in particulars(text, frozenset(Kind), part=part))
    return Counter(token for token in found if not _NO_NAME.match(token))


def lost(before: str, after: str, part: Span | None = None) -> tuple[str, ...]:
    """The protected tokens that `before`, or a part of it, has more of than `after`, in order of their spelling."""
    gone = protected(before, part) - protected(after)
    # A name is told from the capital that opens a sentence by the word before it, and `after` may open with one.
    opening = next((token for token in gone if re.match(rf"{re.escape(token)}\b", after)), None)
    return tuple(sorted((gone - Counter([opening] if opening else [])).elements()))


_SHORTEST = 3


def echoes(text: str, sentence: Span, span: Span, words: str) -> bool:
    """Whether `words`, put in the place of `span`, bring in a word that the rest of the sentence has in some form.

    Short words and those that nobody hears twice (“make”, “have”, “about”) do not count, nor does what stood in the
    span before.
    """
    new = stems(words) - stems(span.slice(text))
    if not new:
        return False
    return bool(new & stems(f"{text[sentence.start : span.start]} {text[span.end : sentence.end]}"))


def stems(words: str) -> frozenset[str]:
    """The words that a reader hears, in small letters and without their endings."""
    found = (word.lower() for word in TERM.findall(words))
    return frozenset(stem(word) for word in found if len(word) >= _SHORTEST and word not in STOP_WORDS)


_ARTICLE_BEFORE = re.compile(r"\b(an?)( )$", re.IGNORECASE)
NEXT_WORD = re.compile(r"\s*([\w\"'“‘$€£#@][^\s]*)")
_OPENING_ARTICLE = re.compile(r"(an?) (\S+)", re.IGNORECASE)
_OWN_CAPITALS = re.compile(r"I(?:['’]\w+)?\b|[A-Z]{2,}\b")
_OPENING = re.compile(r"(?:^|[\n\r]|[.!?…:][\"'”’)\]]*\s)[^\w\n\r]*$")


@dataclass(frozen=True, slots=True)
class Change:
    """A repaired change: `text` in the place of what `span` covers."""

    span: Span
    text: str


def replaced(text: str, span: Span, words: str) -> Change:
    """The change that puts `words` where `span` is, with the case and article that they need there."""
    if not words:
        raise ValueError("nothing to put there; to leave words out, use removed")
    return with_article(text, span, in_place_of(text, span, words))


def in_place_of(text: str, span: Span, words: str) -> str:
    """`words` with a capital where what `span` covers has one that they need there."""
    old = span.slice(text)
    # “I” or “SO” in the middle of a sentence has capitals for its own sake, which say nothing of what replaces it.
    own = _OWN_CAPITALS.match(old) is not None and _OPENING.search(text, 0, span.start) is None
    return words if own else like(old, words)


def with_article(text: str, span: Span, words: str = "") -> Change:
    """A change whose “a” or “an” in front, if there is one, goes with the word that now follows it."""
    found = _ARTICLE_BEFORE.search(text[: span.start])
    follows = words or ((after := NEXT_WORD.match(text, span.end)) and after[1]) or ""
    if found and follows:
        wanted = like(found[1], article(follows))
        if wanted != found[1]:
            return Change(Span(found.start(1), span.end), wanted + found[2] + words)
    return Change(span, words)


def agreeing(words: str) -> str:
    """`words` with the “a” or “an” that opens them as the word after it asks."""
    found = _OPENING_ARTICLE.match(words)
    return like(found[1], article(found[2])) + words[found.end(1) :] if found else words


def like(old: str, new: str) -> str:
    """`new` with a capital where `old` has one."""
    letters = [letter for letter in old if letter.isalpha()]
    if letters and letters[0].isupper() and new[:1].islower():
        return new[0].upper() + new[1:]
    return new


def as_typed(words: str, old: str, *, curly: bool) -> str:
    """`words` with the apostrophes and quotation marks that `old` is typed with; the whole text, if that has none."""
    if not ("’" in old if "'" in old or "’" in old else curly):
        return words
    return re.sub(r'"([^"]*)"', r"“\1”", words.replace("'", "’"))


_SLOT = re.compile(r"<(?P<part>[^<>:]+)(?::(?P<form>[a-z]+))?>|\{(?P<word>[^{}:]+)(?::(?P<kind>[a-z]+))?\}")
_OPTIONAL = re.compile(r"\[(?P<piece>[^\[\]]*)\]")
PRESENT, SAME = "present", "same"
_PRONOUNS = ("I ", "we ")
_MANY = frozenset({"we", "you", "they", "these", "those", "both", "many"})
_AND = re.compile(r" (?:and|&) ")
_TAIL = re.compile(r" (?:of|at|in|from|behind|with|for|on|who|that)\b")


def fill(template: str, captures: Mapping[str, str], forms: Sequence[Form]) -> str:
    """The template with its parts put in.

    Of several braces the first takes the form of the match's first inflected word, and so on; when there are fewer
    forms the last serves. Raises `KeyError` for a part that this match does not have, and `ValueError` where a form
    cannot be told for sure: nothing was inflected, or a part is no verb that the dictionary knows.
    """
    taken = 0
    who = captures.get("who") or (template.split(maxsplit=1)[0] if template.startswith(_PRONOUNS) else "")

    def put(found: re.Match[str]) -> str:
        nonlocal taken
        if found["part"] is not None:
            text = captures[found["part"]]
            return text if found["form"] is None else reform(text, found["form"], who, forms)
        if found["kind"] not in {None, "n"}:
            return reform(found["word"], found["kind"], who, forms)
        if not forms:
            raise ValueError(f"“{template}” inflects “{found['word']}”, but the match holds no inflected word")
        form = forms[min(taken, len(forms) - 1)]
        taken += 1
        return inflect_noun(found["word"], form) if found["kind"] else inflect(found["word"], form)

    def keep(found: re.Match[str]) -> str:
        return found["piece"] if all(captures.get(part) for part, _ in parts(found["piece"])) else ""

    template = _OPTIONAL.sub(keep, template)
    words = re.sub(r" {2,}", " ", _SLOT.sub(put, template))
    return re.sub(r" (?=[,.;:!?])", "", words).strip(" ,")


def parts(template: str) -> Iterator[tuple[str, str | None]]:
    """The parts that a template names, each with the form it asks for."""
    for found in _SLOT.finditer(template):
        if found["part"] is not None:
            yield found["part"], found["form"]


def reform(verb: str, form: str, who: str, forms: Sequence[Form]) -> str:
    """A verb of the text in another form. `who` is its subject. Raises `ValueError` where there is any doubt.

    Of several words the first is the verb: “kick off”.
    """
    if form == Form.SINGULAR:
        if (one := singular_of(verb)) is None:
            raise ValueError(f"“{verb}” is no plural that we know")
        return one
    head, space, rest = verb.partition(" ")
    base = _base(head)
    if base is None:
        raise ValueError(f"“{verb}” is no verb that we know")
    if form == SAME:
        if not forms:
            raise ValueError(f"the match holds no inflected word to set “{verb}” by")
        wanted = forms[-1]
    else:
        wanted = _present(who) if form == PRESENT else Form(form)
    if base == "be":
        return _be(wanted, who, finite=form in {PRESENT, SAME}) + space + rest
    return form_of(base, wanted) + space + rest


def _base(verb: str) -> str | None:
    """The base of a verb that stands in its base, as a gerund or as a participle; None where it could be two verbs."""
    lower = verb.lower()
    # “Bring” ends as gerunds do, and is none; “found” is a verb, and what became of “find”.
    found = base_of(lower, Form.GERUND) if lower.endswith("ing") else None
    if found is not None:
        return found
    base, other = base_of(lower, Form.BASE), base_of(lower, Form.PARTICIPLE)
    return None if base and other in VERBS and other != base else base or other


def _be(form: Form, who: str, *, finite: bool) -> str:
    """The verb be, which alone tells I from we. Raises `ValueError` when nobody is named and it matters."""
    match form:
        case Form.BASE if not finite:
            return "be"
        case Form.BASE if who:
            return "am" if who.lower() == "i" else "are"
        case Form.PAST if who:
            return "were" if _is_plural(who) else "was"
        case Form.PARTICIPLE | Form.GERUND:
            return inflect("be", form)
        case Form.THIRD:
            return "is"
        case _:
            raise ValueError("the verb be needs to know who is meant")


def _present(who: str) -> Form:
    return Form.BASE if not who or who.lower() == "i" or _is_plural(who) else Form.THIRD


def _is_plural(who: str) -> bool:
    """Whether a subject is more than one: “we”, “Ana and Jo”, “the bakers of Leeds”, and not “Heroes of Bread”."""
    if who.lower() in _MANY or _AND.search(who):
        return True
    head = _TAIL.split(who, maxsplit=1)[0].split()[-1]
    return head.islower() and head.endswith("s") and not head.endswith(("ss", "us", "is"))


_NEGATED = re.compile(r"\b(?:not|never|nor)\b|n['’]t\b", re.IGNORECASE)
_LEADING_TO = re.compile(r"to\s+", re.IGNORECASE)


def follow(
    template: str, captures: Mapping[str, str], forms: Sequence[Form], text: str, end: int, joined: Sequence[Span]
) -> Change:
    """The change from `end`, where the match ends, to the last of the `joined` verbs; empty where there are none.

    Raises `ValueError` where the form of one of them is in doubt, a “not” would have to change as well, or one stands
    in the match itself, which is built anew without it.
    """
    form = next((form for _, form in reversed(tuple(parts(template))) if form is not None), None)
    if not joined or form is None:
        return Change(Span(end, end), "")
    if joined[0].start < end:
        raise ValueError("a verb of the match would have to follow")
    said: list[str] = []
    done = end
    for span in joined:
        if span.start < done:
            raise ValueError("a verb inside the match would have to follow")
        between = text[done : span.start]
        if _NEGATED.search(between):
            raise ValueError("a negated verb would need “do”")
        verb = _LEADING_TO.sub("", span.slice(text))
        said += (between, reform(verb, form, captures.get("who", ""), forms))
        done = span.end
    return Change(Span(end, done), "".join(said))
