"""What a player who asks for easier gets, within every limit."""

from __future__ import annotations

from game.core.bout import Bout
from game.core.command import MoveDial
from game.session import LiveBout

EASIER_BY = 0.15
"""Of the dial (ours)."""
LEAST_EASIER = 0.02
"""Less is not offered: it would be no help."""
PLAYER_ASKED = "The player asked for easier."


def can_be_easier(bout: Bout) -> bool:
    """Is there something easier to be had that nobody has locked?"""
    least = max(bout.dial_bounds[0], bout.level.clamp(0.0))
    return not bout.dial_locked and bout.state.pending_d - least >= LEAST_EASIER


def ask_easier(live: LiveBout) -> None:
    """From the next attempt on."""
    d = live.bout.dial_ahead.d - EASIER_BY
    live.ask(MoveDial(max(0.0, d), "player", PLAYER_ASKED))
