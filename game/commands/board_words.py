"""What a check of a board has shown, as lines for people and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.core.board import Board
    from game.core.known_weight import Outcome
    from input_devices.device import Info
    from input_devices.health import Health
    from input_devices.verdict import Verdict

NOT_ZEROED = {
    "no_load": "Not zeroed: this device does not weigh.",
    "silent": "Not zeroed: the board was silent. Check its cable or batteries.",
    "loaded": "Not zeroed: somebody, or something heavy, is on the board. Clear it.",
    "moving": "Not zeroed: the board was moving. Let it stand still, and try again.",
    "clamped": "Not zeroed: a corner reads exactly 0 and may hide an offset. Read it by 'wiihid:'.",
}
UNFIT = {
    "no_load": "This device does not weigh.",
    "not_measured": "Nothing was put on the board.",
    "far_off": "It is too far off to be mended. Is the weight as set?",
    "uneven": "Its corners differ by more than one factor mends. Have its cells checked.",
}


def document(
    info: Info,
    health: Health,
    found: list[Verdict],
    board: Board,
    outcome: Outcome | None,
    *,
    kept: bool,
) -> dict[str, Any]:
    """What `devices check` prints as JSON. kept: a factor was kept now."""
    import msgspec

    told = {
        "uri": info.uri,
        "id": info.id,
        "name": info.name,
        "health": msgspec.to_builtins(health),
        "verdicts": [verdict_document(one) for one in found],
        "kept": msgspec.to_builtins(board),
    }
    if outcome is not None:
        told["weight"] = {
            "kg": outcome.weight_kg,
            "limit_kg": round(outcome.limit_kg, 3),
            "within": outcome.within,
            "places": [
                {"place": one.place, "kg": one.kg, "error_kg": outcome.error_kg(one)}
                for one in outcome.shown
            ],
            "gain": outcome.gain,
            "unfit": outcome.unfit,
            "kept": kept,
        }
    return told


def verdict_document(verdict: Verdict) -> dict[str, Any]:
    """A finding as JSON has it."""
    return {
        "code": verdict.code,
        "severity": verdict.severity,
        "corner": verdict.corner,
        "says": verdict.says.text,
        "do": verdict.do.text,
    }


def tell(
    info: Info, found: list[Verdict], board: Board, outcome: Outcome | None, *, kept: bool
) -> None:
    """The same for the person at the terminal."""
    print(f"{info.name} ({info.id})")
    for verdict in found:
        print(f"  {verdict.text}")
    for line in kept_lines(board):
        print(f"  {line}")
    if outcome is None:
        return
    for one in outcome.shown:
        print(f"  {one.place.replace('_', ' ')}: {one.kg:.2f} kg, {outcome.error_kg(one):+.2f} kg")
    print(f"  {_said(outcome)}")
    if outcome.gain is not None:
        print("  Kept." if kept else "  Say --keep to keep it.")


def kept_lines(board: Board) -> list[str]:
    """What is kept of a board, with its days."""
    lines = []
    if board.zero is not None:
        values = ", ".join(f"{one:.2f}" for one in board.zero.values)
        lines.append(f"Zeroed on {board.zero.made_utc[:10]} at {values}.")
    if board.gain is not None:
        lines.append(f"Loads times {board.gain.factor:g} since {board.gain.made_utc[:10]}.")
    return lines


def _said(outcome: Outcome) -> str:
    if outcome.unfit is not None:
        return UNFIT[outcome.unfit]
    if outcome.gain is None:
        return f"It weighs well, within {outcome.limit_kg:.1f} kg. There is nothing to do."
    return f"The factor {outcome.gain:g} mends it."
