"""From paths and standard input to sources."""
