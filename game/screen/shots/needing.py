"""The settings, and what they change: home, the map and an exercise with letters twice as large,
and in high contrast."""

from __future__ import annotations

from game.core.access import Access
from game.screen.actions import Do
from game.screen.scene import Name
from game.screen.scenes.settings import Settings
from game.screen.scenes.settings_rows import TABS
from game.screen.scenes.showing import in_play
from game.screen.scenes.studio import EVERYDAY, Studio
from game.screen.shots.levels import other_levels

NEEDS = {"large": Access(text=2.0), "contrast": Access(contrast=True)}
SCREENS: tuple[Name, ...] = ("home", "settings", "map", "check_in")
SHOWN_IN = ("star_map", "still_lake", "fruit_shift")


def needing(studio: Studio) -> None:
    """Each tab of the settings, then each need."""
    for tab in TABS:
        studio.go("settings")
        scene = studio.window.scene
        assert isinstance(scene, Settings)
        scene.panel.chooser.point_at(tab)
        studio.ask(Do.OK)
        studio.ask(Do.DOWN)
        studio.keep(f"settings_{tab}")
    for name, access in NEEDS.items():
        if not studio.wants(f"{name}_"):
            continue
        studio.need(access)
        studio.go("home")
        for shown in SCREENS:
            studio.go(shown)
            studio.keep(f"{name}_{shown}")
        _playing(studio, name)
    studio.need(EVERYDAY)


def _playing(studio: Studio, name: str) -> None:
    """A card, and what the view draws of some exercises."""
    levels = {one.partition("/")[0]: one for one in other_levels()}
    for exercise in (one for one in SHOWN_IN if one in levels):
        studio.window.stage.here.level_id = levels[exercise]
        studio.go("card")
        studio.keep(f"{name}_card_{exercise}")
        studio.keep(f"{name}_play_{exercise}", in_play(studio.window.stage.look, levels[exercise]))
