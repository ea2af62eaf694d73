"""Marks: what a merge notes of a row beside which operation wrote it (see ``versions``)."""

KEPT = "!"
"""The mark of a row that is deleted, but needed by another."""

MADE = "+"
"""How the mark of a further version begins by which a row lives."""

ENDED = "-"
"""How the mark of a version begins by which a row lives no more."""

SAME = "~"
"""How the mark of a further version begins that says the same of a column: ``~column.…``."""

WANTED = "#"
"""How the mark of a name (or key) begins that another row has: ``#column:name``."""

MARKS = (KEPT, MADE, ENDED, SAME, WANTED, "=")
"""How parts begin that are no columns; ``=…`` is another uid by which a row is known."""
