"""Many posts at once: what is kept of each, their order, their totals, and what has changed since an earlier run."""

from __future__ import annotations

from unmask.rank.entry import Foremost, Key, Order, entry_of
from unmask.rank.totals import OldError, compare, periods, read_old, tally

__all__ = ["Foremost", "Key", "OldError", "Order", "compare", "entry_of", "periods", "read_old", "tally"]
