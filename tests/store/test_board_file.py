"""What is kept of a board outlasts the game, goes by the board's id, and is never nonsense."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.board import Board, Gain
from game.core.errors import SetupError
from game.store.board_file import keep_board, read_boards
from game.store.folder import DataFolder
from input_devices.health import Zero

OLD = Board(
    "Wii Balance Board",
    Zero((0.1, -0.4, 0.0, 0.2), "2026-03-01T09:00:00Z"),
    Gain(1.04, "2026-03-02T09:00:00Z"),
)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder.open(tmp_path / "data")


def test_a_gain_and_a_zero_outlast_the_game(folder: DataFolder) -> None:
    keep_board(folder, "wii-1", OLD)
    assert read_boards(DataFolder.open(folder.root)) == {"wii-1": OLD}


def test_boards_are_kept_by_their_ids(folder: DataFolder) -> None:
    other = Board("Board", None, Gain(0.9, "2026-03-03T09:00:00Z"))
    keep_board(folder, "wii-1", OLD)
    keep_board(folder, "B0A1", other)
    assert read_boards(folder) == {"wii-1": OLD, "B0A1": other}


def test_a_board_of_which_nothing_is_known_is_forgotten(folder: DataFolder) -> None:
    keep_board(folder, "wii-1", OLD)
    keep_board(folder, "wii-1", Board("Wii Balance Board"))
    assert read_boards(folder) == {}


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"[]",
        b'{"a": {"name": "b", "gain": {"factor": 0.4, "made_utc": ""}}}',
        b'{"a": {"name": "b", "gain": {"factor": 2.1, "made_utc": ""}}}',
        b'{"a": {"name": "b", "zero": {"values": [null], "made_utc": ""}}}',
    ],
)
def test_a_file_that_no_board_can_be_is_named_with_what_to_do(
    folder: DataFolder, written: bytes
) -> None:
    folder.boards.write_bytes(written)
    with pytest.raises(SetupError, match=r"boards\.json.*Remove the file"):
        read_boards(folder)
