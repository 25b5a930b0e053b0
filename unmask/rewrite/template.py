"""Templates: the wording that a rule puts in the place of a match."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from unmask.rulebook.inflect import Form, inflect, inflect_noun

_SLOT = re.compile(r"<(?P<part>[^<>]+)>|\{(?P<word>[^{}:]+)(?P<noun>:n)?\}")


def fill(template: str, captures: Mapping[str, str], forms: Sequence[Form]) -> str:
    """The template with its parts put in.

    `<part>` is what the match remembers by that name, `{verb}` the verb in the form of the match's inflected word:
    the first brace takes the first form, and so on; when there are fewer forms the last serves. Raises `KeyError` for
    a part that this match does not have, and `ValueError` for a brace where nothing was inflected.
    """
    taken = 0

    def put(found: re.Match[str]) -> str:
        nonlocal taken
        if found["part"] is not None:
            return captures[found["part"]]
        if not forms:
            raise ValueError(f"“{template}” inflects “{found['word']}”, but the match holds no inflected word")
        form = forms[min(taken, len(forms) - 1)]
        taken += 1
        return inflect_noun(found["word"], form) if found["noun"] else inflect(found["word"], form)

    return re.sub(r" {2,}", " ", _SLOT.sub(put, template)).strip()
