"""Rows that are held packed are the rows that were put in, whatever is done with them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.store.packed_rows import Numbers, PackedRows

KEYS = st.integers(-5, 400) | st.sampled_from([1 << 62, -(1 << 62), (1 << 63) - 1])
PLAIN = st.none() | st.integers(-(1 << 63), (1 << 63) - 1) | st.text()
ROWS = st.tuples(PLAIN, st.none() | st.binary())


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ssssd"), KEYS | st.binary(max_size=2), ROWS)))
def test_it_is_a_dictionary(steps: list[tuple[str, int | bytes, tuple[object, ...]]]) -> None:
    """If this fails, a salvage loses a row, or takes another in its place."""
    packed: PackedRows[int | bytes] = PackedRows([1])
    plain: dict[int | bytes, tuple[object, ...]] = {}
    for key in range(300):  # two blocks and a half
        if key % 3:
            packed[key] = plain[key] = (str(key), bytes(key % 5))
    for verb, key, row in steps:
        if verb == "s":
            packed[key] = plain[key] = row
        else:
            assert packed.pop(key, None) == plain.pop(key, None)
        assert packed.get(key) == plain.get(key)
    assert dict(packed) == plain
    assert len(packed) == len(plain)
    for key in range(-3, 320):
        assert (key in packed) is (key in plain)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ard"), KEYS, st.integers(0, 9000))))
def test_numbers_are_a_set(steps: list[tuple[str, int, int]]) -> None:
    """If this fails, a row is held for lost that is there, or the other way round."""
    numbers, plain = Numbers(), set[int]()
    for verb, number, count in steps:
        if verb == "a":
            numbers.add(number)
            plain.add(number)
        elif verb == "r":
            numbers.add_run(number, count)
            plain.update(range(number, number + count))
        else:
            numbers.discard(number)
            plain.discard(number)
    assert list(numbers) == sorted(plain)
    assert len(numbers) == len(plain)
    assert all(number in numbers for number in plain)
    assert "x" not in numbers
    both = Numbers([3, 5000])
    both.update(numbers)
    assert set(both) == plain | {3, 5000}
