"""Many posts at once: what is kept of each, their order, their totals, and what has changed since an earlier run."""

from __future__ import annotations

from unmask.rank.against import OldError, compare, read_old
from unmask.rank.entry import entry_of
from unmask.rank.foremost import Foremost
from unmask.rank.order import Key, Order
from unmask.rank.period import periods
from unmask.rank.tally import tally

__all__ = ["Foremost", "Key", "OldError", "Order", "compare", "entry_of", "periods", "read_old", "tally"]
