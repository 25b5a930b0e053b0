"""The only room that loads spaCy."""
