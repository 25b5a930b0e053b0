"""Sentences made of sentences: what a contrast, a question with its answer, or clipped lines say plainly."""
