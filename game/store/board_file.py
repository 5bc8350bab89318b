"""What a station keeps of its boards, by their ids: one small file in the data folder."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from game.core.board import Board
from game.core.errors import SetupError
from game.store.durable import trouble, write_whole
from game.store.folder import DataFolder


def read_boards(folder: DataFolder) -> Mapping[str, Board]:
    """Every board of which something is kept. SetupError for a file that says nothing that a board
    can be."""
    path = folder.boards
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Board])
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SetupError(trouble(path, error)) from None
    except msgspec.DecodeError as error:
        raise SetupError(
            f"{path}: {error}. Remove the file, then zero and check the boards anew."
        ) from None


def keep_board(folder: DataFolder, board_id: str, board: Board) -> None:
    """From now on this holds of that board; one of which nothing is known is forgotten. SetupError
    when the disk refuses."""
    boards = dict(read_boards(folder))
    boards.pop(board_id, None)
    if board.known:
        boards[board_id] = board
    text = msgspec.json.format(msgspec.json.encode(boards, order="sorted"), indent=1)
    try:
        write_whole(folder.boards, text + b"\n")
    except OSError as error:
        raise SetupError(trouble(folder.boards, error)) from None
