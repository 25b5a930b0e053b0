"""Two wordings of one text: what each says that the other does not."""

from __future__ import annotations

from unmask.fidelity.difference import difference

__all__ = ["difference"]
