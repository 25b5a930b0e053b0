"""Texts that other people have labelled: what the rules find in each label."""
