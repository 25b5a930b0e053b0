"""Shapes that the detectors find and leave alone."""
