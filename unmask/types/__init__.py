"""What travels between the rooms: frozen values that know nothing of how they are made or shown."""
