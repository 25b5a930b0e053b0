"""Whether rules do what their texts say, and whether every part of a rule is needed for it."""

from unmask.proof.ablation import Unproved, unproved
from unmask.proof.examples import Proof, prove, setting_problems

__all__ = ["Proof", "Unproved", "prove", "setting_problems", "unproved"]
