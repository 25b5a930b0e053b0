"""The language server: findings in an editor, as somebody writes."""
