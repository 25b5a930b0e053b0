"""The lexicon as packs use it: read from its files, and its classes as wording in the shorthand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from unmask.english.inflection import Form, noun_forms, verb_forms
from unmask.errors import PackError, Problem
from unmask.rulebook.origin import PackFile, lexicon_files
from unmask.types.lexicon import Entry, Example, Lexicon, Plain, WordKind, examples

if TYPE_CHECKING:
    from unmask.rulebook.located import Located
    from unmask.types.rule import Rulebook


@cache
def shipped_lexicon(*, check: bool = False) -> Lexicon:
    """The lexicon that comes with the program. Raises `PackError`."""
    return read_lexicon(lexicon_files(), check=check)


def read_lexicon(files: Iterable[PackFile], *, check: bool = True) -> Lexicon:
    """The lexicon that these files make together. Raises `PackError` with every fault found."""
    entries: list[Entry] = []
    classes: dict[str, str] = {}
    texts: dict[str, tuple[Example, ...]] = {}
    places: list[tuple[str, str, int]] = []
    problems: list[Problem] = []
    for file in files:
        located = _located(file, check=check)
        classes |= located.value.get("classes", {})
        entries += _entries(located, file.name)
        for rule, listed in located.value.get("texts", {}).items():
            texts[rule] = (*texts.get(rule, ()), *examples(listed))
            places.append((rule, file.name, located.line(("texts", rule))))
    if check:
        problems += _twice(entries)
        problems += _unknown(entries, classes)
    if problems:
        raise PackError(tuple(problems))
    return Lexicon(tuple(entries), classes, texts, tuple(places))


def _located(file: PackFile, *, check: bool) -> Located:
    from unmask.rulebook.check import check_lexicon
    from unmask.rulebook.located import read_located

    located = read_located(file.text, file.name)
    if check and (problems := tuple(check_lexicon(located, file.name))):
        raise PackError(problems)
    return located


def _entries(located: Located, path: str) -> Iterator[Entry]:
    for kind in WordKind:
        for word, said in located.value.get(kind, {}).items():
            line = located.line((kind, word))
            if isinstance(said, str):
                yield Entry(word, kind, tuple(said.split()), path=path, line=line)
                continue
            innocent = said.get("innocent", ())
            plain = said.get("plain", ())
            listed = [plain] if isinstance(plain, str | dict) else plain
            yield Entry(
                word, kind, tuple(said["is"].split()), tuple(map(_plain, listed)), tuple(innocent), path=path, line=line
            )


def _plain(said: str | Mapping[str, Any]) -> Plain:
    if isinstance(said, str):
        return Plain(said)
    nouns = (form for noun in said.get("with", ()) for spelled in noun_forms(noun).values() for form in spelled)
    return Plain(said["say"], frozenset(nouns))


def _twice(entries: Iterable[Entry]) -> Iterator[Problem]:
    # A name and the word that it is spelled like are two: “Influence”, the book, and “influence”.
    seen: dict[tuple[WordKind, str], Entry] = {}
    for entry in entries:
        first = seen.setdefault((entry.kind, entry.word), entry)
        if first is not entry:
            message = f"“{entry.word}” stands in {first.path} on line {first.line} already; put its classes there"
            yield Problem(entry.path, entry.line, None, message)


def _unknown(entries: Iterable[Entry], classes: Mapping[str, str]) -> Iterator[Problem]:
    from unmask.errors import did_you_mean

    for entry in entries:
        for name in entry.classes:
            if name not in classes:
                hint = did_you_mean(name, classes) or "say under “classes” what it means"
                yield Problem(entry.path, entry.line, None, f"there is no class “{name}” for “{entry.word}”; {hint}")


def unknown_rules(lexicon: Lexicon, rulebook: Rulebook) -> tuple[Problem, ...]:
    """The texts that name a rule which does not exist, and so prove nothing.

    Of packs that another file changes nothing is said: it may have taken the rule away.
    """
    from unmask.errors import did_you_mean

    changed = {pack.name for pack in rulebook.packs if pack.changed_by}
    known = {rule.id for rule in rulebook.rules}
    return tuple(
        Problem(path, line, None, f"there is no rule “{name}”; {did_you_mean(name, sorted(known)) or 'take it out'}")
        for name, path, line in lexicon.places
        if name not in known and name.partition("/")[0] not in changed
    )


def wording_of(entries: Iterable[Entry], form: str = "") -> tuple[str, ...]:
    """Words as phrases of the shorthand: every form of verbs and nouns, or only the `form` that is asked for."""
    found: dict[str, None] = {}
    for entry in entries:
        found |= dict.fromkeys(_spelled(entry, form))
    return tuple(found)


def _spelled(entry: Entry, form: str) -> tuple[str, ...]:
    if entry.kind is WordKind.VERB:
        return verb_forms(entry.word)[Form(form)] if form else (f"{{{entry.word}}}",)
    if entry.kind is WordKind.NOUN:
        return noun_forms(entry.word)[Form(form)] if form else (f"{{{entry.word}:n}}",)
    return (entry.word,)
