"""What applies to a path: every value that was given for it, the settings they come to, and the rules in force."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from unmask.cache.store import default_folder
from unmask.config.file import is_inside, is_there
from unmask.config.keys import KEYS, NEVER, OFF, Given, Key, Layer, Value, matches
from unmask.errors import ConfigError, Fault, PackError, UnknownRule
from unmask.language import ModelMissing, model_name
from unmask.types.report import Level
from unmask.types.source import TextKind

if TYPE_CHECKING:
    from unmask.rulebook.rules import Rules
    from unmask.types.rule import Pack, Rule, Rulebook


class RuleChoice(NamedTuple):
    """All that decides which rules judge a text, and how. Equal choices give equal reports, so it can be a cache key.

    `levels` pairs the name of a pack or rule with a level's label. `heed_silences` is false where silences in the
    text are to be passed over. `model` names the package of the language model; None takes the one installed.
    """

    packs: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    allow: tuple[str, ...] = ()
    require_reason: bool = False
    heed_silences: bool = True
    model: str | None = None


class Settings(NamedTuple):
    """What applies to one path.

    `kind` is None where the file is to tell; a `fail_level` of None never fails; `baseline` is the file of findings to
    leave out.
    """

    rules: RuleChoice = RuleChoice()
    kind: TextKind | None = None
    fail_level: Level | None = Level.WARNING
    fail_under: float | None = None
    baseline: Path | None = None


class Applied(NamedTuple):
    """What applies to a path: the values that hold, each with its origin, and the settings they come to."""

    givens: tuple[Given, ...]
    settings: Settings

    def of(self, key: str) -> tuple[Given, ...]:
        """The values of one key, in the order in which they count."""
        return tuple(given for given in self.givens if given.key == key)


def merge(file: Layer | None, line: Layer, path: Path | None, *, heed_silences: bool = True) -> Applied:
    """What a file and the command line come to for an absolute `path`; None is a text that lies nowhere.

    The command line wins over the file, what is given for a pattern over what is given for all, the later over the
    earlier. What leaves out or lets be adds up instead, but for a rule that the command line selects by its name.
    """
    from_file = tuple(_for(file, path)) if file is not None else ()
    from_line = tuple(_for(line, path))
    chosen = {given.value for given in from_line if given.key == "select"}
    from_file = tuple(given for given in from_file if not _takes_back(given, chosen))
    givens = tuple(given for key in KEYS for given in _holds(key, from_file, from_line))
    return Applied(givens, _settings(givens, heed_silences=heed_silences))


def _for(layer: Layer, path: Path | None) -> Iterator[Given]:
    """What a layer gives for a path: first what it gives for all, then what it gives for a pattern."""
    yield from (given for given in layer.givens if given.pattern is None)
    for given in layer.givens:
        if given.pattern is not None and path is not None and matches((given.pattern,), path, layer.base):
            yield given


def _takes_back(given: Given, chosen: Container[Value]) -> bool:
    """Whether this leaves out, in the file, a rule that the command line selects by the same name."""
    if isinstance(given.value, tuple):
        return given.value[1] == OFF and given.value[0] in chosen
    return given.key == "ignore" and given.value in chosen


def _holds(key: Key, file: Sequence[Given], line: Sequence[Given]) -> Sequence[Given]:
    mine = [given for given in file if given.key == key.name]
    over = [given for given in line if given.key == key.name]
    if not key.many:
        return [*mine, *over][-1:]
    return [*mine, *over] if key.adds else over or mine


def _settings(givens: Sequence[Given], *, heed_silences: bool) -> Settings:
    def texts(key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(given.value) for given in givens if given.key == key))

    def one(key: str) -> object:
        return next((given.value for given in givens if given.key == key), None)

    levels = dict(given.value for given in givens if isinstance(given.value, tuple))
    level, score, kind, model = one("fail-level"), one("fail-under"), one("kind"), one("model")
    baseline = one("baseline")
    return Settings(
        rules=RuleChoice(
            packs=tuple(Path(pack) for pack in texts("packs")),
            select=texts("select"),
            ignore=texts("ignore"),
            levels=tuple(sorted(levels.items())),
            allow=texts("allow"),
            require_reason=bool(one("require-reason")),
            heed_silences=heed_silences,
            model=str(model) if model else None,
        ),
        kind=TextKind(str(kind)) if kind else None,
        fail_level=Level.WARNING if level is None else None if level == NEVER else Level[str(level).upper()],
        fail_under=score if isinstance(score, float) else None,
        baseline=Path(str(baseline)) if baseline else None,
    )


YAML = frozenset({".yaml", ".yml"})


def rules_in_force(applied: Applied) -> Rules:
    """The rules in force, read unless they were read and found right before, from the same files and settings.

    Raises `ConfigError` for a name that no rule has, and `PackError` for a broken pack.
    """
    from unmask.rulebook.origin import mark
    from unmask.rulebook.rules import rules_of

    for given in applied.of("model"):
        try:
            model_name(str(given.value))
        except ModelMissing as missing:
            raise ConfigError((Fault(given.origin, str(missing)),)) from None
    packs = pack_files(applied)
    folder = default_folder()
    return rules_of(partial(mark, packs, repr(applied.settings.rules)), partial(_read, applied, packs, folder), folder)


def _read(applied: Applied, packs: Sequence[Path], cache: Path) -> Rulebook:
    from unmask.rulebook import load_rulebook, select

    choice = applied.settings.rules
    book = load_rulebook(packs, proofs=False, cache=cache)
    if packs:
        from unmask.proof import setting_problems

        if problems := setting_problems(book):
            raise PackError(problems)
    _know(book, (*applied.of("select"), *applied.of("ignore"), *applied.of("levels")))
    levels = dict(choice.levels)
    off = tuple(rule.id for rule in book.rules if _is_off(rule, levels, choice.select))
    levelled = replace(
        book,
        packs=tuple(_level(pack, levels) for pack in book.packs),
        allow=choice.allow,
        model=choice.model,
        heed_silences=choice.heed_silences,
        require_reason=choice.require_reason,
    )
    return select(levelled, select=choice.select, ignore=(*choice.ignore, *off))


def pack_files(applied: Applied) -> tuple[Path, ...]:
    """The pack files that apply, those of folders by name. Raises `ConfigError` for one that is not there."""
    return tuple(file for given in applied.of("packs") for file in _files(given))


def packs_in(folder: Path) -> tuple[Path, ...]:
    """The pack files of a folder, by name. Raises `OSError`."""
    return tuple(sorted(file for file in folder.iterdir() if file.suffix.lower() in YAML))


def _files(given: Given) -> tuple[Path, ...]:
    path = Path(str(given.value))
    if given.origin.line is not None and not is_there(path):
        raise ConfigError((Fault(given.origin, f"there is no pack {path}; paths count from this file"),))
    if not path.is_dir():
        return (path,)
    try:
        files = packs_in(path)
    except OSError as error:
        raise ConfigError((Fault(given.origin, f"the folder {path} cannot be read: {error.strerror}"),)) from None
    for file in files if given.origin.line is not None else ():
        if not is_inside(file, path):
            raise ConfigError((Fault(given.origin, f"{file} is a link that leads out of its folder; copy the file"),))
    if not files:
        raise ConfigError((Fault(given.origin, f"there is no pack in the folder {path}; packs are .yaml files"),))
    return files


def _know(book: Rulebook, givens: tuple[Given, ...]) -> None:
    from unmask.rulebook import find

    faults = []
    for given in givens:
        try:
            find(book, given.value[0] if isinstance(given.value, tuple) else str(given.value))
        except UnknownRule as unknown:
            faults.append(Fault(given.origin, str(unknown)))
    if faults:
        raise ConfigError(tuple(faults))


def _asked(rule: Rule, levels: Mapping[str, str]) -> str | None:
    """The level asked for, or off; a rule's own name is heeded before its pack's."""
    return levels.get(rule.id, levels.get(rule.pack))


def _is_off(rule: Rule, levels: Mapping[str, str], select: Container[str]) -> bool:
    """Whether a rule is turned off; one that is selected by its own name can only be by that."""
    return _asked(rule, levels) == OFF and (rule.id in levels or rule.id not in select)


def _level(pack: Pack, levels: Mapping[str, str]) -> Pack:
    """The pack at the levels asked for; what is off keeps its own."""
    if not levels:
        return pack
    asked = ((rule, _asked(rule, levels)) for rule in pack.rules)
    return replace(
        pack,
        rules=tuple(
            rule if level is None or level == OFF else replace(rule, level=Level[level.upper()])
            for rule, level in asked
        ),
    )
