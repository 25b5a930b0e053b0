"""The one place that is asked what applies to a path."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from unmask.config.applied import Applied, RuleChoice, Settings, merge, packs_in, rules_in_force
from unmask.config.file import Finder, is_inside, read_file, repository_of
from unmask.config.keys import Given, Layer, matches
from unmask.errors import ConfigError, Fault, printable

if TYPE_CHECKING:
    from unmask.rulebook.rules import Rules
    from unmask.types.rule import Rulebook

_FILES = ("packs", "baseline")
"""Keys whose values name files."""


class Lookup:
    """What applies to each path of a run: the nearest configuration file, and over it the command line.

    `line` is what the command line gives, counted from the absolute folder it was given in. `config` names a file to
    use for every path in place of the nearest one; with `search` false there is none. Every method may raise
    `ConfigError`. Files are read once.
    """

    def __init__(
        self, line: Layer, *, config: Path | None = None, search: bool = True, heed_silences: bool = True
    ) -> None:
        self._line = line
        self._cwd = line.base
        self._config = self._absolute(config) if config is not None else None
        self._search = search
        self._heed_silences = heed_silences
        self._finder = Finder()
        self._layers: dict[Path, Layer] = {}
        self._rules: dict[RuleChoice, Rules] = {}

    def anew(self) -> Lookup:
        """One that is asked the same and has read nothing yet."""
        return Lookup(self._line, config=self._config, search=self._search, heed_silences=self._heed_silences)

    def settings_for(self, path: Path | None) -> Settings:
        """What applies to a path, or to a text that lies nowhere (None), which is taken to lie in the current folder.

        The path need not exist. Equal answers compare and hash equal.
        """
        return self.applied_to(path).settings

    def applied_to(self, path: Path | None) -> Applied:
        """What applies to a path, and where each value of it was given."""
        place = self._absolute(path) if path is not None else None
        return merge(self._layer(place), self._line, place, heed_silences=self._heed_silences)

    def rulebook_for(self, path: Path | None) -> Rulebook:
        """The rules in force for a path. Paths with equal settings share one rulebook. Raises `PackError` as well."""
        return self.in_force(path)[1].rulebook

    def in_force(self, path: Path | None) -> tuple[Settings, Rules]:
        """What applies to a path, and the rules in force for it, which are read unless they were found right before.

        Paths with equal settings share their rules. Raises `PackError` as well.
        """
        applied = self.applied_to(path)
        choice = applied.settings.rules
        if choice not in self._rules:
            self._rules[choice] = rules_in_force(applied)
        return applied.settings, self._rules[choice]

    def excludes(self, path: Path, *, below: Path | None = None, folder: bool = False) -> bool:
        """Whether a path is left out.

        Patterns of a file count from its folder, those of the command line from the current folder and from the
        folder that is being walked, which is `below`.
        """
        place = self._absolute(path)
        bases = [self._cwd] if below is None else [self._cwd, self._absolute(below)]
        if any(matches(_excluded(self._line), place, base, folder=folder) for base in bases):
            return True
        layer = self._layer(place)
        return layer is not None and matches(_excluded(layer), place, layer.base, folder=folder)

    def _layer(self, place: Path | None) -> Layer | None:
        file = self.file_for(place)
        if file is None:
            return None
        if file not in self._layers:
            layer = _placed(read_file(file, self.shown(file)))
            # A configuration that the user named is theirs; one that was found may be anybody's.
            if self._config is None and (faults := tuple(_leading_out(layer))):
                raise ConfigError(faults)
            self._layers[file] = layer
        return self._layers[file]

    def file_for(self, path: Path | None) -> Path | None:
        """The configuration file that applies to a path, if there is one."""
        if self._config is not None:
            return self._config
        if not self._search:
            return None
        return self._finder.find(self._absolute(path).parent if path is not None else self._cwd)

    def files(self, paths: Iterable[Path], keys: Container[str] = frozenset(_FILES)) -> Iterator[Path]:
        """The configuration files of `paths` and of all that was asked about, and what is named there under `keys`.

        What the command line names is among it, and the packs in a folder that is named.
        """
        for path in paths:
            self._layer(self._absolute(path))
        yield from self._layers
        for layer in (self._line, *self._layers.values()):
            for given in layer.givens:
                if given.key in _FILES and given.key in keys:
                    yield from self._named(given)

    def _named(self, given: Given) -> Iterator[Path]:
        path = self._absolute(Path(str(given.value)))
        yield path
        with suppress(OSError):
            yield from packs_in(path)

    def shown(self, path: Path) -> str:
        """A path as messages call it: from the current folder, where it lies below it."""
        return str(path.relative_to(self._cwd)) if path.is_relative_to(self._cwd) else str(path)

    def _absolute(self, path: Path) -> Path:
        # Not resolved: what applies to a link is decided by where the link lies.
        return Path(os.path.abspath(self._cwd / path))  # noqa: PTH100


def _placed(layer: Layer) -> Layer:
    """The layer with the files it names where they lie, wherever the command is called from."""
    return layer._replace(
        givens=tuple(
            given._replace(value=str(layer.base / str(given.value))) if given.key in _FILES else given
            for given in layer.givens
        ),
    )


def _leading_out(layer: Layer) -> Iterator[Fault]:
    """A fault for each file that a configuration names outside its repository, or, without one, its folder."""
    root = repository_of(layer.base)
    for given in layer.givens:
        if given.key in _FILES and not is_inside(Path(str(given.value)), root):
            mend = f"keep the file there, or name it on the command line with --{given.key}"
            yield Fault(given.origin, f"“{given.key}” leads out of {printable(str(root))}; {mend}")


def _excluded(layer: Layer) -> tuple[str, ...]:
    return tuple(str(given.value) for given in layer.givens if given.key == "exclude")
