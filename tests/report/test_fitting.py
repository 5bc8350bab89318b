"""Words fit on the page, whatever their language and however short the bouts."""

import gettext
import io
import re
from functools import cache
from html import unescape
from itertools import pairwise

import msgspec
import pytest
from babel.messages.pofile import read_po
from PIL import ImageFont

from game.figures import Figures
from game.report.faces import font_folder, from_right_font
from game.report.parts import CourseBout, Stretch
from game.report.pdf import EXTRA, page_of, pdf
from game.report.picture_bouts import course_picture, success_picture
from game.report.picture_style import SIZES
from game.report.pictures import pictures
from game.report.svg import length
from game.text import CATALOGUES, Words, languages, reads_from_right
from tests.report import made_up
from tests.report.made_up import ENGLISH
from tests.report.test_pages import pages_of


class LongCatalogue(gettext.NullTranslations):
    """Says everything, and nearly all of it again."""

    def gettext(self, message):
        again = message[: max(4, 2 * len(message) // 3)].split("{")[0].strip()
        return f"{message} {again}"

    def ngettext(self, one, many, n):
        return self.gettext(one if n == 1 else many)


LONG = Words("en", LongCatalogue())
LANGUAGES = {**{code: Words.load(code) for code in languages()}, "a long one": LONG}


@cache
def _font(size, from_right):
    bold = io.BytesIO(from_right_font("FiraGO-Bold.otf"))
    file = bold if from_right else str(font_folder() / "HankenGrotesk-SemiBold.otf")
    return ImageFont.truetype(file, round(10 * size), layout_engine=ImageFont.Layout.BASIC)


def wide(words, size=SIZES[""]):
    """As long as the font really makes it; what only says the order is not seen."""
    seen = re.sub("[\u2066-\u2069]", "", words)
    return _font(size, reads_from_right(words)).getlength(seen) / 10


def texts(drawing):
    """Each text of a picture: where it begins and ends, its base line, its classes and words."""
    shape = r'<text class="([^"]*)" x="([^"]*)" y="([^"]*)" text-anchor="(\w+)">([^<]*)</text>'
    for kind, x, y, anchor, said in re.findall(shape, drawing.svg(alone=False)):
        size = next((SIZES[one] for one in kind.split() if one in SIZES), SIZES[""])
        long = wide(unescape(said), size)
        start = float(x) - {"start": 0, "middle": long / 2, "end": long}[anchor]
        yield start, start + long, float(y), kind, unescape(said)


@pytest.mark.parametrize("language", languages()[1:])
def test_a_length_is_never_guessed_too_short(language):
    with open(CATALOGUES / language / "LC_MESSAGES" / "steady_isles.po", "rb") as file:
        for message in filter(lambda one: one.id, read_po(file, locale=language)):
            for said in (message.id, message.string):
                for form in [said] if isinstance(said, str) else said:
                    assert length(form) >= wide(form), form


@pytest.mark.parametrize("extra", [EXTRA[0], EXTRA[-1]])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_picture_is_cut_off(language, extra):
    words = LANGUAGES[language]
    for drawing in pictures(made_up.report(words=words), words, extra).values():
        for start, end, y, _, said in texts(drawing):
            assert start >= -0.5, said
            assert end <= drawing.width + 0.5, said
            assert 5 <= y <= drawing.height, said


@pytest.mark.parametrize("language", languages())
def test_our_languages_need_no_small_letters_in_pictures(language):
    words = LANGUAGES[language]
    for drawing in pictures(made_up.report(words=words), words).values():
        assert not [said for *_, kind, said in texts(drawing) if "tiny" in kind]


@pytest.mark.parametrize("days", [(), ("2026-11-18",), made_up.DAYS])
def test_a_long_language_has_one_page_too(days):
    report = made_up.report(words=LONG, days=days, note="A long note. " * 300)
    assert pages_of(pdf(report, LONG)) == 1


def test_the_page_can_choose_how_high_its_pictures_are():
    heights = [
        {name: re.search(r'viewBox="0 0 \S+ (\S+)"', one["svg"])[1] for name, one in drawn.items()}
        for drawn in page_of(made_up.report(), ENGLISH)["pictures"]
    ]
    for name in ("trend", "success", "course"):
        found = [float(one[name]) for one in heights]
        assert found == sorted(found, reverse=True)
        assert found[0] > found[-1]


def _course(count, lasting_s):
    """Bouts right after each other, and one long one at the end."""
    ends = [(n * lasting_s, (n + 1) * lasting_s) for n in range(count)] + [(600.0, 900.0)]
    return [
        CourseBout(
            number=n, title="x", purpose="play", start_s=start, end_s=end,
            stretches=(Stretch(start, end, None),),
        )
        for n, (start, end) in enumerate(ends, start=8)
    ]  # fmt: skip


@pytest.mark.parametrize("lasting_s", [1.0, 6.0, 12.0, 60.0])
def test_numbers_above_short_bouts_do_not_overlap(lasting_s):
    drawing = course_picture(_course(9, lasting_s), ENGLISH, Figures(ENGLISH))
    numbers = sorted((y, start, end, said) for start, end, y, kind, said in texts(drawing)
                     if kind.startswith("strong"))  # fmt: skip
    for (y, _, end, said), (next_y, start, _, _) in pairwise(numbers):
        assert y != next_y or start > end + 1, said
    assert {said for *_, said in numbers} >= {"8", "17"}
    if lasting_s == 60.0:
        assert len(numbers) == 10


def _bouts_of_many_visits(count, of_each):
    """So many short visits, a day after each other."""
    whole = made_up.report().bouts
    one = next(bout for bout in whole if bout.row.purpose == "play" and bout.row.attempts)
    return [
        msgspec.structs.replace(one, row=msgspec.structs.replace(
            one.row, session=f"s{day}", started_utc=f"2026-09-{day + 1:02d}T10:00:00Z"
        ))
        for day in range(count) for _ in range(of_each)
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "of_each"), [(28, 1), (14, 2), (6, 6), (2, 6)])
@pytest.mark.parametrize("language", languages())
def test_dates_below_the_bouts_keep_apart(language, count, of_each):
    words = LANGUAGES[language]
    drawing = success_picture(_bouts_of_many_visits(count, of_each), words, Figures(words))
    foot = max(y for _, _, y, _, said in texts(drawing) if any(map(str.isdigit, said))
               and "%" not in said)  # fmt: skip
    days = sorted((start, end) for start, end, y, *_ in texts(drawing) if y == foot)
    assert len(days) >= 2
    assert all(end + 5 <= start for (_, end), (start, _) in pairwise(days))
    assert days[-1][1] <= drawing.width


def test_the_head_tells_the_day_of_the_page_from_the_days_of_the_visits():
    assert page_of(made_up.report(), ENGLISH)["period"] == (
        "made on 18 Nov 2026 · visits from 21 Oct 2026 to 18 Nov 2026"
    )
    once = made_up.report(days=("2026-11-18",))
    assert page_of(once, ENGLISH)["period"] == "made on 18 Nov 2026 · visit of 18 Nov 2026"
    assert msgspec.json.encode(page_of(once, Words.load("es"))).decode().count("visita del") == 1
