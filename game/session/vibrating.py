"""Is a vibration device run in this bout, and how is it to be set?"""

from __future__ import annotations

from collections.abc import Sequence

from game.core.level import Level
from game.core.patient import Patient
from game.core.vibration import SETS, Vibration
from game.session.summary import Summary


def vibration_of(level: Level, patient: Patient, played: Sequence[Summary]) -> Vibration | None:
    """As prescribed, at first the gentlest; None where the condition has none, and once it has been
    on in as many bouts of this visit as one visit may have.

    level: on the condition that is prescribed. played: the bouts of this visit so far.
    """
    if not level.condition.vibration:
        return None
    done = sum(one.row.vibration is not None and one.row.vibration.on_s > 0 for one in played)
    return (patient.vibration or Vibration()) if done < SETS else None
