"""How far somebody counted aloud is asked after the bout, kept with it, and told in the report."""

from __future__ import annotations

import pygame
import pytest

from game.core.event import Prompted
from game.core.level import Condition
from game.core.second_task import Counted, counted_from
from game.report.practice import bout_parts
from game.report.second_task import _counted
from game.screen.actions import Action, Do
from game.screen.scenes.asking import AfterBout
from game.screen.scenes.counting import CountCard
from game.screen.scenes.farewell import Farewell
from game.screen.window import LOCK_S, Window
from game.session import Session
from game.store.records import Check
from game.text import Words
from tests.screen.bouts import happened, wait
from tests.screen.test_second_task import asked

pytestmark = pytest.mark.usefixtures("no_loudspeaker")


def told(card: CountCard, window: Window, *wishes: Do | str) -> Counted | None:
    for wish in wishes:
        action = Action(wish) if isinstance(wish, Do) else Action(Do.TYPE, text=wish)
        card.take(action, window.stage.look)
    return card.told


def test_the_number_is_typed_and_then_how_many_were_wrong(window: Window) -> None:
    assert told(CountCard(72), window, "5", "8", Do.OK, "2", Do.OK) == Counted(72, 58, 2)


def test_the_number_can_be_found_with_two_buttons(window: Window) -> None:
    found = told(CountCard(72), window, Do.LEFT, Do.LEFT, Do.OK, Do.RIGHT, Do.OK)
    assert found == Counted(72, 70, 1)


def test_nobody_counts_upwards_and_no_more_is_wrong_than_was_said(window: Window) -> None:
    found = told(CountCard(72), window, Do.LEFT, Do.RIGHT, Do.RIGHT, Do.LEFT, Do.OK, "9", Do.OK)
    assert found is not None
    assert (found.reached, found.wrong) == (71, 1)
    assert told(CountCard(72), window, Do.OK) == Counted(72, 72, 0)


def test_it_may_be_left_open(window: Window) -> None:
    card = CountCard(72)
    assert told(card, window, Do.SKIP) is None
    assert card.over


def test_one_switch_reaches_every_button(window: Window) -> None:
    card = CountCard(72)
    for now_s in range(40):
        card.chooser.scan(float(now_s), 1.0)
        if card.chooser.focus == "chosen":
            card.take(Action(Do.OK), window.stage.look, scanning=True)
        if card.over:
            break
    assert card.told == Counted(72, 72, 0)


def test_where_nobody_was_asked_to_count_nobody_is_asked_how_far() -> None:
    assert counted_from([]) is None


def test_after_a_bout_with_counting_it_is_asked_kept_and_reported(window: Window) -> None:
    scene = asked(window, Condition(cognitive=1))
    (prompt,) = happened(scene, Prompted)
    assert isinstance(prompt, Prompted)
    window.ask(Action(Do.SKIP))
    wait(window, 2.5)
    window.go("effort")
    after = window.scene
    assert isinstance(after, AfterBout)
    for _ in after.questions:
        window.ask(Action(Do.SKIP))
        wait(window, 0.6)
    assert after.typing
    after.draw(pygame.Surface((480, 270)).convert(), 0.0)
    for action in (Action(Do.TYPE, text="4"), Action(Do.TYPE, text="1"), Action(Do.OK)):
        window.ask(action)
        wait(window, 0.6)
    window.ask(Action(Do.OK))
    wait(window, 0.6)
    store, session = window.stage.doors.store, scene.stage.here.session
    visit = store.session(session.id)
    counted = Counted(prompt.value, 41)
    assert visit.after_bouts[-1].counted == counted
    parts = bout_parts([visit], store.bouts(session.patient.alias))
    assert parts[-1].counted == counted


def after_counting(window: Window, *wishes: Do) -> Session:
    """A bout with counting is over, and these are the answers."""
    session = asked(window, Condition(cognitive=1)).stage.here.session
    window.ask(Action(Do.SKIP))
    wait(window, 2.5)
    window.go("effort")
    for wish in wishes:
        window.ask(Action(wish))
        wait(window, 0.6)
    return session


TOLD = (*[Do.RIGHT] * 4, Do.OK, *[Do.RIGHT] * 2, Do.OK)
"""Effort of 3, pain of 1."""


def test_effort_and_pain_are_kept_while_the_counting_is_asked_about(window: Window) -> None:
    session, store = after_counting(window, *TOLD, Do.SKIP), window.stage.doors.store
    assert window.scene.typing
    assert store.session(session.id).after_bouts == (Check(3, 1),)
    wait(window, LOCK_S + 1)
    assert window.stage.visit is None
    visit = store.session(session.id)
    assert visit.ended_utc is not None
    assert visit.after_bouts == (Check(3, 1),)


def test_what_was_said_is_kept_where_nobody_answers_the_last_question(window: Window) -> None:
    session, store = after_counting(window, *TOLD), window.stage.doors.store
    assert not store.session(session.id).after_bouts
    wait(window, LOCK_S + 1)
    assert window.stage.visit is None
    assert store.session(session.id).after_bouts == (Check(3, 1),)


@pytest.mark.parametrize(("effort", "pain", "reason"), [(1, 9, "pain"), (9, 0, "effort")])
def test_nobody_who_has_to_stop_is_asked_about_counting(
    window: Window, effort: int, pain: int, reason: str
) -> None:
    said = (*[Do.RIGHT] * (effort + 1), Do.OK, *[Do.RIGHT] * (pain + 1), Do.OK, Do.SKIP)
    session = after_counting(window, *said)
    assert isinstance(window.scene, Farewell)
    assert window.stage.here.reason == reason
    visit = window.stage.doors.store.session(session.id)
    assert visit.after_bouts == (Check(effort, pain),)


def test_the_report_says_from_where_to_where_and_how_many_were_wrong() -> None:
    words = Words.load("en")
    assert _counted(Counted(72, 58, 2), words) == "72 to 58, 2 off"
    assert _counted(Counted(72, 58), words) == "72 to 58"
    assert _counted(None, words) == "\N{EN DASH}"
