"""The zero and the gain of a board, kept by its id: found once, and in force from then on."""

from __future__ import annotations

import msgspec

from game.core.board import Board, Gain
from game.core.errors import SetupError
from game.core.taring import Tare
from game.store.board_file import keep_board, read_boards
from game.store.folder import DataFolder
from game.text import mark
from input_devices.device import Device, Info
from input_devices.devices import parse
from input_devices.health import Zero
from input_devices.sample import VALUE_COUNTS, Kind
from input_devices.together import infos_of

NAMELESS = mark("It has no id of its own, so nothing can be kept of it.")
"""Another board at its port would have its zero and its gain."""
WEIGHS = frozenset({Kind.LOAD4, Kind.COP})


def board_of(folder: DataFolder, info: Info) -> Board:
    """What is kept of this board; a board of which nothing is kept is new."""
    return read_boards(folder).get(info.id, Board(info.name))


def as_kept(info: Info, folder: DataFolder) -> Info:
    """What a device says of itself, with the zero and the gain that are kept of it."""
    if info.kind not in WEIGHS or not info.own_id:
        return info
    board = board_of(folder, info)
    fits = board.zero is not None and len(board.zero.values) == max(VALUE_COUNTS[info.kind])
    by_address = gained_by_address(info.uri)
    return msgspec.structs.replace(
        info,
        zero=board.zero.values if board.zero is not None and fits else info.zero,
        zero_utc=board.zero.made_utc if board.zero is not None and fits else info.zero_utc,
        gain=info.gain if board.gain is None or by_address else board.gain.factor,
    )


def infos_as_kept(device: Device, folder: DataFolder) -> tuple[Info, ...]:
    """The same of each device that is read together."""
    return tuple(as_kept(info, folder) for info in infos_of(device))


def gained_by_address(uri: str) -> bool:
    """Whether its address says a gain: whoever wrote it there knows, and two would count twice."""
    return "gain" in parse(uri).given


def keep_zero(folder: DataFolder, info: Info, zero: Tare, utc: str) -> Board:
    """From now on the board shows nothing where it showed this. Gives what is kept now."""
    return _kept(folder, info, zero=Zero(zero, utc))


def keep_gain(folder: DataFolder, info: Info, factor: float, utc: str) -> Board:
    """From now on its loads are multiplied by this. Gives what is kept now."""
    return _kept(folder, info, gain=Gain(factor, utc))


def forget_gain(folder: DataFolder, info: Info) -> Board:
    """From now on its loads count as they come. Gives what is kept now."""
    return _kept(folder, info, gain=None)


def forget_board(folder: DataFolder, board_id: str) -> bool:
    """Nothing is kept of it any more; False where nothing was."""
    known = board_id in read_boards(folder)
    if known:
        keep_board(folder, board_id, Board(""))
    return known


def _kept(folder: DataFolder, info: Info, **changes: Zero | Gain | None) -> Board:
    if not info.own_id:
        raise SetupError(f"{info.uri}: {NAMELESS}")
    board = msgspec.structs.replace(board_of(folder, info), name=info.name, **changes)
    keep_board(folder, info.id, board)
    return board
