"""``jdparse view`` as a command, and what its pages hold; how they look and act is tested in a browser."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

import pytest
from browser import data_of
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from outputs import last_line

import jdparse
from jdparse import titles
from jdparse.batch import Failure
from jdparse.batch.sinks.views import ViewFolder
from jdparse.batch.viewing import viewed
from jdparse.html_pages import asset, json_for_script
from jdparse.lexicon import load
from jdparse.parsing.pipeline import parse_page
from jdparse.reading import read_file, read_text
from jdparse.records import (
    DiagnosticCode,
    EducationLevel,
    Gender,
    JobRecord,
    LayoutFamily,
    RecordKind,
    SalaryPeriod,
    Severity,
)
from jdparse.view.document_page import document_page

ROOT = Path(__file__).parent.parent
Run = Callable[..., Result]


def view_of(text: str, **how: Any) -> str:
    raw = read_text(text)
    document, classes = parse_page(raw)
    return document_page(document, raw.text, classes, **how).decode("utf-8")


@pytest.fixture
def dump(pages: Path) -> Path:
    """The two documents, and one that cannot be read."""
    (pages / "a.bin").write_bytes(bytes(100))
    return pages


def rows_of(index: Path) -> list[Any]:
    rows: list[Any] = data_of(index.read_text("utf-8"))["rows"]
    return rows


# --- one document -----------------------------------------------------------------------------------------------


def test_a_page_holds_the_raw_text_the_evidence_and_every_value_of_the_records(form: str) -> None:
    document, data = jdparse.parse(form), data_of(view_of(form))
    assert data["text"] == form
    assert data["evidence"] == {pointer: [list(span) for span in spans] for pointer, spans in document.evidence.items()}
    shown = json.dumps(data["records"])
    assert document.evidence.keys() == set(re.findall(r'"(/records/[^"]*)"', shown))


@pytest.mark.parametrize("path", sorted((ROOT / "corpus/form").glob("*.txt"))[:8], ids=lambda path: path.stem)
def test_every_pointer_of_the_evidence_has_its_value_on_the_page(path: Path) -> None:
    raw = read_file(path)
    document, classes = parse_page(raw)
    data = data_of(document_page(document, raw.text, classes).decode("utf-8"))
    shown = set(re.findall(r'"(/(?:records|source)/[^"]*)"', json.dumps([data["records"], data["page"]])))
    assert set(document.evidence) == shown


@given(st.text(alphabet=st.characters() | st.sampled_from("岗位职责：\n1、<>&"), max_size=80))
def test_the_classes_of_characters_are_those_of_the_coverage(text: str) -> None:
    document, classes = parse_page(read_text(text))
    counts = [classes.count(kind) for kind in range(5)]
    assert counts == [*document.coverage.model_dump().values()]
    data = data_of(view_of(text))
    assert sum(data["classes"][::2]) == len(text)


@given(st.text(alphabet=st.characters() | st.sampled_from("</script><!--\u2028\u2029\ud83d\udc00"), max_size=60))
def test_embedded_text_is_read_back_and_can_break_out_of_nothing(text: str) -> None:
    embedded = json_for_script({"text": text})
    assert json.loads(embedded) == {"text": text}
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", embedded)
    embedded.encode("utf-8")


def test_the_same_document_gives_the_same_bytes_without_date_or_place(run: Run, tmp_path: Path, form: str) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(form, "utf-8")
        assert run("view", tmp_path / folder / "a.txt", "-o", tmp_path / folder / "page.html").exit_code == 0
    pages = [(tmp_path / folder / "page.html").read_bytes() for folder in ("one", "two")]
    assert pages[0] == pages[1]
    assert str(tmp_path).encode() not in pages[0]


def test_the_policy_allows_the_script_and_style_of_the_page_and_nothing_else(form: str) -> None:
    page = view_of(form)
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    (style,), (script,) = (
        re.findall(r"<style>(.*?)</style>", page, re.S),
        re.findall(r"<script>(.*?)</script>", page, re.S),
    )

    def named(inline: str) -> str:
        return f"'sha256-{b64encode(sha256(inline.encode()).digest()).decode()}'"

    assert policy == (
        f"default-src 'none'; script-src {named(script)}; style-src {named(style)}; base-uri 'none'; form-action 'none'"
    )
    assert page.index("<meta charset") < page.index(policy) < page.index("<style>")
    assert not re.findall(r"<[^>]+\s(?:src|style|on\w+)=", page.replace(script, ""))
    assert not re.findall(r"https?:", page)


def test_a_page_of_12000_characters_is_smaller_than_a_megabyte() -> None:
    texts = [read_file(path).text for path in sorted((ROOT / "corpus/collection").glob("*.txt"))]
    text = "\n".join(texts)[:12_000]
    assert len(text) == 12_000
    assert len(view_of(text).encode("utf-8")) < 1_000_000


def test_an_existing_page_is_replaced_only_when_asked_and_an_input_never(run: Run, tmp_path: Path, form: str) -> None:
    source, page = tmp_path / "a.txt", tmp_path / "page.html"
    source.write_text(form, "utf-8")
    page.write_text("mine")
    refused = run("view", source, "-o", page)
    assert (refused.exit_code, page.read_text()) == (3, "mine")
    assert "give --overwrite" in last_line(refused)
    assert run("view", source, "-o", page, "--overwrite").exit_code == 0
    assert "档案管理员" in page.read_text("utf-8")
    assert run("view", source, "-o", source, "--overwrite").exit_code == 2
    assert source.read_text("utf-8") == form


def test_standard_input_becomes_a_page_on_standard_output(run: Run, form: str) -> None:
    ran = run("view", "-", "-o", "-", input=form.encode())
    assert ran.exit_code == 0
    assert data_of(ran.stdout)["text"] == form


def test_a_document_that_cannot_be_read_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(100))
    for source in ("a.bin", "missing.txt"):
        ran = run("view", tmp_path / source, "-o", tmp_path / "page.html")
        assert ran.exit_code == 3
        assert ran.stderr.count("\n") == 1
    assert not (tmp_path / "page.html").exists()


def test_labels_of_ones_own_are_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "labels.toml").write_text('[[label]]\nfield = "location"\nstrength = "strong"\ntexts = ["值守点位"]\n')
    (tmp_path / "a.txt").write_text("岗位名称：门卫\n值守点位：西大门\n岗位职责：\n1、登记来访车辆\n", "utf-8")
    run("view", tmp_path / "a.txt", "-o", tmp_path / "page.html", "--labels", tmp_path / "labels.toml")
    assert "/records/0/location" in data_of((tmp_path / "page.html").read_text("utf-8"))["evidence"]


# --- names and colours ------------------------------------------------------------------------------------------


def test_every_field_has_a_colour() -> None:
    coloured = re.findall(r"^\.field-(\w+) \{ --hue: \d+; \}$", asset("jdparse.view", "fields.css"), re.M)
    assert sorted(coloured) == sorted({*JobRecord.model_fields, "page"} - {"kind", "truncated"})


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (titles.KINDS, RecordKind),
        (titles.EDUCATION_LEVELS, EducationLevel),
        (titles.GENDERS, Gender),
        (titles.SALARY_PERIODS, SalaryPeriod),
        (titles.LAYOUTS, LayoutFamily),
        (titles.SEVERITIES, Severity),
        (titles.DIAGNOSTICS, DiagnosticCode),
    ],
)
def test_every_code_of_the_contract_has_a_chinese_name(names: dict[str, str], codes: Any) -> None:
    assert list(names) == list(get_args(codes))


def test_what_the_interface_says_it_says_in_both_languages() -> None:
    for name in ("document.html", "index.html"):
        text = asset("jdparse.view", name)
        assert re.findall(r'data-zh(-label)?="[^"]+"', text) == re.findall(r'data-en(-label)?="[^"]+"', text)


# --- many documents ---------------------------------------------------------------------------------------------


def test_a_folder_becomes_an_index_and_a_page_for_each_document(run: Run, dump: Path, tmp_path: Path) -> None:
    ran = run("view", dump, "-o", tmp_path / "views", "--workers", "1")
    assert ran.exit_code == 1
    assert ran.stderr.splitlines() == [
        f"jdparse: the failures are listed in {tmp_path / 'views/index.html'}",
        "3 documents: 2 converted, 0 without records, 1 failed",
    ]
    failed, one, other = rows_of(tmp_path / "views/index.html")
    assert (failed[0], failed[1], failed[-2]) == ("a.bin", None, "unsupported-format")
    assert (one[0], one[1], one[4]) == ("b.txt", "pages/b.txt.html", ["档案管理员"])
    assert other[1] == "pages/sub/a.md.html"
    page = data_of((tmp_path / "views/pages/sub/a.md.html").read_text("utf-8"))
    assert (page["path"], page["index"]) == ("sub/a.md", "../../index.html")


def test_the_pages_of_a_folder_are_the_same_whatever_the_number_of_workers(
    run: Run, dump: Path, tmp_path: Path
) -> None:
    made = []
    for workers in (1, 2):
        out = tmp_path / f"views{workers}"
        run("view", dump, "-o", out, "--workers", workers)
        made.append({path.relative_to(out): path.read_bytes() for path in out.rglob("*.html")})
    assert made[0] == made[1]


def test_a_record_file_becomes_an_index_too(run: Run, tmp_path: Path, form: str) -> None:
    lines = [json.dumps({"text": text}) for text in (form, form[:-1])]
    (tmp_path / "pages.jsonl").write_text("\n".join(lines), "utf-8")
    ran = run("view", tmp_path / "pages.jsonl", "-o", tmp_path / "views", "--workers", "1")
    assert ran.exit_code == 0, ran.stderr
    links = [row[1] for row in rows_of(tmp_path / "views/index.html")]
    assert links == ["pages/pages.jsonl%231.html", "pages/pages.jsonl%232.html"]
    assert data_of((tmp_path / "views/pages/pages.jsonl#2.html").read_text("utf-8"))["text"] == form[:-1]


def test_beyond_the_limit_nothing_is_read_and_the_index_says_so(run: Run, dump: Path, tmp_path: Path) -> None:
    ran = run("view", dump, "-o", tmp_path / "views", "--limit", "2", "--workers", "1")
    assert "only the first 2 documents are shown" in ran.stderr
    data = data_of((tmp_path / "views/index.html").read_text("utf-8"))
    assert ([row[0] for row in data["rows"]], data["more"]) == (["a.bin", "b.txt"], True)


def test_a_run_that_is_cut_short_leaves_an_index_of_what_is_done(tmp_path: Path, form: str) -> None:
    views = ViewFolder(tmp_path / "views", "dump")
    views.add(viewed(read_text(form), load(), 0.0))
    views.add_failure(Failure("b.txt", None, "timeout", "b.txt: took longer than 30 s"))
    kept = views.keep()
    assert kept == tmp_path / "views.partial"
    assert [row[0] for row in rows_of(kept / "index.html")] == ["-", "b.txt"]
    assert (kept / "pages/-.html").exists()


def test_a_folder_of_views_is_replaced_when_asked_and_never_one_with_other_files(
    run: Run, dump: Path, tmp_path: Path
) -> None:
    out = tmp_path / "views"
    again = ("view", dump, "-o", out, "--workers", "1")
    run(*again)
    (dump / "b.txt").unlink()
    assert run(*again).exit_code == 3
    assert run(*again, "--overwrite").exit_code == 1
    assert sorted(path.name for path in out.rglob("*.html")) == ["a.md.html", "index.html"]
    (out / "notes.txt").write_text("mine")
    refused = run(*again, "--overwrite")
    assert (refused.exit_code, (out / "notes.txt").read_text()) == (3, "mine")
    assert "which is not of jdparse" in last_line(refused)


def test_saved_pages_are_never_replaced(run: Run, dump: Path, tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved/index.html").write_text("<!doctype html><title>mine</title>")
    refused = run("view", dump, "-o", tmp_path / "saved", "--overwrite")
    assert refused.exit_code == 3
    assert "holds pages that are not of jdparse" in last_line(refused)
    assert "mine" in (tmp_path / "saved/index.html").read_text()


def test_a_folder_asks_for_a_folder(run: Run, dump: Path, tmp_path: Path) -> None:
    for out in ("-", tmp_path / "page.html"):
        ran = run("view", dump, "-o", out)
        assert ran.exit_code == 2
        assert "name a folder for their pages" in last_line(ran)
    assert run("view", dump, "-o", dump, "--overwrite").exit_code == 2
    (tmp_path / "empty").mkdir()
    assert run("view", tmp_path / "empty", "-o", tmp_path / "views").exit_code == 3
    assert not (tmp_path / "views").exists()
