"""From YAML packs to rules."""
