"""What can be wrong with a configuration, in words for the user."""

from __future__ import annotations

from dataclasses import dataclass

from unmask.config.given import Origin


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and where it was given."""

    origin: Origin
    message: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.message}"


class ConfigError(Exception):
    """A configuration that cannot be used. `faults` has one for each thing to mend, in the order of the file."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
