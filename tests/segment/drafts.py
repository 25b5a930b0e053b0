"""Texts made up by hypothesis, of the pieces in which posts and newsletters go wrong."""

from __future__ import annotations

from hypothesis import strategies as st

from unmask.types.draft import Block

PIECES = [
    "a", "I", "'m", " ", "  ", "\n", "\r\n", "\n\n", "\r", "\t", ".", "!", "?", ":", ";", ",", "…", "—", "-",
    "humbled to announce that I won", "Agree?", "It's not luck. It's work.", "thought leader", "game-changer",
    "𝗕𝗼𝗹𝗱", "𝘪𝘵𝘢𝘭𝘪𝘤", "Ｗｉｄｅ", "ﬁne", "“so”", "‘no’", "\u00a0", "\u200b", "\u200d", "\ufeff", "\u202e", "e\u0301",
    "👩🏽‍💻", "👇", "🚀", "✅ one", "→ two", "1️⃣", "#tag", "@ana", "https://example.org/a_(b)?q=1", "mail@example.org",
    "*", "**", "_", "~~", "`", "```\n", "    ", "> ", "- ", "1. ", "# ", "| a | b |\n|---|---|\n| c | d |\n", "---\n",
    "[x](y)", "![x](y)", "[x]: y\n", "[^1]", "<b>", "</b>", "<!-- c -->", "<br>", "&amp;", "&#x41;", "\\*", "$5,000",
    "Straße", "naïve", "日本語", "\x00", "\x1b[31m", "\ud83d", "ñ", "½", "①", "ᴀʙᴄ", "🅰",
]  # fmt: skip

texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=24).map("".join)
"""Any text at all, most of them nasty."""


def lies_whole(block: Block) -> None:
    """See that sentences and regions lie inside their block, the sentences in order."""
    end = 0
    for sentence in block.sentences:
        assert end <= sentence.start < sentence.end <= len(block.text)
        end = sentence.end
    for region in block.regions:
        assert 0 <= region.start < region.end <= len(block.text)
