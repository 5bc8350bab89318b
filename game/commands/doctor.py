"""`doctor`: checks installation, display, sound, devices, rights and data, and says what to do."""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from game.commands.parser import add_json
from game.commands.printing import print_json

if TYPE_CHECKING:
    from input_devices.finding import Found

HELP = "check installation, display, sound, devices, rights and data folder"
EXAMPLE = "steady-isles doctor"
NEEDED = (
    "alembic", "argon2-cffi", "Babel", "font-fredoka-one", "font-hanken-grotesk", "msgspec",
    "nicegui", "numpy", "platformdirs", "pygame-ce", "pymupdf-fonts", "pyserial", "python-bidi",
    "PyYAML", "rich", "scipy", "SQLAlchemy", "typst",
)  # fmt: skip
LEAST_FREE_GB = 0.5


class Finding(NamedTuple):
    """One thing that was checked."""

    about: str
    ok: bool
    words: str
    """What is there, or what to do."""


def arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    findings = list(examine(args.data))
    if args.json:
        print_json([finding._asdict() for finding in findings])
    else:
        for about, ok, words in findings:
            print(f"{'ok  ' if ok else 'look'}  {about}: {words}")
    return 0 if all(finding.ok for finding in findings) else 2


def examine(data: str | None) -> Iterator[Finding]:
    """Every check, in the order in which a person would mend things."""
    yield from (_python(), _packages(), _display(), _sound(), *_devices(data), *_data(data))


def _python() -> Finding:
    ok = sys.version_info >= (3, 11)
    words = f"{platform.python_version()} on {platform.system()}"
    return Finding("Python", ok, words if ok else f"{words}; install Python 3.11 or newer")


def _packages() -> Finding:
    missing = [name for name in NEEDED if not _version(name)]
    if missing:
        words = f"missing: {', '.join(missing)}. Run: python -m pip install -e ."
        return Finding("packages", False, words)
    if _version("pygame"):
        words = "pygame and pygame-ce are both installed. Run: python -m pip uninstall pygame"
        return Finding("packages", False, words)
    return Finding("packages", True, f"all {len(NEEDED)} are there")


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _display() -> Finding:
    from game.commands.game import has_display

    if not has_display():
        words = "none; 'demo' and 'play --headless' work without one"
        return Finding("display", True, words)
    return Finding("display", *_tried(_open_display))


def _open_display() -> str:
    import pygame

    pygame.display.init()
    wide, high = pygame.display.get_desktop_sizes()[0]
    pygame.display.quit()
    return f"{wide} x {high}"


def _sound() -> Finding:
    ok, words = _tried(_open_sound)
    return Finding("sound", True, words if ok else f"none ({words}); the game works without it")


def _open_sound() -> str:
    import pygame

    pygame.mixer.init()
    name = os.environ.get("SDL_AUDIODRIVER") or "ready"
    pygame.mixer.quit()
    return name


def _tried(check: Callable[[], str]) -> tuple[bool, str]:
    import pygame

    try:
        return True, check()
    except pygame.error as error:
        return False, str(error)


def _devices(data: str | None) -> Iterator[Finding]:
    from input_devices.finding import closed, found

    boards = [one for one in found() if not one.uri.startswith(("mouse", "keys"))]
    if not boards:
        yield Finding("board", True, "none connected; 'devices' says how. The mouse plays.")
    for board in boards:
        yield Finding("board", True, f"{board.name}, {board.words}: --device {board.uri}")
    yield from _health(boards, data)
    for problem in closed():
        yield Finding("rights", False, str(problem))


def _health(boards: Sequence[Found], data: str | None) -> Iterator[Finding]:
    """How well each is that may be opened without asking; for others, how to ask."""
    from game.commands.short_look import looked_at
    from game.core.errors import SetupError
    from game.store.folder import DataFolder
    from input_devices.verdict import Severity

    try:
        told = looked_at(boards, DataFolder.open(data))
    except SetupError:  # told with the data folder
        return
    for board in boards:
        found = told.get(board.uri)
        if found is None:
            words = f"'devices check {board.uri}' says how well it is"
            yield Finding("board health", True, words)
        for one in found or ():
            well = one.severity in (Severity.GOOD, Severity.KNOW)
            yield Finding("board health", well, f"{board.uri} {one.text}")


def _data(data: str | None) -> Iterator[Finding]:
    from game.core.errors import SetupError
    from game.session.opening import open_store

    try:
        with open_store(data) as store:
            where = store.folder.root
            yield Finding("data folder", True, f"{where}, {len(store.patients())} patients")
            for notice in store.notices:
                yield Finding("data folder", False, notice)
            free_gb = shutil.disk_usage(where).free / 1e9
            words = f"{free_gb:.1f} GB free"
            enough = free_gb >= LEAST_FREE_GB
            yield Finding("disk", enough, words if enough else f"{words}; make room")
    except SetupError as error:
        yield Finding("data folder", False, str(error))
