"""Where the screen stands is told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.errors import SetupError
from game.core.viewing import Viewing
from game.store.folder import DataFolder
from game.store.viewing_file import keep_viewing, read_viewing


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder.open(tmp_path / "data")


def test_a_screen_that_was_told_is_known_the_next_time(folder: DataFolder) -> None:
    assert read_viewing(folder) is None
    keep_viewing(folder, Viewing(43.0, 2.5))
    keep_viewing(folder, Viewing(24.0, 1.5))
    assert read_viewing(folder) == Viewing(24.0, 1.5)


@pytest.mark.parametrize(
    "written",
    [b"", b"[]", b'{"screen_inch": 3}', b'{"distance_m": "far"}', b'{"screen_inch": 15.6, "x": 1}'],
)
def test_a_file_that_no_screen_can_be_is_named_with_what_to_do(
    folder: DataFolder, written: bytes
) -> None:
    folder.viewing.write_bytes(written)
    with pytest.raises(SetupError, match=r"screen\.json.*Remove the file"):
        read_viewing(folder)
