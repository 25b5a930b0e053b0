"""Fitting the weights of the score to rated texts."""
