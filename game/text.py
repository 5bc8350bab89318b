"""Words in the player's language: gettext catalogues under
`assets/words/<language>/LC_MESSAGES/steady_isles.mo`.

Code holds English message ids. `words("Lean to the star")` translates; `mark("River Run")` only
tells the extractor that a string in a table is translated where it is shown. Left and right of the
body are never mirrored in any language; menus are, in those that are read from the right.

To add a language, or to take up new words, here Spanish (`words.pot` is not kept):

    pybabel extract -k words -k mark -k count:1,2 --no-location --sort-output --omit-header \\
        -o words.pot game input_devices
    pybabel update -l es -D steady_isles -d assets/words -i words.pot -w 100 --init-missing \\
        --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
    pybabel compile -D steady_isles -d assets/words

Between the second and the third, write what the `.po` lacks; both files are kept. `tests/words`
tells what is missing, does not fit or speaks of the body. A language that is read from the right
also needs its code in `FROM_RIGHT`; the face for such scripts has Hebrew and Arabic letters.
"""

from __future__ import annotations

import gettext
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

CATALOGUES = Path(__file__).resolve().parents[1] / "assets" / "words"
DOMAIN = "steady_isles"

FROM_RIGHT = frozenset({"ar", "fa", "he", "ur", "yi"})
"""Languages that are read from the right."""
AMOUNT = re.compile(
    r"(?:(?<!\w)[-+\u2212])?\d[\d.,:]*(?:[ \xa0]?[/\u2013][ \xa0]?\d[\d.,:]*)*[ \xa0\u202f]?"
    r"(?:%|\xb0|[A-Za-z\xb5][A-Za-z\xb2/]*)"
)
"""A number and its unit, or several with one unit: '12 mm', '18 / 31 / 44 ms'."""
APART = "\u2068{}\u2069"
"""What is filled in keeps the order of its own first letter (first strong isolate, UAX #9): 12 mm
stays 12 mm, whatever stands around it."""


@lru_cache(maxsize=4000)
def reads_from_right(text: str) -> bool:
    """Whether a line begins at the right: it has a letter of Hebrew, Arabic or their like."""
    if text.isascii():
        return False
    return any(unicodedata.bidirectional(one) in ("R", "AL") for one in text)


def in_order(text: str) -> str:
    """A line whose numbers keep their units behind them where it is read from the right (by left-
    to-right isolates, UAX #9); any other line as it is."""
    return AMOUNT.sub("\u2066\\g<0>\u2069", text) if reads_from_right(text) else text


def mark(message: str) -> str:
    """The same string, seen by the extractor."""
    return message


class Words:
    """One language. Called with an English message, gives the player's; `{name}` places are filled
    from keywords."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self.from_right = language.partition("_")[0] in FROM_RIGHT
        """Lines begin at the right, and menus are laid out from there."""
        self._catalogue = catalogue

    @classmethod
    def load(cls, language: str = "en") -> Words:
        """The catalogue of a language; English, and any language without a catalogue, shows the
        message ids."""
        return cls(language, gettext.translation(DOMAIN, CATALOGUES, [language], fallback=True))

    def __call__(self, message: str, **values: object) -> str:
        said = self._catalogue.gettext(message) if message else ""
        return said.format(**self._apart(values)) if values else said

    def _apart(self, values: dict[str, object]) -> dict[str, object]:
        if not self.from_right:
            return values
        return {
            name: APART.format(value) if isinstance(value, str) else value
            for name, value in values.items()
        }

    def count(self, one: str, many: str, n: int) -> str:
        """The right plural for n; both forms hold `{n}`."""
        return self._catalogue.ngettext(one, many, n).format(n=n)


def languages() -> list[str]:
    """English and every language that has a catalogue."""
    return ["en", *sorted(path.name for path in CATALOGUES.glob("*/") if path.name != "en")]
