"""The one SQLite library of the process.

sqlite-utils prefers pysqlite3 where it is installed.  Two libraries in one process drop each
other's file locks, so the same rule is followed here, without the 100 ms that importing
sqlite-utils costs: only creating and migrating a project need that.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        import pysqlite3.dbapi2 as sqlite3
    except ImportError:
        import sqlite3

SQLITE_VERSION: str = sqlite3.sqlite_version

__all__ = ["SQLITE_VERSION", "sqlite3"]
