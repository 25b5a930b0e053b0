"""From reports to what people and machines read: one format, one module."""
