"""Names for findings that outlive edits elsewhere in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from unmask.types.finding import Finding


def fingerprints(path: str, findings: Sequence[Finding]) -> list[str]:
    """A name of 32 hexadecimal digits for each finding of a file: unique among them, and the same in the next run.

    It is made of the path, the rule and the words found, so it does not change when lines are added above or when the
    text is wrapped anew. The same words found again by the same rule are told apart by their number.
    """
    seen: Counter[tuple[str, str]] = Counter()
    names: list[str] = []
    for finding in findings:
        key = (finding.rule, " ".join(finding.text.split()))
        names.append(sha256("\0".join((path, *key, str(seen[key]))).encode("utf-8", "surrogatepass")).hexdigest()[:32])
        seen[key] += 1
    return names
