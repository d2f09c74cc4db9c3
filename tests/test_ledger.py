"""The ledger: what it keeps, of whom, and who may hold it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worker_handlers import line

from jdparse.batch import Failure
from jdparse.batch.failure import FAILURE_CODES, FailureCode
from jdparse.batch.fingerprint import fingerprint
from jdparse.batch.ledger import Ledger, packed, unpacked
from jdparse.batch.output import OutputError, ledger_path, open_ledger
from jdparse.batch.protocol import Converted, Finished


def kept(path: Path, outcome: Finished) -> Finished | None:
    """``outcome`` after a ledger has been closed and opened again; None where it is not there."""
    ledger = Ledger(path, "made so")
    ledger.put(outcome)
    ledger.close()
    ledger = Ledger(path, "made so")
    try:
        return ledger.outcome(outcome.path, str(outcome.sha256)) if ledger.known(outcome.path) else None
    finally:
        ledger.close()


TEXTS = st.text(st.characters(exclude_categories=[]), max_size=20)


@given(TEXTS, st.binary(max_size=50), st.floats(0, 1e6), st.integers(0))
def test_a_document_is_packed_without_loss(path: str, data: bytes, seconds: float, number: int) -> None:
    document = Converted(path, "f" * 64, data, number, "form", number, number, seconds)
    assert unpacked(packed(document)) == document


@given(TEXTS, st.sampled_from(FAILURE_CODES), TEXTS)
def test_a_failure_is_packed_without_loss(path: str, code: FailureCode, message: str) -> None:
    failure = Failure(path, "f" * 64, code, message)
    assert unpacked(packed(failure)) == failure


@pytest.mark.parametrize("path", ["岗位/a.txt", "\udc80.txt", "a\0b"])
def test_a_document_comes_back_as_it_was(tmp_path: Path, path: str) -> None:
    document = Converted(path, "f" * 64, b"{}", 1, "form", 2, 3, 0.4)
    assert kept(tmp_path / "ledger", document) == document


@pytest.mark.parametrize("code", FAILURE_CODES)
def test_a_failure_is_kept_unless_the_machine_may_be_to_blame(tmp_path: Path, code: FailureCode) -> None:
    failure = Failure("a.txt", "a" * 64, code, "a.txt: 坏了")
    of_the_document = {"unsupported-format", "parser-error", "damaged", "encrypted", "no-text-layer", "too-large"}
    of_the_document |= {"unsafe-path", "not-a-file", "too-deep", "no-text-column"}
    assert kept(tmp_path / "ledger", failure) == (failure if code in of_the_document else None)


def test_two_contents_under_one_name_are_both_kept(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger", "made so")
    for digit in "ab":
        ledger.put(Converted("a.txt", digit * 64, digit.encode(), 1, "form", 1, 0, 0.1))
    ledger.close()
    ledger = Ledger(tmp_path / "ledger", "made so")
    assert ledger.known("a.txt") == {"a" * 64, "b" * 64}
    assert ledger.known("b.txt") == frozenset()
    ledger.close()


def test_what_was_made_in_another_way_is_forgotten(tmp_path: Path) -> None:
    kept(tmp_path / "ledger", line("a.txt"))
    ledger = Ledger(tmp_path / "ledger", "made otherwise")
    assert not ledger.holds_outcomes
    assert ledger.known("a.txt") == frozenset()
    ledger.close()


def test_labels_of_the_user_are_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    ways = {fingerprint(), fingerprint(b""), fingerprint(b"[[label]]")}
    monkeypatch.setattr("jdparse.batch.fingerprint.__version__", "99")
    assert len(ways | {fingerprint()}) == 4


def test_another_run_may_not_hold_the_same_ledger(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    ledger = open_ledger(out, "made so", anew=False)
    with pytest.raises(OutputError, match=r"out\.jsonl: another run writes it"):
        open_ledger(out, "made so", anew=True)
    ledger.close()
    open_ledger(out, "made so", anew=False).close()


def test_a_ledger_that_is_none_is_refused_and_replaced_on_request(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    ledger_path(out).write_bytes(b"no database at all, " * 100)
    with pytest.raises(OutputError, match=r"out\.jsonl\.ledger: cannot be read .*give --overwrite"):
        open_ledger(out, "made so", anew=False)
    open_ledger(out, "made so", anew=True).close()
    open_ledger(out, "made so", anew=False).close()


def test_outcomes_are_on_the_disk_while_the_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jdparse.batch.ledger.SECONDS_BETWEEN_COMMITS", 0)
    ledger = Ledger(tmp_path / "ledger", "made so")
    ledger.put(line("a.txt"))
    copy = tmp_path / "copy"
    for ending in ("", "-wal"):  # what a crash at this moment would leave
        Path(f"{copy}{ending}").write_bytes(Path(f"{tmp_path}/ledger{ending}").read_bytes())
    ledger.close()
    with sqlite3.connect(copy) as database:
        assert database.execute("SELECT path FROM outcomes").fetchall() == [(b"a.txt",)]
