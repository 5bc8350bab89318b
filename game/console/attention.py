"""What a therapist should look at first, of everybody. Pure: the day comes as an argument."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec

from game.core.patient import GUEST
from game.report.facts import stop_said
from game.report.practice import NOT_EARLY
from game.store.overview import LastVisit, Overview
from game.store.records import Suggestion
from game.text import Words

AWAY_DAYS = 14
"""Whoever came at least twice, and then not for so long, is told of (ours; plans ask for one visit
a week or more, clinical design 5.2)."""
GONE_DAYS = 90
"""After so long nobody is missed any more (ours)."""
LATELY_DAYS = 28

What = Literal["pain", "early", "suggestion", "away"]


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of one person."""

    alias: str
    what: What
    utc: str
    """Of the visit that it is about."""
    said: str
    suggestion: Suggestion | None = None


def notices(seen: Sequence[Overview], today: date, words: Words) -> list[Notice]:
    """The most urgent first: pain, then what ended early, what waits, who has been away; in each
    the newest first. The guest may be anybody, and nothing is told of them."""
    people = [one for one in seen if one.patient.alias != GUEST]
    found = [notice for one in people for notice in _of(one, today, words)]
    order: list[What] = ["pain", "early", "suggestion", "away"]
    found.sort(key=lambda notice: notice.utc, reverse=True)
    return sorted(found, key=lambda notice: order.index(notice.what))


def _of(one: Overview, today: date, words: Words) -> list[Notice]:
    alias, last = one.patient.alias, one.last
    made = [
        Notice(alias=alias, what="suggestion", utc=it.made_utc, said=it.said(words), suggestion=it)
        for it in one.suggestions
    ]
    if last is None:
        return made
    utc, days = last.started_utc, _days_since(last, today)
    if days <= LATELY_DAYS:
        if last.pain is not None and last.pain >= one.patient.pain_stop:
            said = words("Pain of {n} out of 10 at the last visit", n=last.pain)
            made.append(Notice(alias=alias, what="pain", utc=utc, said=said))
        elif last.ended_utc is not None and last.stop_reason not in NOT_EARLY:
            said = words("Ended early: {why}", why=stop_said(last.stop_reason, words))
            made.append(Notice(alias=alias, what="early", utc=utc, said=said))
    if one.visits >= 2 and AWAY_DAYS < days <= GONE_DAYS:
        said = words.count("Not here for {n} day", "Not here for {n} days", days)
        made.append(Notice(alias=alias, what="away", utc=utc, said=said))
    return made


def came_on(seen: Sequence[Overview], today: date) -> list[Overview]:
    """Whose newest visit is of that day, the latest first."""
    here = [one for one in seen if one.last and _days_since(one.last, today) == 0]
    return sorted(here, key=lambda one: one.last.started_utc if one.last else "", reverse=True)


def _days_since(last: LastVisit, today: date) -> int:
    return (today - date.fromisoformat(last.started_utc[:10])).days
