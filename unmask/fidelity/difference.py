"""The difference of two texts: facts, claims and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import chain, pairwise

from unmask.english.word import stem
from unmask.english.wordlist import alternatives, words
from unmask.fidelity.align import Pair, Said, align, sentences
from unmask.fidelity.bound import bounds_moved
from unmask.fidelity.fact import facts, links, missing
from unmask.segment import segment
from unmask.types.comparison import ClaimKind, Difference, Fact, Shift
from unmask.types.source import Source, asked_soon
from unmask.types.span import Span


def _classes(*names: str) -> dict[str, str]:
    return {word: name for name in names for word in words("claim", name)}


_QUANTITIES = _classes("all", "most", "many", "some", "little", "none", "half")
_DROPPED = frozenset({"most", "many", "some", "little", "half"})
"""Classes without which a claim is a greater one: “most bakers rise early”, “bakers rise early”."""

_PERSONS = _classes("I", "we", "you", "he", "she", "they")
_NEGATIONS = frozenset(words("claim", "negations"))
_NOT_ONLY = frozenset((*words("grammar", "softeners"), "least"))
_EMPTY = frozenset(words("claim", "empty"))
_IDLE = re.compile(
    rf"""\b{alternatives("claim", "denies nothing")}\b
      |\bcan(?:not|'t)\b(?=[^.!?]*\ enough\b)
      |\b(?:can|could)(?:not|n't)\ (?:be|have\ been|get)(?=\ (?:any\ )?(?:more\ |\w+er\b))""",
    re.VERBOSE,
)
"""What looks like a denial and is none: “no-brainer”, “I can't thank you enough”, “we couldn't be prouder”."""
_RANKS = re.compile(
    rf"""\b(?:(?<!my\ )(?<!our\ )(?<!your\ )(?<!their\ )(?<!his\ )(?<!her\ )best|(?<=a\ )leading|(?<=the\ )leading
      |(?<=-)leading|(?<=the\ )most\ \w+|{alternatives("claim", "ranks")})\b|\#1\b""",
    re.VERBOSE | re.IGNORECASE,
)
_MAKES = re.compile(r"\b(?:mak(?:e|es|ing)|made|do|does|did|get|gets|got) the $", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[.,;:!?…—–()]|#1")
_CONTRACTED = re.compile(r"(?P<verb>\w+?)(?P<not>n['’]t)$")
_IRREGULAR = {"won't": ("will", "n't"), "can't": ("can", "n't"), "cannot": ("can", "not"), "shan't": ("shall", "n't")}
_BORDERS = frozenset(".,;:!?…—–()")
_REACH = 6
"""How many words after a negation what it denies may stand."""


def denials(text: str) -> int:
    """How many negations a text holds that deny something."""
    tokens = _split(text)
    return sum(token in _NEGATIONS and _denies(tokens, index) for index, token in enumerate(tokens))


def shifts(pairs: Sequence[Pair], old: str) -> Iterator[Shift]:
    """What the rewrite claims otherwise, pair by pair. `old` is all that the original says.

    A negation has changed where a word is denied in one and not in the other, and not where both went together; a
    quantity or a person where another stands in its place, or where it only goes or comes and its noun stays.
    """
    for pair in pairs:
        if not pair.new or (pair.old and pair.same):
            continue
        before, after = _span(pair.old), _span(pair.new)
        mine, theirs = (tuple(chain.from_iterable(map(_tokens, side))) for side in (pair.old, pair.new))
        found = [*_ranks(pair.new, old)]
        if pair.old:
            found += [*_negations(mine, theirs), *_quantities(mine, theirs), *_persons(mine, theirs)]
            found += [(ClaimKind.QUANTITY, *moved) for moved in bounds_moved(pair.old, pair.new)]
        for kind, one, other in found:
            yield Shift(kind, one, other, before, after)


_Found = tuple[ClaimKind, str, str]


def _span(side: Sequence[Said]) -> Span | None:
    return Span(side[0].span.start, side[-1].span.end) if side else None


def _tokens(said: Said) -> Iterator[str]:
    """The words of a sentence in small letters, with “don't” as two, and the marks that part its clauses."""
    yield from _split(said.text)
    yield "."


# A passage is held against each edit that touches it, and its clauses by themselves.
@asked_soon(1024)
def _split(text: str) -> tuple[str, ...]:
    return tuple(_words(text))


def _words(text: str) -> Iterator[str]:
    for found in _TOKEN.finditer(_IDLE.sub("", text.lower())):
        word = found[0].replace("’", "'")
        if "'" not in word:
            yield from _IRREGULAR.get(word, (word,))
            continue
        contracted = _CONTRACTED.match(word)
        if word in _IRREGULAR:
            yield from _IRREGULAR[word]
        elif contracted is not None:
            yield from (contracted["verb"], "n't")
        else:
            yield word.partition("'")[0] if word.partition("'")[0] in _PERSONS else word


def _ranks(new: Sequence[Said], old: str) -> Iterator[_Found]:
    """The ranks that are claimed, of which the original says none. It is read only where there is one."""
    known: frozenset[str] | None = None
    for said in new:
        for found in _RANKS.finditer(said.text):
            if _MAKES.search(said.text, 0, found.start()) is not None:
                continue
            known = _ranks_of(old) if known is None else known
            if " ".join(found[0].lower().split()) not in known:
                yield ClaimKind.RANK, "", found[0]


def _ranks_of(text: str) -> frozenset[str]:
    return frozenset(" ".join(found[0].lower().split()) for found in _RANKS.finditer(text))


def _negations(old: Sequence[str], new: Sequence[str]) -> Iterator[_Found]:
    if _NEGATIONS.isdisjoint(old) and _NEGATIONS.isdisjoint(new):
        return
    if _is_answered(old) or _is_answered(new):
        return
    mine, theirs = _denied(old), _denied(new)
    turned = {stem(word) for word, after in pairwise(new) if after in {"is", "are", "was", "were"}}
    for word in sorted(mine.keys() & theirs.keys()):
        (one, plain), (other, bare) = mine[word], theirs[word]
        if one and "no longer" not in one and word in turned:
            # “Price isn't the problem. It's trust.” and “The problem is trust.” deny the same.
            continue
        if (one and not plain and not other) or (other and not bare and not one):
            yield ClaimKind.NEGATION, " ".join(one), " ".join(other)
        elif one and other and "no longer" in {*one[:1], *other[:1]} and one[0] != other[0] and not (plain or bare):
            yield ClaimKind.NEGATION, one[0], other[0]


def _denied(tokens: Sequence[str]) -> dict[str, tuple[tuple[str, ...], bool]]:
    """For the stem of each word that says something, what denies it, and whether it also stands without denial."""
    found: dict[str, tuple[tuple[str, ...], bool]] = {}
    by, left = "", 0
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else ""
        if token in _BORDERS:
            by, left = "", 0
        elif token in _NEGATIONS and _denies(tokens, index):
            by, left = ("no longer" if following == "longer" else "not" if token == "n't" else token), _REACH
        elif token not in _EMPTY:
            name = stem(token)
            denials, plain = found.get(name, ((), False))
            found[name] = ((*denials, by), plain) if left else (denials, True)
            # What is denied is one word; those after it only say more of it.
            by, left = "", 0
        left = max(0, left - 1)
    return found


def _denies(tokens: Sequence[str], index: int) -> bool:
    """Whether a negation is one: “less” before a number and “little” mostly are none, nor is “not only”."""
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    if tokens[index] == "little":
        return following in {"do", "does", "did"}
    return following not in _NOT_ONLY and not (tokens[index] == "less" and following == "than")


def _is_answered(tokens: Sequence[str]) -> bool:
    """Whether a question is answered by no: “Did it help? No.” denies in the answer what the question says."""
    words = [token for token in tokens if token != "."]
    return any(one == "?" and other in _NEGATIONS for one, other in pairwise(words))


def _quantities(old: Sequence[str], new: Sequence[str]) -> Iterator[_Found]:
    if _QUANTITIES.keys().isdisjoint(old) and _QUANTITIES.keys().isdisjoint(new):
        return
    mine, theirs = _unmatched(old, new, _QUANTITIES)
    for one, other in zip(list(mine), list(theirs), strict=False):
        if _QUANTITIES[old[one]] != _QUANTITIES[new[other]]:
            yield ClaimKind.QUANTITY, old[one], new[other]
    heads, others = {stem(word) for word in old}, {stem(word) for word in new}
    for index in mine[len(theirs) :]:
        if _QUANTITIES[old[index]] in _DROPPED and _head(old, index) in others:
            yield ClaimKind.QUANTITY, old[index], ""
    for index in theirs[len(mine) :]:
        if _head(new, index) in heads:
            yield ClaimKind.QUANTITY, "", new[index]


def _head(tokens: Sequence[str], index: int) -> str:
    """The stem of what a quantity is of: the next word that says something, or the one before where there is none."""
    for word in (*tokens[index + 1 : index + 4], *tokens[max(0, index - 2) : index][::-1]):
        if word not in _EMPTY and word not in _BORDERS and word not in _QUANTITIES:
            return stem(word)
    return ""


def _persons(old: Sequence[str], new: Sequence[str]) -> Iterator[_Found]:
    mine, theirs = ({_PERSONS[word]: word for word in side[::-1] if word in _PERSONS} for side in (old, new))
    gone, come = sorted(mine.keys() - theirs.keys()), sorted(theirs.keys() - mine.keys())
    if gone and come:
        yield ClaimKind.PERSON, ", ".join(_cased(mine[who]) for who in gone), ", ".join(theirs[who] for who in come)


def _cased(word: str) -> str:
    return "I" if word == "i" else word


def _unmatched(old: Sequence[str], new: Sequence[str], kinds: Mapping[str, str]) -> tuple[list[int], list[int]]:
    """The places of the words of `kinds` that do not stand in both, in order."""
    mine, theirs = set(range(len(old))), set(range(len(new)))
    for one, other, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        mine -= set(range(one, one + size))
        theirs -= set(range(other, other + size))
    return (
        [index for index in sorted(mine) if _counts(old, index, kinds)],
        [index for index in sorted(theirs) if _counts(new, index, kinds)],
    )


def _counts(tokens: Sequence[str], index: int, kinds: Mapping[str, str]) -> bool:
    word, following = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else ""
    if word not in kinds or tokens[max(0, index - 1)] in {"at", "above", "so", "how", "too"}:
        return False
    # “The most useful tool” counts nothing.
    if word == "most" and tokens[max(0, index - 1)] == "the":
        return False
    return word != "most" or following in {"of", "people"} or following.endswith("s")


def difference(old: Source, new: Source) -> Difference:
    """What a rewrite and its original do not both say, told from their words alone.

    Letters are folded as for the rules, so that no disguise is a change: “𝗕𝗮𝗸𝗲𝗿” is “Baker”.
    """
    mine, theirs = (tuple(sentences(segment(source))) for source in (old, new))
    known, told = _facts(old, mine), _facts(new, theirs)
    pairs = align(mine, theirs)
    said, says = (" ".join(sentence.text for sentence in side) for side in (mine, theirs))
    return Difference(
        lost=missing(known, told, says),
        added=missing(told, known, said),
        shifts=tuple(shifts(pairs, said)),
        kept=sum(len(pair.old) for pair in pairs if pair.same),
        changed=sum(len(pair.old) for pair in pairs if pair.old and pair.new and not pair.same),
        gone=sum(len(pair.old) for pair in pairs if not pair.new),
        new=sum(len(pair.new) for pair in pairs if not pair.old),
    )


def _facts(source: Source, said: tuple[Said, ...]) -> tuple[Fact, ...]:
    """The facts of the sentences, and the addresses of the links in the markup between them."""
    shown = {link for sentence in said for link, _ in links(sentence.text)}
    return facts(said, [(link, start) for link, start in links(source.text) if link not in shown])
