"""Rules of grammar on a parsed sentence: spaCy's `Matcher` and `DependencyMatcher` behind one door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from unmask.english.inflection import Form, spellings, verb_form_of
from unmask.match.clues import Need, rarest
from unmask.match.wording import Found, Words, noun_form
from unmask.rulebook.phrase import Choice, Inflected, Literal, PhraseError, parse_phrase, pieces
from unmask.types.pattern import Grammar, Node, Pattern, Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab

RELATIONS = {
    "child": ">",
    "descendant": ">>",
    "parent": "<",
    "ancestor": "<<",
    "after": ".*",
    "before": ";*",
    "next": ".",
}
"""Our names for how a node stands to another, and spaCy's operators for them (`A op B` reads A is … of B)."""

_CLITICS = {"be": frozenset({"'m", "'re", "'s"}), "have": frozenset({"'ve", "'s", "'d"})}


Forms = Mapping[str, Inflected | None]
"""Spellings in lower case, and the inflected word behind each if there is one."""


def word_forms(entries: Iterable[str], words: Words) -> dict[str, Inflected | None]:
    """Every spelling that the entries stand for, in lower case, and the inflected word behind it if there is one.

    Raises `PhraseError` when an entry is more than one word.
    """
    found: dict[str, Inflected | None] = {}
    for entry in entries:
        for piece in pieces(parse_phrase(entry, words).body):
            match piece:
                case Literal(text):
                    found[text.lower()] = None
                case Inflected():
                    spelled = spellings(piece.word, noun=piece.noun) | (
                        _CLITICS.get(piece.word, frozenset()) if not piece.noun else frozenset()
                    )
                    found.update(dict.fromkeys(sorted(s.lower() for s in spelled if " " not in s), piece))
                case Choice():
                    pass
                case _:
                    raise PhraseError(f"“{entry}” is not a single word; a node takes words, {{verb}} or {{noun:n}}")
    return found


def anchors(pattern: Pattern, words: Words) -> tuple[Need, ...]:
    """What a sentence must hold for a pattern of grammar to match it."""
    if isinstance(pattern.find, Grammar):
        return _needs([_terms(word_forms(node.words, words)) for node in pattern.find.nodes])
    if isinstance(pattern.find, Tokens):
        return _needs([_token_terms(token, words) for token in pattern.find.tokens if not _may_be_missing(token)])
    return ()


def lacks(needs: Iterable[Need], held: frozenset[str]) -> bool:
    """Whether a text with these terms lacks something without which a pattern cannot match it."""
    return any(need.isdisjoint(held) for need in needs)


def _needs(terms: Iterable[Need]) -> tuple[Need, ...]:
    """These needs, but for those that ask for nothing; the shortest, which are the rarest, come first."""
    return tuple(sorted(filter(None, terms), key=len))


def _token_terms(token: Mapping[str, Any], words: Words) -> frozenset[str]:
    if token.get("words"):
        return _terms(word_forms(token["words"], words))
    wanted = token.get("LOWER", token.get("ORTH"))
    if isinstance(wanted, str):
        return _terms([wanted.lower()])
    return _terms([each.lower() for each in wanted["IN"]]) if isinstance(wanted, Mapping) and "IN" in wanted else _NONE


_NONE = frozenset[str]()


def _may_be_missing(token: Mapping[str, Any]) -> bool:
    return str(token.get("OP", "1")).startswith(("?", "*", "!", "{0", "{,"))


def _terms(spellings: Iterable[str]) -> frozenset[str]:
    """For each spelling a word that a text with it holds; empty when one of them holds none."""
    found = {rarest(spelling) for spelling in spellings}
    return frozenset(found) if "" not in found else _NONE


def token_pattern(token: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """A pack's token as spaCy's `Matcher` wants it."""
    spec = {key: value for key, value in token.items() if key != "words"}
    if token.get("words"):
        spec["LOWER"] = {"IN": sorted(word_forms(token["words"], words))}
    return spec


def node_pattern(node: Node, words: Words) -> dict[str, Any]:
    """A pack's node as spaCy's `DependencyMatcher` wants it."""
    attributes: dict[str, Any] = {}
    for key, values in (("POS", node.pos), ("TAG", node.tags), ("DEP", node.dep)):
        if values:
            attributes[key] = {"IN": list(values)}
    if node.words:
        attributes["LOWER"] = {"IN": sorted(word_forms(node.words, words))}
    pattern: dict[str, Any] = {"RIGHT_ID": node.name, "RIGHT_ATTRS": attributes}
    if node.of is not None and node.relation is not None:
        pattern |= {"LEFT_ID": node.of, "REL_OP": RELATIONS[node.relation]}
    return pattern


class GrammarIndex:
    """The grammar patterns of a rulebook, compiled against a vocabulary."""

    def __init__(self, patterns: Iterable[tuple[Pattern, Words]], vocab: Vocab) -> None:
        from spacy.matcher import DependencyMatcher, Matcher

        self._made: dict[int, tuple[Any, Words]] = {}
        self._spelled: dict[int, tuple[Forms, ...]] = {}
        """What the nodes of a pattern that has matched once stand for: it takes long to work out for each match."""
        for pattern, words in patterns:
            if isinstance(pattern.find, Tokens):
                matcher = Matcher(vocab)
                matcher.add(
                    "pattern", [[token_pattern(token, words) for token in pattern.find.tokens]], greedy="LONGEST"
                )
                self._made[id(pattern)] = matcher, words
            elif isinstance(pattern.find, Grammar):
                dependency = DependencyMatcher(vocab)
                dependency.add("pattern", [[node_pattern(node, words) for node in pattern.find.nodes]])
                self._made[id(pattern)] = dependency, words

    def find(self, pattern: Pattern, doc: Doc) -> Iterator[Found]:
        """Where a pattern matches: offsets into the sentence, named parts and inflections, longest first kept."""
        matcher, words = self._made[id(pattern)]
        if isinstance(pattern.find, Grammar):
            found = []
            if matches := matcher(doc):
                found = list(_nodes(pattern.find, matches, doc, self._forms(pattern, pattern.find, words)))
        else:
            found = [(doc[start:end].start_char, doc[start:end].end_char, (), ()) for _, start, end in matcher(doc)]
        taken: list[Found] = []
        for one in sorted(found, key=lambda f: (f[0] - f[1], f[0])):
            if not any(one[0] < other[1] and other[0] < one[1] for other in taken):
                taken.append(one)
        yield from sorted(taken)

    def _forms(self, pattern: Pattern, grammar: Grammar, words: Words) -> tuple[Forms, ...]:
        if (known := self._spelled.get(id(pattern))) is None:
            known = self._spelled[id(pattern)] = tuple(word_forms(node.words, words) for node in grammar.nodes)
        return known


def _nodes(
    grammar: Grammar, matches: Iterable[tuple[int, list[int]]], doc: Doc, spelled: tuple[Forms, ...]
) -> Iterator[Found]:
    nodes = grammar.nodes
    for _, indices in matches:
        by_name = {node.name: doc[index] for node, index in zip(nodes, indices, strict=True)}
        marked = [token for name in grammar.mark for token in _covered(name, by_name)]
        start = min(token.idx for token in marked)
        end = max(token.idx + len(token) for token in marked)
        captures = tuple(
            pair
            for name, token in by_name.items()
            for pair in ((name, token.text), (f"{name}+", subtree_text(token, doc)), *_kind(name, token, by_name))
        )
        told = zip(spelled, nodes, strict=True)
        forms = tuple(form for each, node in told if (form := _form(each, by_name[node.name], doc)) is not None)
        yield start, end, captures, forms


def _covered(name: str, by_name: Mapping[str, Token]) -> Iterator[Token]:
    token = by_name[name.rstrip("+<")]
    if name.endswith("+"):
        yield from token.subtree
    elif name.endswith("<"):
        yield token
        while token.i > 0 and token.nbor(-1).dep_ == "advmod" and token.nbor(-1).head.i >= token.i:
            token = token.nbor(-1)
            yield token
    else:
        yield token


def _kind(name: str, token: Token, by_name: Mapping[str, Token]) -> Iterator[tuple[str, str]]:
    """The part `name-`: a noun with the words that say of what kind it is, but for those the pattern itself names.

    “The world's fastest growing online shops” are “online shops”, where “fastest” is named. There is no such part of a
    noun that is counted, or that another noun or a clause is joined to, since these speak of all of them.
    """
    doc = token.doc
    if any(child.dep_ in {"nummod", "conj", "relcl"} for child in token.children):
        return
    if token.i + 1 < len(doc) and token.nbor().tag_ == "CC":
        return
    named = {other.i for other in by_name.values()}
    kept: list[str] = []
    for kind in token.lefts:
        if kind.dep_ not in {"amod", "compound", "nmod"}:
            continue
        if named.isdisjoint(one.i for one in kind.subtree):
            kept.append(str(doc[kind.left_edge.i : kind.right_edge.i + 1].text))
        elif kind.pos_ in {"NOUN", "PROPN"}:
            kept += [one.text for one in kind.subtree if one.i not in named]
    yield f"{name}-", " ".join(kept)


def subtree_text(token: Token, doc: Doc) -> str:
    """The text of a word and all that hangs on it."""
    return str(doc[token.left_edge.i : token.right_edge.i + 1].text)


def _form(spelled: Forms, token: Token, doc: Doc) -> Form | None:
    inflected = spelled.get(token.lower_)
    if inflected is None:
        return None
    if inflected.noun:
        return noun_form(token.text, inflected.word)
    return verb_form_of(token.text, inflected.word, before=doc.text[max(0, token.idx - 40) : token.idx])
