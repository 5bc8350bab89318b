"""What the maker of a board needs: the page, the wiring, the sketch. Nothing of it runs here; the
command `devices makers` copies it out, and a test runs the sketch on simulated cells."""

from __future__ import annotations

import shutil
from pathlib import Path

FILES = ("README.md", "wiring.svg", "plate.svg", "steady_board/steady_board.ino")
_FOLDER = Path(__file__).parent


def copy_out(folder: Path) -> list[Path]:
    """Put everything into a folder, which is made where it is not there; gives the files.

    Raises OSError where that cannot be written, and FileExistsError, before anything is written,
    where one of them is there: a maker's own changes stay.
    """
    targets = [folder / name for name in FILES]
    for target in targets:
        if target.exists():
            raise FileExistsError(str(target))
    for name, target in zip(FILES, targets, strict=True):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_FOLDER / name, target)
    return targets
