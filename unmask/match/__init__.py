"""From rules and a draft to matches: wording."""
