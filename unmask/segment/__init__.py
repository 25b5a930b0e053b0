"""From a source to a draft: blocks of prose, each letter knowing where it was written."""
