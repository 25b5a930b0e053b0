"""From what applies to a path to the rules in force."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from unmask.cache.store import default_folder
from unmask.config.applied import Applied
from unmask.config.file import is_inside, is_there
from unmask.config.keys import OFF, Given
from unmask.errors import ConfigError, Fault
from unmask.language import ModelMissing, model_name
from unmask.rulebook import PackError, UnknownRule, find, load_rulebook
from unmask.rulebook import select as select_rules
from unmask.types.finding import Level
from unmask.types.rule import Pack, Rulebook

YAML = frozenset({".yaml", ".yml"})


def build(applied: Applied) -> Rulebook:
    """The rules in force. Raises `ConfigError` for a name that no rule has, and `PackError` for a broken pack."""
    choice = applied.settings.rules
    for given in applied.of("model"):
        try:
            model_name(str(given.value))
        except ModelMissing as missing:
            raise ConfigError((Fault(given.origin, str(missing)),)) from None
    packs = pack_files(applied)
    book = load_rulebook(packs, proofs=False, cache=default_folder())
    if packs:
        from unmask.proof import setting_problems

        if problems := setting_problems(book):
            raise PackError(problems)
    _know(book, (*applied.of("select"), *applied.of("ignore"), *applied.of("levels")))
    off = tuple(name for name, level in choice.levels if level == OFF)
    levels = {name: Level[level.upper()] for name, level in choice.levels if level != OFF}
    levelled = replace(
        book,
        packs=tuple(_level(pack, levels) for pack in book.packs),
        allow=choice.allow,
        model=choice.model,
        heed_silences=choice.heed_silences,
        require_reason=choice.require_reason,
    )
    return select_rules(levelled, select=choice.select, ignore=(*choice.ignore, *off))


def pack_files(applied: Applied) -> tuple[Path, ...]:
    """The pack files that apply, those of folders by name. Raises `ConfigError` for one that is not there."""
    return tuple(file for given in applied.of("packs") for file in _files(given))


def _files(given: Given) -> tuple[Path, ...]:
    path = Path(str(given.value))
    if given.origin.line is not None and not is_there(path):
        raise ConfigError((Fault(given.origin, f"there is no pack {path}; paths count from this file"),))
    if not path.is_dir():
        return (path,)
    try:
        files = tuple(sorted(file for file in path.iterdir() if file.suffix.lower() in YAML))
    except OSError as error:
        raise ConfigError((Fault(given.origin, f"the folder {path} cannot be read: {error.strerror}"),)) from None
    for file in files if given.origin.line is not None else ():
        if not is_inside(file, path):
            raise ConfigError((Fault(given.origin, f"{file} is a link that leads out of its folder; copy the file"),))
    if not files:
        raise ConfigError((Fault(given.origin, f"there is no pack in the folder {path}; packs are .yaml files"),))
    return files


def _know(book: Rulebook, givens: tuple[Given, ...]) -> None:
    faults = []
    for given in givens:
        try:
            find(book, given.value[0] if isinstance(given.value, tuple) else str(given.value))
        except UnknownRule as unknown:
            faults.append(Fault(given.origin, str(unknown)))
    if faults:
        raise ConfigError(tuple(faults))


def _level(pack: Pack, levels: dict[str, Level]) -> Pack:
    """The pack at the levels asked for; a rule's own name is heeded before its pack's."""
    if not levels:
        return pack
    return replace(
        pack,
        rules=tuple(replace(rule, level=levels.get(rule.id, levels.get(rule.pack, rule.level))) for rule in pack.rules),
    )
