"""What may go wrong with a project, what must happen then, and the tests that prove it.

    python -m tests.promises          the table, with the result of each test run now
    python -m tests.promises --list   the table alone

A test is named by its file and function.  ``test_promises.py`` fails where one does not exist, so
that no line here is ever empty.
"""

from tests.promises.faults import FAULTS
from tests.promises.files import BACKUPS, FILES
from tests.promises.imports import IMPORTS
from tests.promises.promise import Promise

PARTS: dict[str, tuple[Promise, ...]] = {
    "Faults": FAULTS,
    "Project files": FILES,
    "Imports and exports": IMPORTS,
    "Backups and undo": BACKUPS,
}
