"""Somebody who may choose freely, and bouts that they have played, without the playing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from game.core.patient import Patient
from game.screen.look import Theme
from game.session import Summary
from tests.screen.hands import Hands
from tests.session.test_caring import row

ALIAS = "Mika"


def ashore(data: Path, theme: Theme = "child", **options: object) -> Hands:
    """On a simulated board, with a typical reach."""
    hands = Hands(data, **{"size": (320, 180), "theme": theme} | options)
    hands.window.stage.doors.store.add_patient(Patient(alias=ALIAS, theme=theme))
    hands.window.stage.doors.come(hands.window.stage, ALIAS)
    session = hands.window.stage.here.session
    session.keep(session.typical_calibration("test"))
    return hands


def sail(hands: Hands, level_id: str, **more: Any) -> None:
    """A bout of this visit, played to its end and stored."""
    visit = hands.window.stage.here
    session = visit.session
    number = len(session.played) + 1
    told = {
        "folder": f"recordings/{ALIAS}/{session.id}/{number}",
        "patient": ALIAS,
        "session": session.id,
        "level_id": level_id,
        "exercise": level_id.partition("/")[0],
    }
    played = row(number, **told | more)
    session.store.index_bout(played)
    visit.summary = Summary(played, 0, False)
    session.played.append(visit.summary)
