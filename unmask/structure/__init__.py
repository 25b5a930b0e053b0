"""From rules and a draft to matches: layout. No language model is needed here."""
