"""From a pack as it is written to a pack that can be used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from msgspec import UNSET

from unmask.rulebook.check import form_of
from unmask.rulebook.extend import Sheet
from unmask.rulebook.form import DensityForm, NodeForm, PackForm, PatternForm, RepairForm, RuleForm
from unmask.rulebook.lexicon import shipped_lexicon, wording_of
from unmask.rulebook.located import Located, Path
from unmask.types.lexicon import Entry, Lexicon, WordKind, examples
from unmask.types.pattern import (
    Density,
    Find,
    Grammar,
    Node,
    Pattern,
    Plainer,
    Repair,
    Room,
    Shape,
    Shorthand,
    Silencing,
    Tokens,
)
from unmask.types.report import Level
from unmask.types.rule import LONE, Exemption, Innocence, Pack, Rule

COMPANY = {"none": LONE, "light": 3.0, "some": 5.5, "strong": 9.0, "heavy": 13.0, "overwhelming": 26.0}
"""What all findings of a text must weigh per 100 words for wording that sincere texts have too to be a finding.

What each level keeps apart, on 516 rated texts (`python -m tests.measure --company`): how many of the 45 texts weigh as
much in which no reader marked anything, and of the 471 others; and in how many of 100 matches of the rules that ask for
it a reader had marked something, where they count and where they lack it.

    light         15 and 426 texts   85 and 73 matches
    some           2 and 350         82 and 62
    strong         0 and 257         81 and 57
    heavy          0 and 156         69 and 54
    overwhelming   0 and 18          75 and 40

`none` is for what says of a whole sentence how it sounds, and has nothing to add where something else is found in it.
The two highest are for wording that sincere people use about as often, such as a general truth.
"""

_NAMED = re.compile(r"<(?:[a-z][a-z0-9-]*=)?([a-z][a-z0-9-]*(?::[a-z]+)?)>")


def build_pack(sheet: Sheet, name: str) -> Pack:
    """The pack of a sheet that has been checked. `name` is what messages call its file."""
    located = sheet.located
    form = form_of(located, name)
    words = Words(form, shipped_lexicon())
    rules = tuple(
        _rule(form, rule, words, located, ("rules", index), file)
        for index, (rule, file) in enumerate(zip(form.rules, sheet.files, strict=True))
    )
    used = words.used(form)
    return Pack(form.pack, form.title, form.why.strip(), name, used, rules, words.innocent(used))


@dataclass(frozen=True, slots=True)
class Words:
    """What the phrases of a pack may name: its own words and parts, and the classes of the lexicon."""

    form: PackForm
    lexicon: Lexicon

    def wording(self, name: str) -> tuple[str, ...]:
        """What <name> stands for, as phrases. Raises `KeyError` where there is no such name."""
        if name in self.form.parts:
            part = self.form.parts[name]
            return (part,) if isinstance(part, str) else tuple(part)
        if name in self.form.words:
            return tuple(self.form.words[name])
        found, _, asked = name.partition(":")
        if found not in self.lexicon.classes:
            raise KeyError(name)
        return wording_of(self.lexicon.of(found), asked)

    def entries(self, name: str) -> tuple[Entry, ...]:
        """The words of a class: of the lexicon's, or of the pack's own, which are taken for adjectives."""
        if name in self.form.words:
            return tuple(Entry(word, WordKind.ADJECTIVE, (name,)) for word in self.form.words[name])
        return self.lexicon.of(name)

    def known(self) -> tuple[str, ...]:
        """Every name there is."""
        return (*self.form.parts, *self.form.words, *self.lexicon.classes)

    def used(self, form: PackForm) -> dict[str, tuple[str, ...]]:
        """The wording of every name that the pack's rules come to ask for."""
        found: dict[str, tuple[str, ...]] = {}
        waiting = sorted({*_names_in(form)})
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            try:
                found[name] = self.wording(name)
            except KeyError:
                continue
            waiting += sorted(one for phrase in found[name] for one in _NAMED.findall(phrase))
        return dict(sorted(found.items()))

    def innocent(self, used: Iterable[str]) -> tuple[Innocence, ...]:
        """Where words of these classes are innocent."""
        classes = {name.partition(":")[0] for name in used}
        return tuple(
            Innocence(wording_of([entry])[0], entry.innocent)
            for entry in self.lexicon.entries
            if entry.innocent and not classes.isdisjoint(entry.classes)
        )


def _names_in(form: PackForm) -> Iterator[str]:
    for rule in form.rules:
        for pattern in _patterns_of(rule):
            if pattern.find is not UNSET:
                yield from _NAMED.findall(pattern.find)
            if pattern.tokens is not UNSET:
                yield from _NAMED.findall(str(pattern.tokens))
            if pattern.grammar is not UNSET:
                yield from _NAMED.findall(str([node.words for node in pattern.grammar.nodes]))
            if pattern.density is not UNSET:
                yield from pattern.density.points
        for phrases in (rule.unless, rule.unless_beside, rule.only_beside):
            for phrase in phrases if phrases is not UNSET else ():
                yield from _NAMED.findall(phrase)


def _patterns_of(rule: RuleForm) -> list[PatternForm]:
    return [rule.match] if isinstance(rule.match, PatternForm) else rule.match


def _rule(form: PackForm, rule: RuleForm, words: Words, located: Located, path: Path, file: str) -> Rule:
    common = _repairs(rule.repair, words)
    listed = isinstance(rule.match, list)
    return Rule(
        id=f"{form.pack}/{rule.id}",
        pack=form.pack,
        message=rule.message.strip(),
        why=(rule.why if rule.why is not UNSET else form.why).strip(),
        level=Level[rule.level.upper()],
        weight=rule.weight,
        patterns=tuple(
            _pattern(each, common, words, located.line((*path, "match", *([number] if listed else []))))
            for number, each in enumerate(_patterns_of(rule))
        ),
        clean=tuple(rule.clean),
        kinds=frozenset(rule.kinds or form.kinds),
        unless=_exemptions(rule.unless, located, (*path, "unless")),
        unless_beside=_exemptions(rule.unless_beside, located, (*path, "unless_beside")),
        only_beside=tuple(rule.only_beside) if rule.only_beside is not UNSET else (),
        even_if=frozenset(rule.even_if),
        about=rule.about if rule.about is not UNSET else None,
        advice=rule.advice.strip() if rule.advice is not UNSET else None,
        company=COMPANY[rule.company] if rule.company is not UNSET else 0.0,
        proven=rule.proven if rule.proven is not UNSET else form.proven,
        line=located.line(path),
        path=file,
    )


def _exemptions(
    given: list[str] | dict[str, str | list[str] | None] | msgspec.UnsetType, located: Located, path: Path
) -> tuple[Exemption, ...]:
    if given is UNSET:
        return ()
    if isinstance(given, list):
        return tuple(Exemption(phrase, (), located.line((*path, index))) for index, phrase in enumerate(given))
    return tuple(
        Exemption(phrase, (clean,) if isinstance(clean, str) else tuple(clean or ()), located.line((*path, phrase)))
        for phrase, clean in given.items()
    )


def _pattern(form: PatternForm, common: tuple[Repair, ...], words: Words, line: int) -> Pattern:
    own = _repairs(form.repair, words)
    if any(each is not UNSET for each in (form.say, form.cut, form.plainer)):
        safe = form.safe is True
        own = (_repair(RepairForm(say=form.say, cut=form.cut, plainer=form.plainer, safe=safe), words),)
    return Pattern(_find(form), own or common, examples(form.flag) if form.flag is not UNSET else (), line)


def _find(form: PatternForm) -> Find:
    if form.find is not UNSET:
        tagged = form.tagged if form.tagged is not UNSET else None
        return Shorthand(form.find, case=form.case is True, tagged=tagged)
    if form.tokens is not UNSET:
        return Tokens(tuple(form.tokens))
    if form.grammar is not UNSET:
        return Grammar(tuple(map(_node, form.grammar.nodes)), tuple(form.grammar.mark))
    if form.density is not UNSET:
        return _density(form.density)
    if form.silence is not UNSET:
        return Silencing(form.silence)
    settings = form.with_ if form.with_ is not UNSET else {}
    if form.layout is not UNSET:
        return Shape(Room.LAYOUT, form.layout, settings)
    return Shape(Room.RHETORIC, form.rhetoric if form.rhetoric is not UNSET else "", settings)


def _density(form: DensityForm) -> Density:
    return Density(
        form.points,
        form.at_least,
        share=form.share,
        particulars=form.particulars,
        endings=form.endings,
        less_word=form.less.word,
        less_particular=form.less.particular,
    )


def _node(form: NodeForm) -> Node:
    def listed(given: list[str] | msgspec.UnsetType) -> tuple[str, ...]:
        return tuple(given) if given is not UNSET else ()

    return Node(
        form.name,
        listed(form.words),
        listed(form.pos),
        listed(form.tags),
        listed(form.dep),
        form.of if form.of is not UNSET else None,
        form.relation if form.relation is not UNSET else None,
    )


def _repairs(given: Sequence[RepairForm] | msgspec.UnsetType, words: Words) -> tuple[Repair, ...]:
    return tuple(_repair(each, words) for each in given) if given is not UNSET else ()


def _repair(form: RepairForm, words: Words) -> Repair:
    beside = form.beside if form.beside is not UNSET else ()
    return Repair(
        say=form.say if form.say is not UNSET else None,
        cut=form.cut if form.cut is not UNSET else None,
        plainer=_plainer(form.plainer, words) if form.plainer is not UNSET else None,
        safe=form.safe,
        share=form.share if form.share is not UNSET else 0.0,
        before=tuple(form.before) if form.before is not UNSET else (),
        beside=frozenset(word.lower() for name in beside for word in words.wording(name)),
    )


def _plainer(names: Iterable[str], words: Words) -> Plainer:
    entries = [entry for name in names for entry in words.entries(name)]
    by_kind: Mapping[WordKind, list[Entry]] = {
        kind: [entry for entry in entries if entry.kind is kind] for kind in WordKind
    }
    return Plainer(
        adjectives=frozenset(entry.word.lower() for entry in by_kind[WordKind.ADJECTIVE]),
        intensifiers=frozenset(entry.word.lower() for entry in by_kind[WordKind.ADVERB]),
        tails=tuple(dict.fromkeys(entry.word for entry in by_kind[WordKind.PHRASE])),
        # “Move the needle on” is looked for before “move the needle”.
        verbs={entry.word: entry.plain for entry in sorted(by_kind[WordKind.VERB], key=_length) if entry.plain},
        nouns={entry.word: entry.plain for entry in by_kind[WordKind.NOUN] if entry.plain},
        qualities={entry.word: entry.plain for entry in by_kind[WordKind.ADJECTIVE] if entry.plain},
    )


def _length(entry: Entry) -> int:
    """What puts the longest words first."""
    return -len(entry.word)
