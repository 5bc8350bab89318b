"""The painter's workshop: paints the layers of `assets/layers` from the elements of `assets/svg`.

`python -m game.screen.baking [NAME ...]` bakes all, or those whose names begin with a NAME; the
same elements give the same files. Only people who change pictures need it, and only here is Pillow
imported; the game ships the baked files.

To add layers: a module with a table `LAYERS: dict[name, function]`, each function giving a canvas
(height, width, 3) or an Element with alpha, and the module's name in `PAINTERS`.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable

from game.screen.baking.brush import FloatArray
from game.screen.baking.element import Element

Painting = Callable[[], "FloatArray | Element"]
PAINTERS = (
    "child",
    "river",
    "stars",
    "fruit_shift",
    "flamingo_garden",
    "still_lake",
    "rocket_legs",
    "drum_march",
    "storm_captain",
    "treasure_sense",
    "log_walk",
    "statue_stretch",
    "pelvis_painter",
    "adult",
    "near",
)


def layers() -> dict[str, Painting]:
    """Every layer by name. A painter who has not come yet is left out."""
    known: dict[str, Painting] = {}
    for painter in PAINTERS:
        if importlib.util.find_spec(f"{__name__}.{painter}") is not None:
            known |= importlib.import_module(f"{__name__}.{painter}").LAYERS
    return known
