"""Templates: the wording that a rule puts in the place of a match, and the verbs beside it that follow.

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
from collections.abc import Iterator, Mapping, Sequence

from unmask.english.dictionary import base_of, form_of, singular_of
from unmask.english.inflection import VERBS, Form, inflect, inflect_noun
from unmask.rewrite.replacement import Change
from unmask.types.span import Span

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
