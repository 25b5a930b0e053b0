"""What Harper has against a rewritten text and had not against the text as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tests.grammar.harper import Complaint, complaints


@dataclass(frozen=True)
class Wordings:
    """One text as it was, after its safe edits, and after the suggested ones as well."""

    name: str
    before: str
    safe: str
    suggested: str


@dataclass(frozen=True)
class Compared:
    """The wordings of one text, and what Harper says of each."""

    wordings: Wordings
    before: Counter[Complaint]
    safe: Counter[Complaint]
    suggested: Counter[Complaint]

    @property
    def new(self) -> list[Complaint]:
        """The complaints that a rewritten text gives rise to oftener than the text as it was."""
        return sorted({*(self.safe - self.before), *(self.suggested - self.before)})


def compare(texts: Iterable[Wordings]) -> list[Compared]:
    """Ask Harper about all texts, each wording once."""
    texts = list(texts)
    wordings = sorted({wording for each in texts for wording in (each.before, each.safe, each.suggested)})
    said = dict(zip(wordings, complaints(wordings), strict=True))
    return [Compared(each, said[each.before], said[each.safe], said[each.suggested]) for each in texts]
