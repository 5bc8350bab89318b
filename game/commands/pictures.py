"""Pictures that a command writes: SVG, and refused before any work where they cannot be written."""

from __future__ import annotations

from pathlib import Path

from game.commands.printing import say


def check_picture(out: Path | None) -> None:
    """Raises SetupError for a picture that could not be written, before minutes of play."""
    from game.core.errors import SetupError

    if out is None:
        return
    if out.suffix.lower() != ".svg":
        raise SetupError(f"--out {out}: the picture is an SVG. End its name in .svg.")
    if out.is_dir() or not out.parent.is_dir():
        raise SetupError(f"--out {out}: no file can be there. Name one in a folder that exists.")


def write_picture(svg: str, out: Path) -> None:
    """Write a picture, whole. Raises SetupError when the disk refuses."""
    from game.core.errors import SetupError
    from game.store.durable import trouble, write_whole

    try:
        write_whole(out, svg.encode())
    except OSError as error:
        raise SetupError(f"Picture {trouble(out, error)}".replace("--data", "--out")) from None
    say(f"Drawn: {out}")
