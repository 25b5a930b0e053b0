"""How fast the program is, beside others. Run by hand: `python -m tests.bench`."""
