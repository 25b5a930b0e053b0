"""Find where a post puts on a persona, say why it reads so, and propose plainer wording.

>>> import unmask
>>> report = unmask.check("I'm humbled to announce that I've joined Acme.")
>>> report.findings[0].rule
'brag/humbled-to-announce'
>>> unmask.rewrite("I'm humbled to announce that I've joined Acme.").text
"I've joined Acme."

`check` judges one text and `pipe` many; `rewrite` says a text plainly; `compare` holds a rewrite against its original.
What they give and take is frozen, typed, and named here as well, and so is what they raise.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

# `typing` takes long to load, and an interrupt meanwhile would show where it came.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from unmask.checker import Checker, check, compare
    from unmask.errors import ConfigError, PackError, TooLarge
    from unmask.language import ModelMissing
    from unmask.rank.entry import entry_of
    from unmask.rewriter import Rewritten
    from unmask.rewriter import rewrite_text as rewrite
    from unmask.rulebook import load_rulebook
    from unmask.runner.flow import pipe
    from unmask.session import Session
    from unmask.types.comparison import Comparison, Difference, Fact, Shift
    from unmask.types.ranking import Entry, PackCost
    from unmask.types.report import Advice, Edit, Finding, Level, Remove, Replace, Report, Score, Term
    from unmask.types.rule import Rulebook
    from unmask.types.source import Position, Source, Syntax, TextKind
    from unmask.types.span import Span

__all__ = [
    "Advice",
    "Checker",
    "Comparison",
    "ConfigError",
    "Difference",
    "Edit",
    "Entry",
    "Fact",
    "Finding",
    "Level",
    "ModelMissing",
    "PackCost",
    "PackError",
    "Position",
    "Remove",
    "Replace",
    "Report",
    "Rewritten",
    "Rulebook",
    "Score",
    "Session",
    "Shift",
    "Source",
    "Span",
    "Syntax",
    "Term",
    "TextKind",
    "TooLarge",
    "__version__",
    "check",
    "compare",
    "entry_of",
    "load_rulebook",
    "pipe",
    "rewrite",
]
__version__ = "0.1.0"

_ROOMS = {
    "checker": ("Checker", "check", "compare"),
    "errors": ("ConfigError", "PackError", "TooLarge"),
    "language": ("ModelMissing",),
    "rank.entry": ("entry_of",),
    "rewriter": ("Rewritten",),
    "rulebook": ("load_rulebook",),
    "runner.flow": ("pipe",),
    "session": ("Session",),
    "types.comparison": ("Comparison", "Difference", "Fact", "Shift"),
    "types.ranking": ("Entry", "PackCost"),
    "types.report": ("Advice", "Edit", "Finding", "Level", "Remove", "Replace", "Report", "Score", "Term"),
    "types.rule": ("Rulebook",),
    "types.source": ("Position", "Source", "Syntax", "TextKind"),
    "types.span": ("Span",),
}
_PLACES = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    # Importing the package must cost nothing: the command line answers --help and --version without a checker.
    if (room := _PLACES.get(name)) is None:
        # With these Python names what was probably meant.
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=sys.modules[__name__])
    return getattr(import_module(f"unmask.{room}"), name)


def __dir__() -> list[str]:
    return __all__


class _Face(ModuleType):
    """The package, in which `rewrite` is the function, though a room has that name too."""

    @property
    def rewrite(self) -> Any:
        return import_module("unmask.rewriter").rewrite_text

    @rewrite.setter
    def rewrite(self, room: ModuleType) -> None:
        """Let the room be found by `import` alone, which sets it here when it is first imported."""

    def __reduce__(self) -> tuple[Any, ...]:
        # What ships functions to other processes, as Dask does, sends along the names of the modules that they use.
        return import_module, (self.__name__,)


sys.modules[__name__].__class__ = _Face
