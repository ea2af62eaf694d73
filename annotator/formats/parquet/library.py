"""pyarrow, which is heavy and an extra."""

from typing import Any

from annotator.errors import FormatError


def arrow() -> tuple[Any, Any]:
    """``pyarrow`` and ``pyarrow.parquet``.  Raises FormatError where they are not installed."""
    try:
        import pyarrow  # noqa: PLC0415
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError:
        raise FormatError(
            "The format parquet needs pyarrow; install it with pip install annotator[parquet]."
        ) from None
    return pyarrow, pyarrow.parquet
