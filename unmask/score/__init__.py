"""From findings and a draft to a score."""
