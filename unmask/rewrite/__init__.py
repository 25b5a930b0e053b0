"""From matches to edits, and from edits to a text."""
