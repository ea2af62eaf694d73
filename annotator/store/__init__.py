"""The project file: the only room that knows SQLite.

:class:`annotator.store.project.Project` is what the rest of the program sees.
"""
