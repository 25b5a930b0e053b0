"""How our own messages are put: counts, and the name that was probably meant."""
