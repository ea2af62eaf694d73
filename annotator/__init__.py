"""Annotator: label entities and relations in article text, on your own desk."""

__version__ = "0.1.0"
