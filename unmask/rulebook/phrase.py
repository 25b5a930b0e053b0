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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from unmask.phrasing import did_you_mean

GAPS = {"word": (1, 1), "words": (0, 4), "many": (0, 12)}
BUILT_IN = frozenset({*GAPS, "number", "name"})


class PhraseError(ValueError):
    """A phrase that cannot be read. The message says what is wrong and how to mend it."""


class Edge(Enum):
    """Where a phrase must start or end."""

    SENTENCE = 1
    BLOCK = 2


@dataclass(frozen=True, slots=True)
class Literal:
    """A word, or part of one, as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Inflected:
    """Any form of a verb, or of a noun."""

    word: str
    noun: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A gap of a built-in kind. `name` is what it is remembered as."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A run of any of these punctuation marks, which stands directly after the word before it."""

    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences, or none of them where it is `optional`. `name` is what it is remembered as."""

    options: tuple[Sequence, ...]
    optional: bool = False
    name: str | None = None


Piece = Literal | Inflected | Slot | Stop | Choice


@dataclass(frozen=True, slots=True)
class Chunk:
    """Pieces that touch each other."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """Chunks with a space between them."""

    chunks: tuple[Chunk, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A whole phrase and where it must start and end."""

    text: str
    body: Sequence
    start: Edge | None = None
    end: Edge | None = None


_TOKEN = re.compile(
    r"""(?P<escape>\\.)|(?P<open>[(\[])|(?P<close>[)\]])|(?P<bar>\|)|(?P<space>\s+)
      |\{(?P<inflected>[^{}<>]+)\}|<(?P<slot>[^{}<>]+)>
      |(?P<edge>\^\^?|\$\$?)|(?P<stop>[.!?:,;…—–"]+)|(?P<literal>[^\s()\[\]|{}<>^$.!?:,;…—–"\\]+)|(?P<other>.)""",
    re.VERBOSE,
)


_NAMED = re.compile(r"(?P<name>[a-z][a-z0-9-]*)=")


@dataclass(slots=True)
class _Reader:
    """A cursor over the tokens of one phrase."""

    phrase: str
    words: Mapping[str, tuple[str, ...]]
    tokens: list[tuple[str, str]]
    seen: frozenset[str]
    at: int = 0

    def peek(self) -> tuple[str, str] | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def fail(self, what: str) -> PhraseError:
        return PhraseError(f"in “{self.phrase}”: {what}")


def parse_phrase(text: str, words: Mapping[str, tuple[str, ...]] | None = None) -> Phrase:
    """Read a phrase. `words` are the lists that `<…>` may name. Raises `PhraseError`."""
    return _parse(text, words or {}, frozenset())


def _parse(text: str, words: Mapping[str, tuple[str, ...]], seen: frozenset[str]) -> Phrase:
    tokens = [(m.lastgroup or "", m.group(m.lastgroup or 0)) for m in _TOKEN.finditer(text.strip())]
    start = end = None
    if tokens and tokens[0][0] == "edge" and tokens[0][1].startswith("^"):
        start = Edge(len(tokens.pop(0)[1]))
    if tokens and tokens[-1][0] == "edge" and tokens[-1][1].startswith("$"):
        end = Edge(len(tokens.pop()[1]))
    reader = _Reader(text, words, tokens, seen)
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
    while (token := reader.peek()) is not None and token[0] not in {"close", "bar"}:
        kind, text = token
        reader.at += 1
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
    options = tuple(_parse(entry, reader.words, reader.seen | {kind}).body for entry in entries)
    return Choice(options, name=name)


def _choice(reader: _Reader, bracket: str) -> Choice:
    name = _group_name(reader)
    options = [_sequence(reader)]
    while (token := reader.peek()) is not None and token[0] == "bar":
        reader.at += 1
        options.append(_sequence(reader))
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


def pieces(sequence: Sequence) -> Iterator[Piece]:
    """Every piece of a sequence, those inside choices included, from left to right."""
    for chunk in sequence.chunks:
        for piece in chunk.pieces:
            yield piece
            if isinstance(piece, Choice):
                for option in piece.options:
                    yield from pieces(option)


def names(sequence: Sequence) -> frozenset[str]:
    """What the phrase remembers: the names that messages and rewrites may use."""
    return frozenset(
        piece.name for piece in pieces(sequence) if isinstance(piece, Slot | Choice) and piece.name is not None
    )
