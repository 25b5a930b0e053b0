"""`python -m unmask`."""

from __future__ import annotations

from unmask.cli.app import main

if __name__ == "__main__":
    main()
