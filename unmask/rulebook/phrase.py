r"""The shorthand in which packs write wording.

    {delve} [deep|deeper] into      an inflected verb, optional words, a literal word
    {leader:n}                      singular and plural of a noun
    (humbled|honoured) to           one of
    <word> <words> <many>           one word, up to four, up to twelve of the same sentence
    <number> <name>                 a number in digits or words, a run of capitalised words
    <lift>                          any word of a class of the lexicon, or the pack's own part of that name
    <lift:gerund>                   the verbs of a class in one form: base, third, past, participle, gerund
    <what=words>                    the same, remembered as `what` for messages and repairs
    (now=I am|we are) [very=so|too] one of, or none, remembered as `now`, `very`
    ^agree $                        at the start or end of a sentence; ^^ and $$ of a block
    leader(s|ship)                  pieces that touch make one word
    . ! ? : , ; … — "               a run of any of these marks (".!" finds both); \ before a mark takes it literally

Letters match in either case. A space in a phrase also matches a comma and a space; a hyphen also matches a space or
nothing; a contraction is found by its full form ("I am" finds "I'm", "do not" finds "don't").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from unmask.errors import did_you_mean
from unmask.rulebook.piece import (
    GAPS,
    Choice,
    Chunk,
    Edge,
    Inflected,
    Literal,
    Phrase,
    Piece,
    Sequence,
    Slot,
    Stop,
    names,
    pieces,
)

__all__ = [
    "GAPS",
    "Choice",
    "Chunk",
    "Edge",
    "Inflected",
    "Literal",
    "Phrase",
    "PhraseError",
    "Piece",
    "Sequence",
    "Slot",
    "Stop",
    "names",
    "parse_phrase",
    "pieces",
]

BUILT_IN = frozenset({*GAPS, "number", "name"})


LONGEST = 4_000
"""How many letters a phrase may have."""

DEEPEST = 12
"""How deep brackets and parts may lie in each other."""

MOST_PIECES = 3_000
"""How many pieces a phrase may come to, those of the parts that it names counted wherever it names them."""

MOST_HYPHENS = 6
"""How many hyphens a word may have: each may also be a space or nothing, so each doubles the ways to write it."""


class PhraseError(ValueError):
    """A phrase that cannot be read. The message says what is wrong and how to mend it."""


_TOKEN = re.compile(
    r"""(?P<escape>\\.)|(?P<open>[(\[])|(?P<close>[)\]])|(?P<bar>\|)|(?P<space>\s+)
      |\{(?P<inflected>[^{}<>]+)\}|<(?P<slot>[^{}<>]+)>
      |(?P<edge>\^\^?|\$\$?)|(?P<stop>[.!?:,;…—–"]+)|(?P<literal>[^\s()\[\]|{}<>^$.!?:,;…—–"\\]+)|(?P<other>.)""",
    re.VERBOSE,
)


_NAMED = re.compile(r"(?P<name>[a-z][a-z0-9-]*)=")


@dataclass(slots=True)
class _Made:
    """How many pieces a phrase has come to so far, its parts included."""

    pieces: int = 0


@dataclass(slots=True)
class _Reader:
    """A cursor over the tokens of one phrase, `depth` deep in brackets and parts."""

    phrase: str
    words: Mapping[str, tuple[str, ...]]
    tokens: list[tuple[str, str]]
    seen: frozenset[str]
    made: _Made
    depth: int
    at: int = 0

    def peek(self) -> tuple[str, str] | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def fail(self, what: str) -> PhraseError:
        phrase = self.phrase if len(self.phrase) <= 200 else f"{self.phrase[:199]}…"
        return PhraseError(f"in “{phrase}”: {what}")

    def count(self) -> None:
        """Count a piece. Raises `PhraseError` where there are too many."""
        self.made.pieces += 1
        if self.made.pieces > MOST_PIECES:
            raise self.fail(f"with its parts it comes to more than {MOST_PIECES:,} pieces; name fewer or shorter parts")


def parse_phrase(text: str, words: Mapping[str, tuple[str, ...]] | None = None) -> Phrase:
    """Read a phrase. `words` are the lists that `<…>` may name. Raises `PhraseError`."""
    return _parse(text, words or {}, frozenset(), _Made(), 0)


def _parse(text: str, words: Mapping[str, tuple[str, ...]], seen: frozenset[str], made: _Made, depth: int) -> Phrase:
    if len(text) > LONGEST:
        raise PhraseError(f"“{text[:60]}…” has more than {LONGEST:,} letters; divide it")
    tokens = [(m.lastgroup or "", m.group(m.lastgroup or 0)) for m in _TOKEN.finditer(text.strip())]
    start = end = None
    if tokens and tokens[0][0] == "edge" and tokens[0][1].startswith("^"):
        start = Edge(len(tokens.pop(0)[1]))
    if tokens and tokens[-1][0] == "edge" and tokens[-1][1].startswith("$"):
        end = Edge(len(tokens.pop()[1]))
    reader = _Reader(text, words, tokens, seen, made, depth)
    body = _sequence(reader)
    if reader.peek() is not None:
        raise reader.fail(
            f"“{tokens[reader.at][1]}” has no opening bracket; write \\{tokens[reader.at][1]} for the mark"
        )
    if not any(_required(chunk) for chunk in body.chunks):
        raise reader.fail("everything is optional, so it would match nothing; make one word required")
    return Phrase(text, body, start, end)


def _required(chunk: Chunk) -> bool:
    return any(not (isinstance(p, Choice) and p.optional) and not _gap_may_be_empty(p) for p in chunk.pieces)


def _gap_may_be_empty(piece: Piece) -> bool:
    return isinstance(piece, Slot) and GAPS.get(piece.kind, (1, 1))[0] == 0


def _sequence(reader: _Reader) -> Sequence:
    chunks: list[Chunk] = []
    pieces: list[Piece] = []
    if reader.depth > DEEPEST:
        raise reader.fail(f"brackets and parts lie more than {DEEPEST} deep in each other; lay it out flatter")
    while (token := reader.peek()) is not None and token[0] not in {"close", "bar"}:
        kind, text = token
        reader.at += 1
        reader.count()
        if kind in {"literal", "inflected"} and text.count("-") > MOST_HYPHENS:
            raise reader.fail(f"the word “{text[:60]}” has more than {MOST_HYPHENS} hyphens; write it with spaces")
        if kind == "space":
            if pieces:
                chunks.append(Chunk(tuple(pieces)))
                pieces = []
            continue
        piece = _piece(reader, kind, text)
        if pieces and _is_mark(piece) != _is_mark(pieces[-1]):
            chunks.append(Chunk(tuple(pieces)))
            pieces = []
        pieces.append(piece)
    if pieces:
        chunks.append(Chunk(tuple(pieces)))
    return Sequence(tuple(chunks))


def _is_mark(piece: Piece) -> bool:
    """Whether a piece is punctuation, which makes a chunk of its own: it follows a word without a space."""
    return isinstance(piece, Stop) or (
        isinstance(piece, Choice)
        and all(option.chunks and isinstance(option.chunks[0].pieces[0], Stop) for option in piece.options)
    )


def _piece(reader: _Reader, kind: str, text: str) -> Piece:
    match kind:
        case "literal":
            return Literal(text)
        case "escape":
            return Stop(text[1]) if not text[1].isalnum() else Literal(text[1])
        case "stop":
            return Stop(text)
        case "inflected":
            word, _, kind_of = text.partition(":")
            if kind_of not in {"", "n"}:
                raise reader.fail(
                    f"“{{{text}}}” asks for “{kind_of}”; write {{word}} for a verb or {{word:n}} for a noun"
                )
            return Inflected(word.strip().lower(), noun=kind_of == "n")
        case "slot":
            return _slot(reader, text)
        case "open":
            return _choice(reader, text)
        case _:
            raise reader.fail(f"“{text}” cannot stand here; write \\{text} for the mark itself")


def _slot(reader: _Reader, text: str) -> Piece:
    name, equals, kind = text.partition("=")
    if not equals:
        kind, name = name, name.partition(":")[0]
    if kind in BUILT_IN:
        return Slot(kind, name)
    try:
        entries = reader.words[kind]
    except KeyError:
        hint = did_you_mean(kind, (*BUILT_IN, *reader.words)) or "the classes are in rules/lexicon"
        raise reader.fail(f"there is no class or part “{kind}”; {hint}") from None
    if kind in reader.seen:
        raise reader.fail(f"the part “{kind}” names itself")
    seen = reader.seen | {kind}
    options = tuple(_parse(entry, reader.words, seen, reader.made, reader.depth + 1).body for entry in entries)
    return Choice(options, name=name)


def _choice(reader: _Reader, bracket: str) -> Choice:
    name = _group_name(reader)
    reader.depth += 1
    options = [_sequence(reader)]
    while (token := reader.peek()) is not None and token[0] == "bar":
        reader.at += 1
        options.append(_sequence(reader))
    reader.depth -= 1
    closing = ")" if bracket == "(" else "]"
    token = reader.peek()
    if token is None or token[1] != closing:
        raise reader.fail(f"a “{bracket}” is not closed; add “{closing}”")
    reader.at += 1
    if any(not option.chunks for option in options):
        raise reader.fail(f"an alternative in “{bracket}{closing}” is empty; use [ ] for what may be missing")
    return Choice(tuple(options), optional=bracket == "[", name=name)


def _group_name(reader: _Reader) -> str | None:
    """Take the name off the first word inside a bracket, as in “(now=I am|we are)”."""
    token = reader.peek()
    named = _NAMED.match(token[1]) if token is not None and token[0] == "literal" else None
    if token is None or named is None:
        return None
    rest = token[1][named.end() :]
    reader.tokens[reader.at : reader.at + 1] = [("literal", rest)] if rest else []
    return named["name"]
