"""Numbers and dates as the reader's language writes them; units never change."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, parse_date
from babel.numbers import format_decimal, format_percent

from game.text import Words

BRITISH = "en_GB"
"""Day before month, as most readers of English outside America have it."""

MOST_LETTERS = 14
"""Of a date in words, so that the head of a page keeps to its line. Source: ours."""

UNITS = {"mm^2": "mm²", "mm^2/s": "mm²/s", "deg": "°", "deg/s": "°/s", "1": ""}
"""As printed; all others are printed as they are stored."""


class Figures:
    """How one language writes figures. What is missing is said to be missing."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.locale = locale_of(words.language)

    def number(self, value: float | None, digits: int = 0) -> str:
        """With so many decimals, and no minus before a zero."""
        if value is None:
            return self._words("not measured")
        pattern = "#,##0." + "0" * digits if digits else "#,##0"
        return format_decimal(round(value, digits) + 0.0, format=pattern, locale=self.locale)

    def measure(self, value: float | None) -> str:
        """With as many decimals as its size deserves."""
        size = 0.0 if value is None else abs(value)
        return self.number(value, 0 if size >= 100 else 1 if size >= 10 else 2)

    def share(self, share: float | None) -> str:
        """0 to 1 as per cent; a dash where there was nothing to count."""
        return "\N{EN DASH}" if share is None else format_percent(share, locale=self.locale)

    def minutes(self, duration_s: float) -> str:
        """A duration in whole minutes; below ten with a decimal."""
        minutes = duration_s / 60
        return self.number(minutes, 1 if 0 < minutes < 10 else 0)

    def clock(self, duration_s: float) -> str:
        """Minutes and seconds: '2:05'."""
        minutes, seconds = divmod(round(duration_s), 60)
        return f"{minutes}:{seconds:02d}"

    def rating(self, value: int | None) -> str:
        """Effort or pain, 0 to 10; a dash where it was not asked."""
        return "\N{EN DASH}" if value is None else self.number(value)

    def date(self, utc: str | None) -> str:
        """The day of an ISO 8601 time, in words; in figures where words would take much room, as
        in Portuguese: '18 de nov. de 2026'."""
        if not utc:
            return self._words("not noted")
        said = format_date(parse_date(utc[:10], self.locale), "medium", locale=self.locale)
        return said if len(said) <= MOST_LETTERS else self.short_date(utc)

    def day(self, utc: str) -> str:
        """The day without its year, in the order of the language: '8 Nov', '8. Nov.'."""
        return format_skeleton("MMMd", parse_date(utc[:10], self.locale), locale=self.locale)

    def short_date(self, utc: str) -> str:
        """The day in figures, for the heads of narrow columns: '08/11/2026'."""
        return format_skeleton("yMd", parse_date(utc[:10], self.locale), locale=self.locale)

    def moment(self, utc: str) -> str:
        """Day and time of an ISO 8601 time in UTC."""
        return f"{self.date(utc)}, {utc[11:16]} UTC" if len(utc) >= 16 else self.date(utc)


def locale_of(language: str) -> Locale:
    """The customs of a language; those of British English for one that is not known."""
    if language == "en":
        return Locale.parse(BRITISH)
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(BRITISH)


def unit(name: str) -> str:
    """A unit as printed."""
    return UNITS.get(name, name)
