"""Find where a post puts on a persona, say why it reads so, and propose plainer wording.

>>> import unmask
>>> report = unmask.check("I'm humbled to announce that I've joined Acme.")
>>> report.findings[0].rule
'brag/humbled-to-announce'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from unmask.checker import check
    from unmask.comparer import compare
    from unmask.rank.entry import entry_of
    from unmask.stream import pipe

__all__ = ["__version__", "check", "compare", "entry_of", "pipe"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # Importing the package must cost nothing: the command line answers --help and --version without a checker.
    if name == "check":
        from unmask.checker import check

        return check
    if name == "compare":
        from unmask.comparer import compare

        return compare
    if name == "pipe":
        from unmask.stream import pipe

        return pipe
    if name == "entry_of":
        from unmask.rank.entry import entry_of

        return entry_of
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
