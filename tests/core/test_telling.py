"""A result that was kept back is shown to whoever asks for it, once, and that is counted."""

from __future__ import annotations

from game.core.event import Event, Faded, LookedBack, Missed, Reached, Shown
from game.core.telling import Told, Withheld, told_of


def shown(attempt: int) -> Shown:
    return Shown(step=attempt, attempt=attempt, x=0.5, y=0.0, radius=0.2, d=0.5)


def over(attempt: int) -> Reached:
    return Reached(step=attempt, attempt=attempt, quality=1.0, time_s=1.0, x=0.5, y=0.0)


FADED = Faded(step=1, attempt=1, mode="none")


def heard(*events: Event) -> Withheld:
    withheld = Withheld()
    withheld.hear(events)
    return withheld


def test_the_result_of_a_faded_attempt_can_be_asked_for_once_it_is_over() -> None:
    assert heard(shown(1), FADED).asked(5) == []
    withheld = heard(shown(1), FADED, over(1))
    assert withheld.asked(5) == [LookedBack(step=5, attempt=1)]
    assert withheld.asked(6) == []


def test_it_can_be_asked_for_while_the_next_attempt_is_underway_and_no_longer() -> None:
    withheld = heard(shown(1), FADED, over(1), shown(2))
    assert withheld.attempt == 1
    withheld.hear([over(2)])
    assert withheld.attempt is None


def test_what_was_seen_anyhow_is_not_offered() -> None:
    assert heard(shown(1), over(1)).attempt is None


def test_attempts_are_counted_by_what_they_came_with() -> None:
    missed = Missed(step=9, attempt=3, quality=0.2, time_s=1.0, x=0.0, y=0.0)
    events = [
        shown(1), FADED, over(1), LookedBack(step=2, attempt=1), shown(2), over(2),
        shown(3), Faded(step=3, attempt=3, mode="bandwidth"), missed,
        shown(4), Faded(step=4, attempt=4, mode="terminal"),  # cut off: no attempt
    ]  # fmt: skip
    told = told_of(events)
    assert told == Told(concurrent=1, bandwidth=1, none=1, asked=1)
    assert told.shown_share == 1 / 3
    assert Told().shown_share is None
