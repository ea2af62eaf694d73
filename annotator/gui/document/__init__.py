"""The document view, in small rooms; its door is ``view.DocumentView``."""
