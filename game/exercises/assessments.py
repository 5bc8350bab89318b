"""The assessments, by name.

To add one: its parts and words in a module of its family (`standing_assessments`), its levels, a
line here, and how its result is computed in `game.measures.assessments.results`.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.core.assessment import Assessment
from game.exercises.leaning_assessments import LEANING
from game.exercises.moving_assessments import MOVING
from game.exercises.standing_assessments import STANDING

ASSESSMENTS: Mapping[str, Assessment] = {one.name: one for one in (*STANDING, *LEANING, *MOVING)}
