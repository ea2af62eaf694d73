"""Files to documents and back.

One module is one format: it describes itself, reads and writes, and knows neither the project
file nor the window.  A new format is one new module here with a value called ``FORMAT``; the
registry finds it.
"""

from annotator.formats.registry import format_named, formats, options_from, recognise

__all__ = ["format_named", "formats", "options_from", "recognise"]
