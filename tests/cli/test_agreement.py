"""annotator agreement: what a script reads, what a person reads, and refusals in one line."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from annotator import cli
from annotator.cli.work import opened
from tests.store.support import TEXT, new_file, sha256


class Done:
    """What a command did."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: object) -> None:
        capsys.readouterr()
        self.code = cli.run(["agreement", *map(str, arguments)], lambda _path: 0)
        self.out, self.err = capsys.readouterr()


def layer(annotator: str, *spans: tuple[int, int, str], state: str = "finished") -> dict[str, Any]:
    return {
        "annotator": annotator,
        "state": state,
        "spans": [
            {"id": f"s{i}", "label": label, "fragments": [[a, b]], "text": TEXT[a:b]}
            for i, (a, b, label) in enumerate(spans)
        ],
        "relations": [],
    }


def project(path: Path, *documents: list[dict[str, Any]]) -> Path:
    return new_file(
        path / "p.annodb",
        [
            {"uid": f"{i:032x}", "name": f"d{i}", "text": TEXT, "meta": {}, "layers": layers}
            for i, layers in enumerate(documents, 1)
        ],
    )


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Six documents; the first label of the third annotator is always another."""
    alike = [(4, 17, "PERSON"), (22, 29, "EVENT")]
    other = [(4, 17, "LOCATION"), (22, 28, "EVENT")]
    return project(
        tmp_path,
        *([layer("an", *alike), layer("bình", *alike), layer("chi", *other)] for _ in range(5)),
        [layer("an", *alike), layer("bình", state="open")],
    )


def test_the_shape_that_scripts_read(capsys: pytest.CaptureFixture[str], three: Path) -> None:
    """Keys and kinds of the JSON object; undefined is null, never NaN."""
    before = sha256(three)
    done = Done(capsys, three, "--json")
    assert (done.code, done.err) == (0, "")
    assert done.out.count("\n") == 1
    told = json.loads(done.out, parse_constant=pytest.fail)
    assert told["documents"] == {"compared": 5, "total": 6}
    assert [(one["a"], one["b"], one["documents"]) for one in told["pairs"]] == [
        ("an", "bình", 5), ("an", "chi", 5), ("bình", "chi", 5)
    ]  # fmt: skip
    pair, overall = told["pairs"][1], told["overall"]
    for part in (pair, overall):
        assert {"exact_f1", "strict_f1", "relaxed_f1", "kappa", "alpha", "per_label",
                "confusion"} <= set(part["spans"])  # fmt: skip
        assert {"strict_f1", "endpoints_exact_f1", "aligned_f1", "aligned_untyped_f1",
                "undirected_untyped_f1", "conditional_f1", "pair_kappa",
                "causes"} <= set(part["relations"])  # fmt: skip
    assert {"alpha", "unitizing_alpha", "gamma"} <= set(overall)
    assert (pair["spans"]["exact_f1"], pair["spans"]["strict_f1"]) == (0.5, 0)
    assert pair["spans"]["confusion"] == {"PERSON": {"LOCATION": 5}, "EVENT": {"EVENT": 5}}
    assert pair["relations"]["strict_f1"] is None
    assert pair["relations"]["reasons"]["strict_f1"] == "neither annotator has a relation"
    assert pair["spans"]["intervals"]["exact_f1"] == [0.5, 0.5]
    event = pair["spans"]["per_label"]["EVENT"]["intervals"]
    assert event == {"strict_f1": [0, 0], "character_f1": [12 / 13, 12 / 13]}
    assert set(overall["unitizing_alpha"]["intervals"]) == {"u", "bar_u", "cu"}
    (day,) = told["over_time"]["strict_f1"]
    assert (day["value"], day["documents"]) == (overall["spans"]["strict_f1"], 15)
    assert told["pairs"][0]["spans"]["strict_f1"] == 1
    assert sha256(three) == before


def test_some_annotators_only(capsys: pytest.CaptureFixture[str], three: Path) -> None:
    """In whatever order they are named."""
    told = json.loads(Done(capsys, three, "--annotators", "chi, an", "--json").out)
    assert [(one["a"], one["b"]) for one in told["pairs"]] == [("an", "chi")]


def test_the_same_seed_gives_the_same_numbers(
    capsys: pytest.CaptureFixture[str], three: Path
) -> None:
    """What a paper prints can be printed again."""
    one, again = (Done(capsys, three, "--json", "--seed", "3").out for _ in range(2))
    assert one == again


def test_gamma_and_unitizing_alpha(capsys: pytest.CaptureFixture[str], three: Path) -> None:
    """The slow figure only where it is asked for, with everything that it hangs on."""
    without = json.loads(Done(capsys, three, "--json").out)["overall"]
    assert without["gamma"] == {"value": None, "reason": "not asked for: --gamma"}
    assert 0 < without["unitizing_alpha"]["u"] < 1
    assert without["unitizing_alpha"]["merged"] == 0
    gamma = json.loads(Done(capsys, three, "--json", "--gamma", "--seed", "4").out)["overall"][
        "gamma"
    ]
    assert 0 < gamma["value"] < 1
    assert gamma["interval"][0] <= gamma["value"] <= gamma["interval"][1]
    assert (gamma["samples"], gamma["seed"], gamma["documents"]) == (30, 4, [5, 5])
    assert (
        "5 of 5 documents, 30 samples a document, statistical sampler, seed 0"
        in Done(capsys, three, "--gamma").out
    )


def test_what_a_person_reads(capsys: pytest.CaptureFixture[str], three: Path) -> None:
    """Pairs, labels and what was confused, with the number of documents."""
    out = Done(capsys, three).out
    assert out.startswith("5 of 6 documents finished by two annotators or more\n")
    assert "\nan (a) – chi (b): 5 of 6 documents\n" in out
    assert "     5  PERSON – LOCATION\n" in out
    assert "exact F1                         0.500  [0.500, 0.500]\n" in out
    assert "All pairs pooled" in out
    assert "chi – the rest" in out
    assert "count each pair both ways round" in out
    assert "    10  LOCATION – PERSON\n" in out
    assert "    10  PERSON – LOCATION\n" not in out, "either way round is said once"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--annotators", "an"), "two annotators who finished the same document"),
        (("--annotators", "an,dũng"), "There is no annotator dũng here"),
        (("--seed", "-1"), "The seed must not be negative"),
        (("--seed", "x"), "not a valid integer"),
    ],
)
def test_mistakes_are_one_line(
    capsys: pytest.CaptureFixture[str], three: Path, arguments: tuple[str, ...], words: str
) -> None:
    """Exit code 1, one sentence, nothing on standard output."""
    done = Done(capsys, three, "--json", *arguments)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert words in done.err


def test_one_annotator(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Says what is needed, and who alone has finished."""
    path = project(tmp_path, [layer("an", (4, 17, "PERSON"))])
    done = Done(capsys, path)
    assert (done.code, done.out) == (1, "")
    assert "Only an has finished" in done.err
    assert "needs two annotators who finished the same document" in done.err


def test_identical_annotators_with_one_label(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """F1 is 1, and the coefficients say that there was nothing to vary."""
    same = [(4, 17, "PERSON")]
    path = project(tmp_path, [layer("an", *same), layer("bình", *same)])
    (pair,) = json.loads(Done(capsys, path, "--json").out)["pairs"]
    assert (pair["spans"]["exact_f1"], pair["spans"]["strict_f1"]) == (1, 1)
    assert (pair["spans"]["kappa"], pair["spans"]["alpha"]) == (None, None)
    assert pair["spans"]["reasons"]["kappa"].startswith("no variation")
    assert pair["spans"]["percent_agreement"] == 1
    out = Done(capsys, path).out
    assert "kappa of labels                 undefined: no variation  (on 1 of 1)\n" in out
    assert "labels agree, chance included    1.000  on 1 of 1\n" in out


def nulls(told: Any, path: str = "") -> list[str]:
    """Where an undefined figure has no reason beside it."""
    if not isinstance(told, dict):
        return []
    reasons = told.get("reasons", {})
    bare = [
        f"{path}/{key}"
        for key, value in told.items()
        if value is None
        and key not in reasons
        and f"{key}_reason" not in told
        and not (key == "value" and told.get("reason"))
    ]
    for key, value in told.items():
        if isinstance(value, list):
            bare += [
                found for i, one in enumerate(value) for found in nulls(one, f"{path}/{key}{i}")
            ]
        elif key not in ("ku", "per_label") or "u" not in told:
            bare += nulls(value, f"{path}/{key}")
        else:
            bare += [f"{path}/{key}/{one}" for one, each in value.items()
                     if each is None and f"{key}.{one}" not in reasons]  # fmt: skip
    return bare


@pytest.mark.parametrize("spans", [[], [(4, 17, "PERSON")]])
def test_every_null_has_its_reason(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, spans: list[tuple[int, int, str]]
) -> None:
    """A null without a reason is taken for a fault of the program."""
    path = project(tmp_path, [layer("an", *spans), layer("bình")])
    told = json.loads(Done(capsys, path, "--gamma", "--json").out)
    assert nulls(told) == []
    mean = told["overall"]["mean"]
    assert mean["evidence"]["kappa"] == [0, 1]
    assert told["overall"]["unitizing_alpha"]["documents"] == [1, 1]
    gamma = told["overall"]["gamma"]
    assert (gamma["excluded"], gamma["capped"]) == (0, 0)


def test_each_label_alone_has_an_alpha(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Where labels nest the (k)u of the whole speaks of stacks: an outer label that all placed
    alike must not be 1 or 0 by what lies inside."""
    outer, inner = (0, 30, "EVENT"), (4, 17, "PERSON")
    path = project(
        tmp_path,
        [layer("an", outer, inner), layer("bình", (0, 28, "EVENT"), inner)],
    )  # fmt: skip
    told = json.loads(Done(capsys, path, "--json").out)["overall"]["unitizing_alpha"]
    assert told["per_label"]["PERSON"] == 1
    assert 0.8 < told["per_label"]["EVENT"] < 1
    assert set(told["per_label"]) == {"EVENT", "PERSON"}
    assert "EVENT alone, u" in Done(capsys, path).out


def test_what_is_there_twice_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """It counts once, and whoever marked it twice may have meant something else."""
    twice = [(4, 17, "PERSON"), (4, 17, "PERSON")]
    path = project(tmp_path, [layer("an", *twice), layer("bình", *twice[:1])])
    done = Done(capsys, path, "--json")
    assert json.loads(done.out)["repeated"] == {"an": 1, "bình": 0}
    assert "an marked 1 span twice; each counts once\n" in Done(capsys, path).out


def test_gold_and_one_annotator(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Nobody is to be pooled: overall says so, with every key that scripts read."""
    path = project(tmp_path, [layer("an", (4, 17, "PERSON")), layer("vàng", (4, 17, "PERSON"))])
    with opened(path, write=True) as it, it.edit("test") as edit:
        who = it.read.annotator("vàng")
        assert who
        edit.update("annotator", who.id, kind="gold")
    told = json.loads(Done(capsys, path, "--json").out)
    overall = told["overall"]
    assert told["gold"][0]["spans"]["exact_f1"] == 1
    assert overall["spans"]["exact_f1"] is None
    assert (overall["spans"]["a"], overall["spans"]["b"], overall["spans"]["muc"]) == (0, 0, {})
    assert (overall["relations"]["causes"], overall["spans"]["per_label"]) == ({}, {})
    assert nulls(overall) == []


def test_the_report_as_a_file(
    capsys: pytest.CaptureFixture[str], three: Path, tmp_path: Path
) -> None:
    """What goes to a colleague without the program: every table, with names as they are."""
    out = tmp_path / "r.html"
    done = Done(capsys, three, "--html", out, "--window", "20", "--json")
    assert json.loads(done.out)["window"] == "within 20 tokens"
    page = out.read_text("utf-8")
    assert "an (a) – chi (b): confusion" in page
    assert "<td>labels agree, chance included</td>" in page
    assert "5 of 6 documents finished by two annotators or more." in page
    assert not re.search(r"<t[dh]>[a-z]+_\w+", page), "a key of the JSON object is no word"
    assert "within 20 tokens" in page
    refused = Done(capsys, three, "--html", three)
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "is the project itself" in refused.err


def test_how_gamma_draws(capsys: pytest.CaptureFixture[str], three: Path) -> None:
    """A published figure can be drawn as it was."""
    args = ("--gamma", "--samples", "7", "--sampler", "shuffle", "--json")
    gamma = json.loads(Done(capsys, three, *args).out)["overall"]["gamma"]
    assert (gamma["samples"], gamma["sampler"]) == (7, "shuffle")
