"""What can be wrong with a rule pack, said so that it can be mended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: the file, the line (from 1), the rule if it is in one, what is wrong and how to mend it."""

    path: str
    line: int
    rule: str | None
    message: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}: "
        return where + (f"{self.rule}: " if self.rule else "") + self.message


class PackError(Exception):
    """A pack that cannot be used. `problems` has a line for each fault, in the order of the file."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class UnknownRule(Exception):
    """A pack or rule was named that does not exist. The message names the nearest that does."""
