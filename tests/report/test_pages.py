"""Pages: PDF, HTML, CSV and JSON, whatever stands in the report."""

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from game.core.errors import SetupError
from game.core.patient import Patient
from game.figures import Figures, locale_of
from game.report import csv_json, write_report
from game.report.changes import Tables
from game.report.html import html
from game.report.norms import read_norms
from game.report.pdf import covered, page_of, pdf, shortened
from game.report.pictures import pictures
from game.report.published import read_limits
from game.report.svg import Drawing, plain, round_up
from game.store.folder import DataFolder
from game.text import Words
from tests.report import made_up
from tests.report.made_up import ENGLISH

HOSTILE = [
    '#panic("x") $x^2$ *bold* _it_ `raw` \\ @ref <label> // no /* no */ #{1/0}',
    "<script>alert('x')</script> & <img src=http://example.org/x> \"quoted\" {{alias}} {name}",
    "😀 שלום עולם مرحبا 日本語 e\u0301 \u202e turned \x00\x07 \ufffe",
    "=HYPERLINK(\"http://example.org\") 'x'\n\n= heading\n- list\n#set page(height: 1cm)",
]
DAY = ("2026-11-18",)
CHILD = Patient(alias="P-7F3K", group="child_cp", birth_year=2016)
MONTHS = tuple(f"2026-{month:02d}-{day:02d}" for month in range(1, 12) for day in (3, 10, 17, 24))


def pages_of(document: bytes) -> int:
    """Pages of a PDF; the writer leaves their entries uncompressed."""
    return len(re.findall(rb"/Type\s*/Page(?![a-zA-Z])", document))


class Reader(HTMLParser):
    """Takes a page apart; knows whether what is opened is closed."""

    VOID = ("meta", "link", "br", "img", "rect", "circle", "polyline", "polygon")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def read(document: bytes) -> Reader:
    reader = Reader()
    reader.feed(document.decode())
    assert not reader.open
    return reader


def test_a_second_page_would_be_counted():
    import typst

    assert pages_of(typst.compile(b"one #pagebreak() two", pdf_standards="1.7")) == 2


CASES = {
    "usual": {},
    "nobody came": {"days": ()},
    "many visits": {"days": MONTHS, "note": "A long note. " * 300},
    "many bouts": {"bouts_more": 200},
    "pointer": {"device": made_up.MOUSE},
    "no spaces": {"note": "x" * 5000},
    **{f"hostile {n}": {"days": DAY * 2, "note": note} for n, note in enumerate(HOSTILE)},
}


@pytest.mark.few(3)
@pytest.mark.parametrize("case", CASES)
def test_the_pdf_is_always_one_page(case):
    document = pdf(made_up.report(**CASES[case]), ENGLISH)
    assert document.startswith(b"%PDF")
    assert pages_of(document) == 1


@pytest.mark.few(3)
@pytest.mark.parametrize("case", CASES)
def test_the_html_is_whole_and_needs_nothing_else(case):
    document = html(made_up.report(**CASES[case]), ENGLISH)
    reader = read(document)
    names = [tag for tag, _ in reader.tags]
    assert not {"script", "img", "iframe", "link", "object"} & set(names)
    assert names.count("h1") == 1
    assert dict(reader.tags)["html"]["lang"] == "en"
    for tag, attributes in reader.tags:
        assert not {"src", "href", "onload"} & set(attributes), (tag, attributes)
    assert not re.search(rb"url\((?!data:|#)|@import", document)
    heads = [attributes for tag, attributes in reader.tags if tag == "th"]
    assert all(attributes.get("scope") for attributes in heads)


@pytest.mark.parametrize("note", HOSTILE)
def test_a_note_stands_as_it_was_written(note):
    report = made_up.report(days=DAY * 2, note=note)
    text = read(html(report, ENGLISH)).text
    assert re.sub(r"[\x00\x07\ufffe]", "", note) in text
    assert page_of(report, ENGLISH)["notes"][0]["text"] == shortened(note)
    assert plain("<a&b>") == "&lt;a&amp;b&gt;"


def test_known_values_stand_on_both_pages():
    report = made_up.report()
    page = msgspec.json.encode(page_of(report, ENGLISH)).decode()
    text = read(html(report, ENGLISH)).text
    for said in (
        "P-7F3K",
        "7.19",
        "6 visits",
        "River Run",
        "low-pass 5\u00a0Hz",
        "18 / 31 / 44 ms",
    ):
        assert said in page, said
        assert said in text, said
    for said in ("stepped off", "12.4", "interrupted"):
        assert (said in text) is (said != "interrupted")
    assert "Prieto et al. 1996" in text
    assert "58 mm" in text


def test_one_trial_is_too_little_for_an_area():
    assert "(needs 3 trials)" in read(html(made_up.report(), ENGLISH)).text


def test_no_page_judges():
    words = r"improv|wors|better|deteriorat|normal range|abnormal|diagnosed|percentile|norms?\b"
    tables = Tables(read_limits(), read_norms())
    told = [{"tables": tables, "patient": one} for one in (made_up.PATIENT, CHILD)]
    unlike = ("usual", "nobody came", "many visits", "many bouts", "pointer")
    for case in (*(CASES[name] for name in unlike), *told):
        report = made_up.report(**{**case, "note": ""})
        page = page_of(report, ENGLISH)
        said = msgspec.json.encode(page).decode() + read(html(report, ENGLISH)).text
        assert not re.findall(words, said, re.IGNORECASE)


def test_equal_reports_give_equal_bytes():
    first, second = made_up.report(), made_up.report()
    assert first == second
    for name, drawing in pictures(first, ENGLISH).items():
        assert drawing.svg(alone=True) == pictures(second, ENGLISH)[name].svg(alone=True)
    assert pdf(first, ENGLISH) == pdf(second, ENGLISH)
    assert html(first, ENGLISH) == html(second, ENGLISH)


def test_pictures_say_what_they_show():
    drawn = pictures(made_up.report(), ENGLISH)
    stance = ["stance", "reach", "stabilogram", "spectrum", "diffusion"]
    assert list(drawn) == [*stance, "trend", "success", "course"]
    for drawing in drawn.values():
        picture = drawing.svg(alone=False)
        assert f"<title>{drawing.title}</title>" in picture
        assert "nan" not in picture.lower()
        assert "style" not in picture
    assert pictures(made_up.report(days=()), ENGLISH) == {}


@pytest.mark.parametrize(
    ("value", "step"), [(0.4, 0.5), (1, 1), (1.2, 2), (14, 20), (21, 50), (99, 100)]
)
def test_scales_go_in_round_steps(value, step):
    assert round_up(value) == pytest.approx(step)


def test_sizes_are_short():
    drawing = Drawing("x", 10, 10, "x")
    drawing.dot(-0.001, 1.5, 100.0, "a")
    assert 'cx="0" cy="1.5" r="100"' in drawing.svg(alone=False)


# Language


def test_figures_follow_the_language_and_units_do_not():
    german = made_up.report(words=Words("de", Words.load("en")._catalogue))
    words = Words("de", Words.load("en")._catalogue)
    assert "7,19 mm/s" in read(html(german, words)).text
    assert Figures(words).date("2026-11-18T10:00:00Z") == "18.11.2026"


def test_a_language_from_right_to_left_keeps_the_pictures():
    words = Words("ar", Words.load("en")._catalogue)
    document = html(made_up.report(words=words), words)
    assert dict(read(document).tags)["html"]["dir"] == "rtl"
    assert b"svg.picture { width: 100%; height: auto; display: block; direction: ltr }" in document
    assert pages_of(pdf(made_up.report(days=DAY, words=words), words)) == 1


@pytest.mark.parametrize("language", ["en", "xx", "", "not a language", "pt-BR"])
def test_any_language_has_figures(language):
    assert locale_of(language).language in ("en", "pt")


def test_what_is_missing_is_said():
    figures = Figures(ENGLISH)
    assert figures.number(None) == "not measured"
    assert figures.number(-0.01, 1) == "0.0"
    assert figures.date(None) == "not noted"


def test_letters_that_the_font_lacks_are_noticed():
    assert covered("ä “x” → ²")
    assert covered("שלום \u2068P-7\u2069")
    assert not covered("日本語")


# For programs


def test_the_csv_has_a_row_a_bout():
    report = made_up.report()
    rows = list(csv.DictReader(csv_json.bouts_csv(report, ENGLISH).decode().splitlines()))
    assert len(rows) == 30
    assert rows[0]["level"] == "quiet_stance/probe"
    assert float(rows[1]["active_s"]) == 120.0
    assert rows[0]["d_median"] == ""
    measures = list(csv.DictReader(csv_json.measures_csv(report).decode().splitlines()))
    assert len(measures) == 6 * 73
    assert {row["value"] for row in measures if row["key"] == "mvelo_deg_per_s"} == {""}


def test_no_cell_is_a_formula():
    device = msgspec.structs.replace(made_up.BOARD, name="=1+1")
    written = csv_json.bouts_csv(made_up.report(days=DAY, device=device), ENGLISH).decode()
    assert ",'=1+1," in written


def test_the_json_holds_everything():
    report = made_up.report()
    document = json.loads(csv_json.json(report, ENGLISH))
    assert document["sway"]["measures"][18]["key"] == "mvelo"
    assert document["dose"]["bouts"] == 24
    assert json.loads(csv_json.json(made_up.report(days=()), ENGLISH))["sway"] is None


# Files


class Kept:
    """What a store would give of one patient."""

    def __init__(self, root: Path) -> None:
        self.folder = DataFolder.open(root)

    def patient(self, alias):
        if alias != made_up.PATIENT.alias:
            raise SetupError(f"Patient '{alias}' is not known.")
        return made_up.PATIENT

    def sessions(self, alias):
        return made_up.visits(DAY)

    def bouts(self, alias):
        return made_up.bouts_of(made_up.visits(DAY)[0], 0)

    def measures(self, alias):
        return []

    def suggestions(self, alias=None):
        return []

    def difficulties(self):
        return None


@pytest.mark.parametrize("kind", ["pdf", "html", "csv", "json"])
def test_a_report_is_written_with_its_folder(tmp_path, kind):
    out = tmp_path / "new" / f"report.{kind}"
    written = write_report(Kept(tmp_path / "data"), "P-7F3K", kind, out, ENGLISH, made_up.TODAY)
    assert written[0] == out
    assert all(path.stat().st_size for path in written)
    assert sorted(out.parent.iterdir()) == sorted(written)
    assert len(written) == (3 if kind == "csv" else 1)


@pytest.mark.parametrize(
    ("alias", "kind", "place", "said"),
    [
        ("P-1", "pdf", "report.pdf", "not known"),
        ("P-7F3K", "doc", "report.doc", "Known: pdf, html, csv, json"),
        ("P-7F3K", "json", "file/report.json", "not a folder"),
        ("P-7F3K", "json", "folder", "folder stands where a file belongs"),
    ],
)
def test_what_cannot_be_written_is_told_in_one_line(tmp_path, alias, kind, place, said):
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(SetupError, match=re.escape(said)) as error:
        write_report(Kept(tmp_path / "data"), alias, kind, tmp_path / place, ENGLISH, made_up.TODAY)
    assert "\n" not in str(error.value)
    assert not list(tmp_path.glob("*.tmp"))
