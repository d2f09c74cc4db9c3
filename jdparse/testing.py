"""Goldens under test in a project of one's own, with pytest:

>>> from jdparse.testing import golden_tests                       # in tests/test_goldens.py
>>> test_page_is_read_as_its_golden_says = golden_tests("pages", "goldens")
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jdparse.golden.check_reports import report_of
from jdparse.golden.checking import check_case, without_document
from jdparse.golden.corpus import Case, CorpusError, cases
from jdparse.golden.known_failures import KNOWN_FAILURES, read_known_failures
from jdparse.lexicon import Lexicon
from jdparse.parsing.pipeline import parse_document
from jdparse.reading import read_file


def golden_tests(pages: str | Path, goldens: str | Path, *, lexicon: Lexicon | None = None) -> Callable[[Case], None]:
    """A test function with a test for each golden: it fails where `jdparse golden check` finds new differences or a
    known failure that passes, and is expected to fail where all differences are known.

    ``lexicon`` is one with labels of one's own (``jdparse.lexicon.load``); None the built-in one. Raises CorpusError
    where the folders cannot be used, or a known failure is of a document without a golden.
    """
    found = cases(Path(pages), Path(goldens))
    failures = read_known_failures(Path(goldens) / KNOWN_FAILURES)
    for failure in without_document(failures, found):
        raise CorpusError(f"{Path(goldens) / KNOWN_FAILURES}: {failure.document} has no golden; strike it off")

    @pytest.mark.parametrize("case", found, ids=[case.name for case in found])
    def test_page_is_read_as_its_golden_says(case: Case) -> None:
        document = parse_document(read_file(case.page), lexicon).model_dump(mode="json")
        check = check_case(case, document, failures)
        if not check.is_well:
            pytest.fail("\n".join(report_of(check)), pytrace=False)
        if check.judged.known:
            pytest.xfail("; ".join(sorted({failure.reason for failure in check.judged.standing})))

    return test_page_is_read_as_its_golden_says
