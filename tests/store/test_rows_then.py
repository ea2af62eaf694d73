"""The tables as they were at another time, which are not held but where they differ."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.store.rows_then import Row, rows_now
from tests.store.support import foreign, new_file, sample_lines

STEPS = st.lists(st.tuples(st.sampled_from("gsdt"), st.integers(0, 40), st.integers(1, 12)))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_file(tmp_path_factory.mktemp("then") / "p.annodb", sample_lines(4, 8))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_it_is_the_table_with_what_was_put_in_and_taken_out(
    path: Path, steps: list[tuple[str, int, int]]
) -> None:
    """If this fails, a check calls a good project damaged, or a damaged one good."""
    connection = foreign(path)
    then = rows_now(connection)["span"]
    plain: dict[int, Row] = {row_id: then[row_id] for row_id in then}
    assert len(plain) == 32
    for verb, row_id, count in steps:
        if verb == "g":
            assert then.get(row_id) == plain.get(row_id)
        elif verb == "s":
            then[row_id] = plain[row_id] = (row_id, count)
        elif verb == "d":
            assert then.pop(row_id, None) == plain.pop(row_id, None)
        else:
            ids = range(row_id, row_id + count)
            expected = [plain.pop(one) for one in ids if one in plain]
            assert then.take(row_id, count) == expected
    assert dict(then) == plain
    assert list(then) == sorted(plain)
    connection.close()
