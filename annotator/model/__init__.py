"""Frozen values and pure functions about documents, spans, relations, schemes and offsets."""
