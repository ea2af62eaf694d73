"""Faults of our own: caught wherever they happen, told once, kept in a log on this computer."""
