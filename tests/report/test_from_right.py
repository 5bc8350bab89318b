"""A report in a language that is read from the right: words turn, pictures of the body do not."""

import gettext
import re

from game.report.html import html
from game.report.pdf import covered, page_of, pdf
from game.report.pictures import pictures
from game.report.svg import Letters, plain
from game.text import Words, in_order
from tests.report import made_up
from tests.report.test_pages import pages_of

HEBREW = Words.load("he")
PLAIN = Words("he", gettext.NullTranslations())
"""Read from the right, in English words: so that only the direction differs."""
ENGLISH = Words.load("en")


def test_the_page_is_read_from_the_right_with_its_own_letters():
    page = html(made_up.report(words=HEBREW), HEBREW).decode()
    assert '<html lang="he" dir="rtl">' in page
    assert page.count('font-family: "FiraGO"; font-weight') == 2
    assert "FiraGO" not in re.findall("@font-face.*", html(made_up.report(), ENGLISH).decode())


def test_one_page_is_one_page_and_needs_no_font_of_the_computer():
    report = made_up.report(words=HEBREW)
    assert covered(str(page_of(report, HEBREW)))
    assert pages_of(pdf(report, HEBREW)) == 1
    assert pdf(report, HEBREW) == pdf(report, HEBREW)


def kinds(drawing):
    return [type(one) for one in drawing.shapes if not isinstance(one, Letters)]


def test_left_stays_left_in_every_picture():
    plain, turned = (pictures(made_up.report(words=one), one) for one in (ENGLISH, PLAIN))
    assert turned.keys() == plain.keys()
    for name in plain:
        # how many words there are depends on their width
        assert kinds(turned[name]) == kinds(plain[name])
    places = {one.words: one.x for one in turned["stance"].shapes if isinstance(one, Letters)}
    assert places["left"] < places["right"]
    hebrew = pictures(made_up.report(words=HEBREW), HEBREW)["stance"]
    said = {one.words: one.x for one in hebrew.shapes if isinstance(one, Letters)}
    assert said[HEBREW("left")] < said[HEBREW("right")]


def test_words_in_a_picture_are_whole_from_the_right():
    drawn = pictures(made_up.report(words=HEBREW), HEBREW)["stance"].svg(alone=False)
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
    hebrew = [one for one in texts if re.search("[\u05d0-\u05ea]", one)]
    assert hebrew
    assert all(one[0] == "\u2067" and one[-1] == "\u2069" for one in hebrew)


def test_a_unit_stays_behind_its_number():
    way = "\u05d3\u05e8\u05da"
    assert in_order(f"{way}: 12.5 mm/s") == f"{way}: \u206612.5 mm/s\u2069"
    assert in_order(f"{way} 18 / 31 / 44 ms") == f"{way} \u206618 / 31 / 44 ms\u2069"
    assert in_order("12.5 mm/s") == "12.5 mm/s"
    assert plain(f"{way} < 3 mm") == f"{way} &lt; \u20663 mm\u2069"
