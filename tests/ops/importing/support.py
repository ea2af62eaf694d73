"""Imports and exports in one line, for tests of importing."""

import json
from pathlib import Path
from typing import Any

from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.report import ImportReport
from annotator.ops.steps import run
from annotator.store.project import Project


def take(project: Project, *paths: Path, format: str | None = None, **more: Any) -> ImportReport:
    return run(import_files(project, ImportRequest(paths, format, **more)))


def give(project: Project, path: Path, format: str, **more: Any) -> bytes:
    run(export_documents(project, ExportRequest(format, path, **more)))
    return path.read_bytes()


def written(path: Path, *objects: Any) -> Path:
    lines = [json.dumps(one, ensure_ascii=False) + "\n" for one in objects]
    path.write_text("".join(lines), encoding="utf-8", newline="")
    return path
