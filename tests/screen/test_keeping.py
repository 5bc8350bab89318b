"""What was made with the letters of one look goes when the look goes."""

import gc
import weakref
from pathlib import Path

from game.core.access import Access
from game.screen.keeping import kept
from game.screen.lettering import Lettering
from game.screen.scene import Name
from game.screen.scenes.studio import ALIAS, Studio

SCENES: tuple[Name, ...] = ("home", "map", "settings", "set_up")


def test_the_same_is_made_once_and_the_oldest_goes_first() -> None:
    made: list[str] = []

    @kept(2)
    def shout(letters: Lettering, text: str) -> str:
        made.append(text)
        return text.upper()

    letters = Lettering(1.0)
    assert [shout(letters, text) for text in ("a", "b", "a", "c", "a")] == ["A", "B", "A", "C", "A"]
    assert made == ["a", "b", "c", "a"]


def test_a_look_that_is_changed_for_another_goes_away(tmp_path: Path) -> None:
    studio = Studio(tmp_path, (640, 360), "child", "en")
    stage = studio.window.stage
    stage.doors.come(stage, ALIAS)
    old = []
    for text in (1.25, 1.5, 1.0):
        old.append(weakref.ref(stage.look.letters))
        studio.need(Access(text=text, captions=True, contrast=text == 1.5))
        for scene in SCENES:
            studio.go(scene, 0.1)
    gc.collect()
    assert all(letters() is None for letters in old)
    studio.close()
