"""Words can be read: whole at every size, and with contrast on whatever they stand on."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from game.core.access import Access
from game.screen.look import Theme
from game.screen.scenes.studio import ALIAS, Studio
from game.screen.shots.playing import choosing, drawn
from tests.screen.inks import SIZE, contrasts, cut, inspected, outside, plain

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_loudspeaker")]
THEMES: tuple[Theme, ...] = get_args(Theme)
COVERED = (
    *("keys", "waiting", "paused", "stepped_off", "overlay", "break_"),
    *("confirm_suggested", "rest_finish"),
)
"""Pictures in which a card lies over what is not wanted meanwhile, or soft light over words."""
LARGE_PX = 36 * SIZE[1] / 1080
"""From here on 3:1 is enough. Source: clinical design 9.3."""


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("theme", THEMES)
def test_no_word_of_any_screen_is_cut_however_large(
    theme: Theme, text: float, tmp_path: Path
) -> None:
    access = Access(text=text, captions=False)  # whose place has proofs of its own
    pictures = inspected(theme, access, tmp_path)
    assert sum(len(one.lines) for one in pictures) > 500
    wrong = [
        said
        for one in pictures
        for said in (*outside(one), *cut(one))
        if not any(part in one.name for part in COVERED)
    ]
    assert wrong == []


def looked_at(studio: Studio) -> None:
    """From home to the cards, and every exercise in play."""
    studio.show("home", "add", "connect")
    studio.window.stage.doors.come(studio.window.stage, ALIAS)
    session = studio.window.stage.here.session
    session.keep(session.typical_calibration("test"))
    studio.show("confirm", "set_up", "check_in", "settings")
    choosing(studio)
    drawn(studio)


@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize("theme", THEMES)
def test_words_stand_out_from_what_they_stand_on(
    theme: Theme, strong: bool, tmp_path: Path
) -> None:
    """4.5:1, and 3:1 for large ones; 7:1 for all in high contrast. Source: clinical design 9.3."""
    access = Access(contrast=strong)
    seen = inspected(theme, access, tmp_path, parts=[looked_at])
    pixels = plain(theme, access, tmp_path, [looked_at])
    weak, lines = [], 0
    for picture in seen:
        for line, ratio in contrasts(picture, pixels[picture.name]):
            lines += 1
            large = line.size * SIZE[1] / 1080 >= LARGE_PX
            if ratio < (7.0 if strong else 3.0 if large else 4.5):
                weak.append(f"{picture.name}: '{line.text}' {ratio:.2f}")
    assert lines > 150
    assert weak == []
