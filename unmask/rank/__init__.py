"""Many posts at once: what is kept of each, their order, their totals, and what has changed since an earlier run."""

from __future__ import annotations

from unmask.rank.against import OldError, compare, read_old
from unmask.rank.entry import entry_of
from unmask.rank.order import Foremost, Key, Order
from unmask.rank.totals import periods, tally

__all__ = ["Foremost", "Key", "OldError", "Order", "compare", "entry_of", "periods", "read_old", "tally"]
