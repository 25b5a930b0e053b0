"""Whether what a pack says makes sense: its phrases, templates, patterns and examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from unmask.errors import Problem, did_you_mean
from unmask.rulebook.build import Words
from unmask.rulebook.check import form_of, rule_at
from unmask.rulebook.form import FINDS, REPAIRS
from unmask.rulebook.grammar import node_faults, pos_fault, token_faults
from unmask.rulebook.lexicon import shipped_lexicon
from unmask.rulebook.located import Located, Path
from unmask.rulebook.phrase import Inflected, Phrase, PhraseError, names, parse_phrase, pieces
from unmask.rulebook.piece import MOST_WAYS, ways
from unmask.types.lexicon import examples

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_PART = re.compile(r"<([^<>:]+)(?::([^<>]*))?>")
_MARKED = re.compile(r"(?:(?:(?!<<|>>).)*<<(?:(?!<<|>>).)+>>)+(?:(?!<<|>>).)*", re.DOTALL)
_BRACE = re.compile(r"\{([^{}:]+)(?::([^{}]*))?\}")
FORMS = ("base", "third", "past", "participle", "gerund", "present", "same", "singular")
"""The forms of a verb that a repair may ask for in <part:form>."""

_ONLY_WITH = {"case": ("find",), "tagged": ("find",), "with": ("layout", "rhetoric")}
"""Keys of a pattern that only some finds heed."""

MOST_PIECES = 300_000
"""How many pieces the phrases of a pack may come to, those of the parts they name counted wherever they name them."""

LEAST_CLEAN = 2
"""How many texts a rule must leave alone, at least."""

_GRAMMATICAL = ("about", "even_if")
_CONTEXT = ("unless", "unless_beside", "only_beside")
_UNHEEDED = {"layout": _GRAMMATICAL, "rhetoric": _GRAMMATICAL, "silence": (*_GRAMMATICAL, *_CONTEXT, "company")}
"""Keys of a rule that do nothing for some finds."""


def sense_problems(pack: Located, name: str) -> Iterator[Problem]:
    """Every fault in the sense of a pack whose form is right, in no order. `name` is what messages call the file."""
    yield from _Sense(pack, name).problems()


class _Sense:
    """A pack under examination: what its phrases may name, and where its parts stand."""

    def __init__(self, pack: Located, name: str) -> None:
        self._pack = pack
        self._name = name
        self._words = Words(form_of(pack, name), shipped_lexicon())
        self._lists = _Lists(self._words)
        self._parsed: dict[str, Phrase] = {}
        self._pieces = 0

    def problems(self) -> Iterator[Problem]:
        value = self._pack.value
        for key in ("words", "parts"):
            for listed, entries in value.get(key, {}).items():
                yield from self._phrases((key, listed), [entries] if isinstance(entries, str) else entries)
        seen: dict[str, int] = {}
        for index, rule in enumerate(value["rules"]):
            path: Path = ("rules", index)
            if rule["id"] in seen:
                yield self._problem(path, f"there is a rule of that name on line {seen[rule['id']]}; rename one")
            seen.setdefault(rule["id"], self._pack.line(path))
            yield from self._rule(path, rule)

    def _problem(self, path: Path, message: str) -> Problem:
        return Problem(self._name, self._pack.line(path), rule_at(self._pack, path), message)

    def _rule(self, path: Path, rule: Mapping[str, Any]) -> Iterator[Problem]:
        for key in _CONTEXT:
            yield from self._phrases((*path, key), rule.get(key, ()))
        single = isinstance(rule["match"], Mapping)
        patterns = [rule["match"]] if single else rule["match"]
        for number, pattern in enumerate(patterns):
            at: Path = (*path, "match") if single else (*path, "match", number)
            yield from self._pattern(at, pattern, rule)
        yield from self._texts(path, rule, patterns)
        yield from self._mended(path, rule, patterns)

    def _phrases(self, path: Path, phrases: Any) -> Iterator[Problem]:
        for index, phrase in enumerate(phrases):
            try:
                self._parse(phrase)
            except PhraseError as error:
                key = phrase if isinstance(phrases, Mapping) else index
                yield self._problem((*path, key), str(error))

    def _parse(self, text: str) -> Phrase:
        """A phrase of the pack. Raises `PhraseError`, also where it or the whole pack would cost too much."""
        if text not in self._parsed:
            if self._pieces > MOST_PIECES:
                raise PhraseError(f"the phrases of the pack come to more than {MOST_PIECES:,} pieces; divide the pack")
            phrase = parse_phrase(text, self._lists)
            self._pieces += sum(1 for _ in pieces(phrase.body))
            if ways(phrase.body) > MOST_WAYS:
                fault = f"there are more than {MOST_WAYS:,} ways to lay it on a text"
                raise PhraseError(f"in “{text[:200]}”: {fault}; take out gaps and what may be missing, or divide it")
            self._parsed[text] = phrase
        return self._parsed[text]

    def _pattern(self, path: Path, pattern: Mapping[str, Any], rule: Mapping[str, Any]) -> Iterator[Problem]:
        given = [key for key in FINDS if key in pattern]
        if len(given) != 1:
            has = " and ".join(f"“{key}”" for key in given) or "none"
            yield self._problem(path, f"a pattern needs exactly one of {', '.join(FINDS)}; it has {has}")
            return
        yield from self._unheeded(path, pattern, rule, given[0])
        parts, inflects = frozenset[str](), True
        if given[0] == "find":
            problems = list(self._phrases((*path, "find"), [pattern["find"]]))
            yield from problems
            if problems:
                return
            parsed = self._parse(pattern["find"])
            parts = names(parsed.body)
            inflects = any(isinstance(piece, Inflected) for piece in pieces(parsed.body))
        elif given[0] == "grammar":
            nodes = [node["name"] for node in pattern["grammar"]["nodes"]]
            yield from self._faults((*path, "grammar"), node_faults(pattern["grammar"], self._parse))
            parts = frozenset(f"{node}{mark}" for node in nodes for mark in ("", "+", "-"))
        elif given[0] == "tokens":
            yield from self._faults((*path, "tokens"), token_faults(pattern["tokens"], self._parse))
        elif given[0] == "density":
            for listed in pattern["density"]["points"]:
                yield from self._class(path, listed)
            return
        else:
            return
        yield from self._repairs(path, pattern, parts, inflects=inflects)

    def _unheeded(
        self, path: Path, pattern: Mapping[str, Any], rule: Mapping[str, Any], find: str
    ) -> Iterator[Problem]:
        for key, finds in _ONLY_WITH.items():
            if key in pattern and find not in finds:
                yield self._problem((*path, key), f"“{key}” goes with {' or '.join(finds)}, not with “{find}”")
        for key in _UNHEEDED.get(find, ()):
            if key in rule:
                yield self._problem((*path[:2], key), f"“{key}” does nothing for “{find}”; leave it out")
        if "tagged" in pattern and (fault := pos_fault("tagged", [pattern["tagged"]])):
            yield self._problem((*path, "tagged"), fault)

    def _faults(self, path: Path, faults: Iterable[str]) -> Iterator[Problem]:
        yield from (self._problem(path, fault) for fault in faults)

    def _class(self, path: Path, name: str) -> Iterator[Problem]:
        try:
            self._words.wording(name)
        except (KeyError, ValueError):
            hint = did_you_mean(name, self._words.known()) or "the classes are in rules/lexicon"
            yield self._problem(path, f"there is no class of words “{name}”; {hint}")

    def _repairs(
        self, path: Path, holder: Mapping[str, Any], parts: frozenset[str], *, inflects: bool
    ) -> Iterator[Problem]:
        for at, repair in _repairs_of(path, holder):
            given = [key for key in (*REPAIRS, *(["repair"] if at == path else [])) if key in repair]
            if len(given) != 1 and (given or at != path):
                has = " and ".join(f"“{key}”" for key in given) or "none"
                yield self._problem(at, f"it needs exactly one of {', '.join(REPAIRS)}; it has {has}")
            if at == path and "safe" in repair and not any(key in repair for key in REPAIRS):
                yield self._problem(at, "“safe” goes with “say”, “cut” or “plainer”; put it there")
            for key in ("share", "before"):
                if key in repair and "cut" not in repair:
                    yield self._problem(at, f"“{key}” goes with “cut”")
            yield from self._template(at, repair.get("say", ""), parts, inflects=inflects)
            for key in ("plainer", "beside"):
                for listed in repair.get(key, ()):
                    yield from self._class(at, listed)

    def _template(self, path: Path, template: str, parts: frozenset[str], *, inflects: bool) -> Iterator[Problem]:
        for part, form in _PART.findall(template):
            if part not in parts and part not in {"writer", "me", "text"}:
                can = ", ".join(f"<{each}>" for each in sorted(parts)) or "none"
                yield self._problem(path, f"the repair asks for <{part}>; it can have {can}")
            if form and form not in FORMS:
                yield self._problem(path, f"the repair asks for <{part}:{form}>; a form is one of {', '.join(FORMS)}")
        braces = _BRACE.findall(template)
        for word, form in braces:
            if form not in {"", "n", *FORMS}:
                problem = f"the repair asks for {{{word}:{form}}}; a form is n or one of {', '.join(FORMS)}"
                yield self._problem(path, problem)
        if (any(form in {"", "n"} for _, form in braces) or ":same>" in template) and not inflects:
            yield self._problem(path, "the repair inflects a word, but the wording holds no {word}")

    def _texts(self, path: Path, rule: Mapping[str, Any], patterns: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
        """What messages and advice ask for, which any pattern of the rule may have."""
        known = frozenset(part for pattern in patterns for part in self._parts(pattern))
        if not all({"find", "grammar"} & pattern.keys() for pattern in patterns):
            return
        for key in ("message", "advice"):
            for placeholder in _PLACEHOLDER.findall(rule.get(key, "")):
                if placeholder != "match" and placeholder not in known:
                    can = ", ".join(f"{{{part}}}" for part in ("match", *sorted(known)))
                    yield self._problem((*path, key), f"{key} asks for {{{placeholder}}}; it can have {can}")

    def _parts(self, pattern: Mapping[str, Any]) -> frozenset[str]:
        if "grammar" in pattern:
            return frozenset(node["name"] for node in pattern["grammar"]["nodes"])
        try:
            return names(self._parse(pattern.get("find", "x")).body)
        except PhraseError:
            return frozenset()

    def _mended(self, path: Path, rule: Mapping[str, Any], patterns: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
        repairs = "repair" in rule or any(key in pattern for pattern in patterns for key in (*REPAIRS, "repair"))
        if "repair" in rule:
            parts = frozenset(part for pattern in patterns for part in self._parts(pattern)) | {"text"}
            yield from self._repairs(path, {"repair": rule["repair"]}, parts, inflects=True)
        if not repairs and "advice" not in rule:
            message = "says neither how to mend the passage nor what to advise; add “say”, “cut”, “plainer” or “advice”"
            yield self._problem(path, message)
        flags = [each for pattern in patterns for each in examples(pattern.get("flag", {}))]
        if not flags:
            yield self._problem(path, "no text says what it flags; add “flag” to its patterns")
        for each in flags:
            if not _MARKED.fullmatch(each.flag):
                message = f"a text to flag marks each passage between << and >>, and at least one: {each.flag!r}"
                yield self._problem(path, message)
            if each.becomes is not None and not repairs:
                yield self._problem(path, f"it is said what the text becomes, but there is no repair: {each.flag!r}")
        if flags and repairs and all(each.becomes is None for each in flags):
            yield self._problem(path, "the rule mends, but no text says what it becomes; write “flag” as a mapping")
        spared = [*rule.get("clean", ()), *(text for key in _CONTEXT[:2] for text in _spared(rule.get(key, ())))]
        if len(spared) < LEAST_CLEAN:
            yield self._problem(
                path, f"it needs at least {LEAST_CLEAN} texts that it leaves alone; add them to “clean”"
            )
        for index, text in enumerate(rule.get("clean", ())):
            if "<<" in text:
                yield self._problem((*path, "clean", index), "a clean text marks nothing; take out << and >>")


class _Lists(Mapping[str, tuple[str, ...]]):
    """What phrases may name, looked up when it is asked for."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def __getitem__(self, name: str) -> tuple[str, ...]:
        try:
            return self._words.wording(name)
        except ValueError:
            raise KeyError(name) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._words.known())

    def __len__(self) -> int:
        return len(self._words.known())


def _repairs_of(path: Path, holder: Mapping[str, Any]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The repairs of a pattern or rule, each with where it stands. The first is what the holder says itself."""
    yield path, holder
    for number, repair in enumerate(holder.get("repair", ())):
        yield (*path, "repair", number), repair


def _spared(given: Any) -> Iterator[str]:
    """The clean texts of exemptions."""
    for texts in given.values() if isinstance(given, Mapping) else ():
        yield from [texts] if isinstance(texts, str) else texts or ()
