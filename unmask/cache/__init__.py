"""What is kept from one run to the next: reports, and rule packs made ready. Losing all of it costs only time."""
