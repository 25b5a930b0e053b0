"""Strace, for tests that look at system calls from outside, or let them go wrong."""

# ruff: noqa: SIM905
from __future__ import annotations

import shutil

import pytest

STRACE = shutil.which("strace") or ""
needs_strace = pytest.mark.skipif(not STRACE, reason="strace is not installed")

CALLS = """
openat write fsync rename renameat2 link unlink utimensat fchmodat chmod fchmod fchown fchownat chown lchown flock
fsetxattr setxattr pwrite64 ftruncate mkdir close
""".split()
"""The calls that change something on the disk, or lead to it."""

TRACED = f"trace={','.join(f'?{call}' for call in CALLS)}"
"""What strace is asked to look at, as far as the machine has such calls."""

FAULTS = {
    "no space": "error=ENOSPC",
    "not allowed": "error=EACCES",
    "a broken disk": "error=EIO",
    "interrupted": "error=EINTR",
    "killed": "signal=KILL",
}
"""What may become of a call, as strace brings it about."""
