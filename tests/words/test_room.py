"""Words have the room that a screen gives them, in every language and both themes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise, product
from typing import get_args

import pygame
import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.core.leaning import Problem
from game.exercises import EXERCISES
from game.screen.instrument_feet import SIDE_W
from game.screen.lettering import Face, Lettering
from game.screen.look import Theme
from game.screen.scenes import (
    add,
    asking,
    assess_card,
    assess_end,
    assess_foam,
    assess_pictures,
    break_card,
    calibrate,
    card,
    confirm,
    connect_help,
    dial_hand,
    farewell,
    island,
    keys_help,
    log,
    offered,
    overlay,
    pausing,
    phone,
    result,
    set_up,
)
from game.screen.scenes import map_picture as sea
from game.screen.scenes.choosing import Place
from game.screen.scenes.device_names import NAMES, said, steps
from game.screen.scenes.writing import ADULT, CHILD, Role
from game.session.live_taring import REFUSED
from game.text import Words, languages
from input_devices.connecting import numbered
from input_devices.connecting_phones import in_the_app
from input_devices.system import System
from tests.words.catalogues import OTHERS

LEAST_SHARE = 0.75
"""Of its size, for words that are made smaller to fit. Source: ours; `writing` allows 0.6."""
MOST_LETTERS = 40
"""On a line of the game. Source: art direction, type."""
LONGER_THAN_ENGLISH = 1.35
"""At most, for a title that nearly fills its room."""

SYSTEMS = (
    System("linux", (5, 66)),
    System("linux", (5, 82)),
    System("linux"),
    System("windows"),
    System("macos"),
)
Line = tuple[str, Role, float | None, float]
"""Words, how they are written, their size (None: the role's own), their room; design units."""


def lines(said: Iterable[str], role: Role, room: float, size: float | None = None) -> list[Line]:
    """Several that are written alike."""
    return [(words, role, size, room) for words in said]


def buttons(
    places: Iterable[Place], said: Iterable[str], size: float | None = None
) -> Iterator[Line]:
    """Words on buttons, which keep 60 free."""
    for place, words in zip(places, said, strict=True):
        yield words, "button", size, place.width - 60


CARDS = [one.CARD for one in EXERCISES.values()]
QUESTIONS = (asking.TIRED, asking.HARD, asking.PAIN)
ENDS = [end for question in QUESTIONS for end in (question.low, question.high)]
LEANS = [*calibrate.LEAN_WORDS.values(), "Once more", "Your reach today", "Back to the middle"]
GOODBYES = {
    theme: [line for (whose, _), (_, line) in farewell.SAYS.items() if whose == theme]
    for theme in get_args(Theme)
}
READINGS = ("Limits", "Left", "Right", "Attempts", "Reached", "Wished")
THE_DIAL = ("Difficulty", "locked")
NOTICES = (*dial_hand.LOCKED.values(), "The limits are lifted", "Easier from the next try")
PARTS = ("It trains", "How to stand", "You need", "When to stop")

TITLES: list[Line] = [
    *lines((one.title for one in CARDS), "title", 820),
    *lines(LEANS, "title", 850),
    *lines(["A safe place"], "title", 860),
    *lines((one.words for one in QUESTIONS), "title", 1760),
    *lines((title for title, _ in farewell.SAYS.values()), "title", 1760, 92),
    *lines(["Gathered today"], "title", 1760, 92),
    *lines(["Steady Isles"], "title", 1760, 132),
    *lines(["Breathe in", "Breathe out", "Is this you?", "Who is new?"], "title", 1760),
    *lines(["Connect a board"], "title", 1760),
    *lines(["Lean to the star", "Back to the middle"], "title", 1200, 104),
    *lines(["Stand quietly"], "title", 1760, 84),
    *lines(["Left side", "Right side"], "paper", SIDE_W * 200, 56),
    *lines(NAMES.values(), "paper_note", overlay.INNER_W, overlay.SMALL),
    *lines(THE_DIAL, "paper_note", overlay.DIAL_W, overlay.LINE),
]

BUTTONS: list[Line] = [
    *buttons(pausing.BUTTONS, ("Finish", "Go on", "Settings")),
    *buttons([break_card.GO_ON], ["Go on"]),
    *lines(break_card.CHOICES.values(), "button", break_card.WIDE - 40),
    *buttons(card.PLACES, ("Map", "Start")),
    *buttons(card.PLACES, ("Back", "Start")),
    *buttons((island.MAP, island.MORE), ("Map", "More")),
    *buttons(confirm.PLACES, ("Somebody else", "Yes, that is me")),
    *buttons((calibrate.AGAIN, set_up.SAFE), ("Try again", "All is safe")),
    *buttons((asking.CHOSEN, result.DONE), ("This one", "To the harbour")),
    *buttons((assess_foam.END, assess_foam.WITHOUT), ("End here", "Go on without"), 46),
    *buttons([assess_foam.ZERO] * 2, ("Zero the board", "Once more"), 46),
    *buttons((assess_pictures.BACK, assess_pictures.PICTURE), ("Back", "Next picture"), 40),
    *buttons(assess_pictures.TRIALS, ("Previous trial", "Next trial"), 40),
    *buttons(assess_end.BUTTONS[1:2], ["Pictures"], 44),
    *buttons([assess_card.PAST], ["Earlier results"], 46),
    *buttons(farewell.HOMES.values(), ("Home", "Home")),
    *buttons(add.ROWS[2:], ("Add", "Go back"), 50),
    *lines([*add.GROUPS.values(), *add.AVATAR_WORDS.values()], "button", 860, 50),
    *lines(["Look again"], "button", 340, 46),
    *lines(["Another kind of board"], "button", 560, 46),
    *lines((one.goal for one in CARDS), "lead", 840, 54),
]
"""And the goals: what is made smaller where it must be."""

ON_ONE_LINE: list[Line] = [
    *lines(set_up.CHECKS, "paper", 700, 54),
    *lines(sea.NAMES.values(), "lead", 560, 54),
    *lines([offered.STILL_ASLEEP, offered.NOT_PLANNED], "note", 560),
    *lines([log.FILLED["child"]], "note", log.ROOM_W - log.PAGE_W, log.SIZE),
    *lines(assess_foam.STEPS, "paper", 1480, 54),
    *lines(["Zeroed. Step on the foam.", "Keep off the board …"], "body", 1600, 44),
    *lines(["Where do we sail?", "Who is playing?"], "lead", 1000),
    *lines((title for title, _ in pausing.SAYS.values()), "paper_title", pausing.WIDE - 100, 92),
    *lines(["Just to try", "As far as feels safe", "Look ahead"], "body", 830),
    *lines(["Step onto the board", "Choose a number"], "body", 830),
    *lines(ENDS, "paper", 680, 48),
    *lines(GOODBYES["adult"], "paper", 1400),
    *lines(["Time for a sip of water"], "body", 1500),
    *lines(["A longer rest. Sit down and drink some water."], "body", 1500),
    *lines(["F1 shows the keys"], "note", 600),
    *lines((words for _, words in keys_help.KEYS), "paper_note", keys_help.SAID_W, keys_help.SIZE),
    *lines((key for key, _ in keys_help.KEYS), "paper_title", keys_help.KEY_W, keys_help.SIZE),
    *lines(READINGS, "paper_note", overlay.NAME_W, overlay.LINE),
    *lines(["Tab: close. F1: all keys"], "paper_note", overlay.INNER_W, overlay.SMALL),
    *lines((title for title, _ in break_card.SAYS.values()), "paper_title", 1500, 92),
    *lines((todo for _, todo in break_card.SAYS.values()), "paper", 1500),
    *lines(break_card.SHAKING[:1], "paper_title", 1500, 92),
    *lines(break_card.SHAKING[1:], "paper", 1500),
    *lines(["U: undo"], "note", 480),
    *lines(["Alias"], "paper_note", 190),
    *lines((NAMES[kind] for kind in connect_help.KINDS), "paper_title", 580, 48),
    *lines(NAMES.values(), "button", 520, 46),
    *lines(PARTS, "paper_title", 820, 40),
    *lines(["First visit"], "paper", 520),
    *lines(["Your own best so far"], "note", 700),
    *lines(["Lean and hold"], "body", 520, 58),
    *lines(["Your reach", "Left", "Right", "Forward", "Backward"], "body", 420, 54),
]

ON_TWO_LINES: list[Line] = [
    *lines((todo for _, todo in pausing.SAYS.values()), "paper", pausing.WIDE - 100, 54),
    *lines(REFUSED.values(), "body", 1600, 44),
    *lines((one.trains for one in CARDS), "paper_note", card.TEXT_W, 34),
    *lines((one.stand for one in CARDS), "paper_note", card.TEXT_W, 34),
    *lines((one.stop for one in CARDS), "paper_note", card.TEXT_W, 34),
    *lines(GOODBYES["child"], "lead", 560),
    *lines(NOTICES, "note", 480),
]

ON_THREE_LINES: list[Line] = lines((problem.value for problem in Problem), "body", 830)

every_language = pytest.mark.parametrize("language", languages())
both_themes = pytest.mark.parametrize("theme", get_args(Theme))


@cache
def _letters() -> Lettering:
    """At design size: a pixel is a design unit."""
    pygame.font.init()
    return Lettering(1.0)


def _wide(text: str, face: Face, size: float) -> int:
    return _letters().wide(text, face, size)


def _written(table: list[Line], language: str, theme: Theme) -> Iterator[tuple[str, Face, float]]:
    """Words as said, face and size."""
    words, hands = Words.load(language), CHILD if theme == "child" else ADULT
    for message, role, size, _ in table:
        yield words(message), hands[role].face, size or hands[role].size


@every_language
@both_themes
def test_titles_and_buttons_hardly_shrink(language: str, theme: Theme) -> None:
    table = TITLES + BUTTONS
    for (text, face, size), (*_, room) in zip(_written(table, language, theme), table, strict=True):
        assert _wide(text, face, size) * LEAST_SHARE <= room, f"{text} has {room}"


@every_language
@both_themes
@pytest.mark.parametrize(
    ("table", "most"),
    [(ON_ONE_LINE, 1), (ON_TWO_LINES, 2), (ON_THREE_LINES, 3)],
    ids=["one line", "two lines", "three lines"],
)
def test_words_fit_their_place(language: str, theme: Theme, table: list[Line], most: int) -> None:
    for (text, face, size), (*_, room) in zip(_written(table, language, theme), table, strict=True):
        broken = _letters().lines(text, face, size, room)
        assert len(broken) <= most, f"{broken} has {most} x {room}"
        assert all(_wide(one, face, size) <= room for one in broken), f"{broken} has {room}"


@every_language
def test_titles_and_goals_have_forty_letters_at_most(language: str) -> None:
    words = Words.load(language)
    for message in [text for one in CARDS for text in (one.title, one.goal)]:
        assert len(words(message)) <= MOST_LETTERS, words(message)


@pytest.mark.parametrize("language", OTHERS)
@both_themes
def test_a_title_that_fills_its_room_is_hardly_longer_than_the_english(
    language: str, theme: Theme
) -> None:
    own, english = _written(TITLES, language, theme), _written(TITLES, "en", theme)
    for (text, face, size), (meant, *_), (*_, room) in zip(own, english, TITLES, strict=True):
        longest = max(LONGER_THAN_ENGLISH * _wide(meant, face, size), 0.9 * room)
        assert _wide(text, face, size) <= longest, text


@every_language
@both_themes
def test_the_steps_to_connect_a_board_fit_on_their_card(language: str, theme: Theme) -> None:
    words, hand = Words.load(language), (CHILD if theme == "child" else ADULT)["paper_note"]
    room = (connect_help.WIDTH, connect_help.HIGH - 1.2 * 48)
    for system, kind in product(SYSTEMS, connect_help.KINDS):
        told = steps(words, kind, system)
        size = connect_help.fitting_size(_letters(), hand, told, room, connect_help.STEP_SIZE)
        assert size >= LEAST_SHARE * connect_help.STEP_SIZE, (kind, system)


@every_language
@both_themes
def test_the_steps_to_connect_a_phone_fit_on_their_sheet(language: str, theme: Theme) -> None:
    words, hand = Words.load(language), (CHILD if theme == "child" else ADULT)["paper_note"]
    for system, app in product(SYSTEMS, phone.APPS):
        told = numbered([said(words, step) for step in in_the_app(app, system)])
        size = connect_help.fitting_size(_letters(), hand, told, phone.STEPS_ROOM, phone.STEP_SIZE)
        assert size >= LEAST_SHARE * phone.STEP_SIZE, (app, system)


def test_every_row_of_the_keys_stands_on_its_sheet() -> None:
    # each row has one line in every language: ON_ONE_LINE above
    rows = keys_help.rows()
    assert [(key, said) for _, key, said in rows] == list(keys_help.KEYS)
    assert all(later - y >= 1.25 * keys_help.SIZE for (y, *_), (later, *_) in pairwise(rows))
    foot = 540 + keys_help.HIGH / 2
    assert rows[-1][0] + keys_help.SIZE < foot
    assert keys_help.KEY_X - keys_help.KEY_W > 960 - keys_help.WIDE / 2
    assert keys_help.SAID_X + keys_help.SAID_W < 960 + keys_help.WIDE / 2
