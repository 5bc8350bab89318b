"""A window that was asked to stream streams every visit; any other streams none."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.exchange import lsl_outlet
from tests.exchange.test_lsl_outlet import FakePylsl
from tests.screen.hands import Hands

pytestmark = pytest.mark.usefixtures("no_loudspeaker")


@pytest.mark.parametrize("asked", [True, False])
def test_a_visit_is_streamed_where_that_was_asked_for_until_it_ends(
    data: Path, monkeypatch: pytest.MonkeyPatch, asked: bool
) -> None:
    pylsl = FakePylsl(lambda: 0.0)
    monkeypatch.setattr(lsl_outlet, "load_pylsl", lambda: pylsl)
    hands = Hands(data, level="star_map/01-first-light", lsl=asked)
    session = hands.window.stage.here.session
    hands.window.close()
    outlets = [one for one in session.onlookers if isinstance(one, lsl_outlet.LslOutlet)]
    assert len(outlets) == asked
    assert all(outlet.join(10.0) for outlet in outlets)
    assert ("SteadyIsles-Events" in pylsl.outlets) is asked
