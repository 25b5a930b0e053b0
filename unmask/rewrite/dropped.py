"""Words that a passage can spare: big adjectives before their noun, and the intensifiers before other words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unmask.english.particular import NUMBERS
from unmask.english.word import (
    BEFORE_INTENSIFIER,
    COMPOUNDS,
    CONJUNCTIONS,
    COPULAS,
    DEGREES,
    DETERMINERS,
    EMPTY_NOUNS,
    EVENT_NOUNS,
    MASS_NOUNS,
    NAME_ENDINGS,
    NOT_NOUNS,
    OCCASION_NOUNS,
    PERFECT_AUXILIARIES,
    PREPOSITIONS,
    SPECIFIC_DETERMINERS,
    WORD,
    article,
    is_adjective,
    takes_bare_object,
)
from unmask.english.wordlist import alternatives, words
from unmask.rewrite.replacement import Change, in_place_of, like
from unmask.types.pattern import Plainer
from unmask.types.span import Span

BEFORE = re.compile(rf"({WORD.pattern}) $")
_AFTER = re.compile(rf" ({WORD.pattern})")
_AND_MORE = re.compile(r"(?:,? and |, )(?P<other>[^\W\d_]+(?:-[^\W_]+)*) (?P<noun>[^\W\d_][^\W_]*)")
_OTHER_AND = re.compile(rf"(?P<lead>{WORD.pattern}) (?P<other>[^\W\d_]+(?:-[^\W_]+)*)(?P<joint>,? and )$")
_POSSESSIVE = re.compile(r"(?!let's|who's|where's|how's|everyone's|everything's|something's|nothing's)[a-z].*'s")
_FULL_NAME = re.compile(r" [A-Z][^\W_]*[a-zà-þ](?: [A-Z][^\W_]*[a-zà-þ](?:['’-][^\W_]+)*)+(?!['’])")
_NOUN_GROUP = re.compile(r"[^\W_]+(?:-[^\W_]+)*(?: [^\W_]+(?:-[^\W_]+)*){0,2}")
_TAG = re.compile(r" [#@][\w.]*\w(?=[^\w\s]|\s*$)")
_AFTER_A = re.compile(r"one|(?:dozen|hundred|thousand|million|billion)s?")
_NUMBER = re.compile(rf"\d[\d,.]*|{'|'.join(each for each in NUMBERS if not _AFTER_A.fullmatch(each))}", re.IGNORECASE)
_MANY = re.compile(rf"[\w,.]+ (?:[a-z]+ )?(?:[a-z]+s|{alternatives('grammar', 'plurals without s')})\b")
_SPENDING = frozenset({"spend", "spends", "spent", "spending"})
_SAYING_MORE = PREPOSITIONS | {*words("grammar", "relatives"), "called", "named"}
_BESIDE = frozenset({"to", "including", "like", "than"})
_WEIGHED = frozenset({"or", "like", "than"})
_MANY_THINGS = re.compile(r"[^siu]s$")
_HAVING = PERFECT_AUXILIARIES | {"having", "got"}
_ENDED = re.compile(rf"{WORD.pattern}[^\w ]*\s*$")
_MASS = words("wordclass", "mass endings")


def plain_case(word: str) -> str:
    """A word as the word classes list it: in lower case, with a straight apostrophe."""
    return word.lower().replace("’", "'")


def dropped(plainer: Plainer, text: str, match: Span, sentence: Span) -> Iterator[Change]:
    """The changes that leave out adjectives to drop, with the intensifiers before them."""
    words = list(WORD.finditer(text, match.start, match.end))
    number = 0
    while number < len(words):
        first = last = number
        end = first
        while last < len(words) and (size := _size(plainer, text, words, last, first)):
            last += size
            if words[last - 1][0].lower() not in plainer.intensifiers:
                end = last
        number = max(last, number + 1)
        if end > first:
            change = _without_adjectives(plainer, text, Span(words[first].start(), words[end - 1].end()), sentence)
            if change is not None:
                yield change


def thinned(plainer: Plainer, text: str, match: Span, sentence: Span) -> Iterator[Change]:
    """The changes that leave out the intensifiers to thin, each where the word it leans on follows."""
    for word in WORD.finditer(text, match.start, match.end):
        if word[0].lower() not in plainer.intensifiers:
            continue
        follows = _AFTER.match(text, word.end(), sentence.end)
        if follows is None or plain_case(follows[1]) in CONJUNCTIONS:
            continue
        before = BEFORE.search(text, sentence.start, word.start())
        lead = plain_case(before[1]) if before is not None else ""
        if lead in BEFORE_INTENSIFIER or lead.endswith("n't"):
            continue
        end = follows.start(1)
        if before is not None and lead in {"a", "an"}:
            yield _with_article(before.start(1), before[1], end, follows[1])
        else:
            yield Change(Span(word.start(), end + 1), in_place_of(text, Span(*word.span()), text[end]))


def _size(plainer: Plainer, text: str, words: list[re.Match[str]], index: int, first: int) -> int:
    """How many of the words from `index` on can go with those from `first`: “thought provoking” is two, 0 is none."""
    if index > first and text[words[index - 1].end() : words[index].start()] not in {" ", ", "}:
        return 0
    word = words[index][0].lower()
    if word in plainer.adjectives or word in plainer.intensifiers:
        return 1
    if index + 1 == len(words) or text[words[index].end() : words[index + 1].start()] != " ":
        return 0
    if word == "and" and index > first:
        more = _size(plainer, text, words, index + 1, index + 1)
        return more and more + 1
    # A noun may be the second half of others: “the next level let us” has no “next-level” in it.
    second = words[index + 1][0].lower()
    return 2 if second.endswith("ing") and f"{word}-{second}" in plainer.adjectives else 0


def _without_adjectives(plainer: Plainer, text: str, span: Span, sentence: Span) -> Change | None:
    """The change that leaves out adjectives, or None where no noun may follow or something hangs on them."""
    if (more := _AND_MORE.match(text, span.end, sentence.end)) is not None:
        # “An exciting and hard task” is a hard one.
        if _is_no_noun(plainer, more["other"]) or _is_no_noun(plainer, more["noun"]):
            return None
        return _before_noun(text, Span(span.start, more.start("other")), sentence, more["other"], more["noun"])
    lead = plain_case(_lead(text, sentence, span.start))
    if _TAG.match(text, span.end, sentence.end) and lead in {"a", "an", "the"}:
        # What a hashtag names takes no article.
        return Change(Span(span.start - len(lead) - 1, span.end + 1), "")
    follows = _AFTER.match(text, span.end, sentence.end)
    if follows is None or _is_no_noun(plainer, follows[1]):
        return None
    if f"{text[span.start : span.end].rsplit(maxsplit=1)[-1]} {follows[1]}".lower() in COMPOUNDS:
        return None
    if (other := _OTHER_AND.search(text, sentence.start, span.start)) is not None:
        # And so is “a hard and exciting task”; but “the task and exciting talks” are two things.
        known = plain_case(other["lead"]) not in COPULAS | DEGREES and is_adjective(other["other"].lower())
        if known:
            return Change(Span(other.start("other"), span.end), other["other"])
        if _MANY_THINGS.search(other["other"]) and _stands_bare(text, follows.start(1), sentence.end):
            return Change(Span(span.start, follows.start(1)), "")
        return None
    if lead == "the" and _names_somebody(text, span.end, sentence.end):
        return Change(Span(span.start - len("the "), follows.start(1)), "")
    return _before_noun(text, Span(span.start, follows.start(1)), sentence, follows[1], follows[1])


def _before_noun(text: str, span: Span, sentence: Span, first: str, noun: str) -> Change | None:
    """The change that leaves out `span`, where `first` comes to stand after a word that a noun can follow."""
    before = BEFORE.search(text, sentence.start, span.start)
    if before is None:
        return None
    word = plain_case(before[1])
    empty = noun.lower() in EMPTY_NOUNS | OCCASION_NOUNS
    if word in {"a", "an"}:
        return None if empty else _after_article(text, span, sentence, before, first)
    if word == "another" and text[sentence.start : before.start(1)].lower().endswith("yet "):
        # “Yet another fine day” is praise, and “yet another day” a sigh.
        return None
    if word in DETERMINERS and (not empty or (word in SPECIFIC_DETERMINERS and noun.lower() in OCCASION_NOUNS)):
        return Change(span, "")
    if word not in COPULAS and _POSSESSIVE.fullmatch(word) is not None:
        return Change(span, "")
    if word in _SPENDING and noun == "time":
        return Change(span, "")
    if not empty and (word in PREPOSITIONS | _BESIDE or takes_bare_object(word)):
        return Change(span, "") if _stands_bare(text, span.end, sentence.end) else None
    return None


def _after_article(text: str, span: Span, sentence: Span, before: re.Match[str], first: str) -> Change | None:
    ahead = text[sentence.start : before.start(1)].split()
    lead = plain_case(ahead[-1]) if ahead else "be"
    if lead in COPULAS | DEGREES | _WEIGHED or _is_hollow(text, span.end, sentence.end):
        return None
    if _NUMBER.fullmatch(first):
        # “An amazing four years” is four years, but “an amazing 2020” is nothing without the word.
        many = _MANY.match(text, span.end, sentence.end)
        return Change(Span(before.start(1), many.end()), like(before[1], many[0])) if many else None
    if lead in _HAVING and _ENDED.match(text, span.end, sentence.end):
        # “They have a team.”
        return None
    return _with_article(before.start(1), before[1], span.end, first)


def _is_hollow(text: str, start: int, end: int) -> bool:
    """Whether the noun at `start` says nothing by itself, and nothing follows that says more of it."""
    noun = WORD.match(text, start, end)
    if noun is None or noun[0].lower() not in EVENT_NOUNS:
        return False
    follows = _AFTER.match(text, noun.end(), end)
    return follows is None or follows[1].lower() not in _SAYING_MORE


def _stands_bare(text: str, start: int, end: int) -> bool:
    """Whether the noun that begins at `start`, with up to two words before it, is one that needs no article."""
    said = _NOUN_GROUP.match(text, start, end)
    if _is_hollow(text, start, end):
        return False
    for word in said[0].split(" ") if said else ():
        if word.lower() in NOT_NOUNS | PREPOSITIONS:
            return False
        if (
            word.lower() in MASS_NOUNS
            or word.lower().endswith(_MASS)
            or (word.endswith("s") and not word.endswith(("ss", "us", "is")))
        ):
            return True
    return False


def _is_no_noun(plainer: Plainer, word: str) -> bool:
    return word.lower() in NOT_NOUNS | plainer.adjectives or word.lower().endswith("ly")


def _lead(text: str, sentence: Span, start: int) -> str:
    before = BEFORE.search(text, sentence.start, start)
    return before[1] if before is not None else ""


def _names_somebody(text: str, index: int, end: int) -> bool:
    """Whether a name follows that takes no article: Ana Ruiz, but not the Tate Gallery or the Ana Ruiz choir."""
    name = _FULL_NAME.match(text, index, end)
    if name is None or name[0].split()[-1].lower() in NAME_ENDINGS:
        return False
    follows = _AFTER.match(text, name.end(), end)
    return follows is None or follows[1].lower() in NOT_NOUNS | PREPOSITIONS


def _with_article(start: int, old: str, end: int, noun: str) -> Change:
    """The change that leaves out what stands between an article and the word that comes to follow it."""
    return Change(Span(start, end), f"{like(old, article(noun))} ")
