"""What was there before: baselines and commits, and reports on only what is new."""
