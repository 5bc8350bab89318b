"""The levels on disk. The one module of this room that reads files.

A level's id is `<exercise>/<nn>-<slug>`, as its path below `levels/` without `.yaml`; the folder
names the exercise. Nothing is read before it is asked for.
"""

from __future__ import annotations

import difflib
import hashlib
from functools import lru_cache
from pathlib import Path

import msgspec

from game.core.errors import SetupError, near_miss
from game.core.level import Level, nearest_level, parse_level
from game.exercises import EXERCISES

LEVELS = Path(__file__).resolve().parents[2] / "levels"
READ_ONCE = 512
"""So many texts are kept as they were read: YAML takes 2 ms a level, and a map asks for each of
some 200. A text that was changed is another text."""


class LevelEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One level, read and checked."""

    id: str
    exercise: str
    rung: int | None
    level: Level
    text: str
    """The YAML as it stands in the file."""
    sha256: str
    """Of the text, in UTF-8."""


def level_ids() -> list[str]:
    """The ids of all levels, without reading them: by exercise, then by file name."""
    return [level_id for exercise in EXERCISES for level_id in _ids_of(exercise)]


def all_levels() -> list[LevelEntry]:
    """Every level. Raises SetupError for the first one that cannot be read."""
    return [_own(level_id) for level_id in level_ids()]


def ladder_levels() -> list[LevelEntry]:
    """Every level that has a rung in an exercise that is played for itself: by exercise, then by
    rung. Raises SetupError for the first one that cannot be read."""
    played = [name for name, exercise in EXERCISES.items() if exercise.CARD.scored]
    entries = [_own(level_id) for name in played for level_id in _ids_of(name)]
    rungs = [entry for entry in entries if entry.rung is not None]
    return sorted(rungs, key=lambda one: (played.index(one.exercise), one.rung or 0))


def find_level(level_id: str) -> LevelEntry:
    """The level of that id. Raises SetupError with the nearest known id."""
    exercise = level_id.partition("/")[0]
    if exercise not in EXERCISES or level_id not in _ids_of(exercise):
        raise SetupError(f"unknown level '{level_id}'. {_nearest(level_id, level_ids())}")
    return _own(level_id)


def _ids_of(exercise: str) -> list[str]:
    return [f"{exercise}/{path.stem}" for path in sorted((LEVELS / exercise).glob("*.yaml"))]


def _own(level_id: str) -> LevelEntry:
    """A level of the game's own folder. Raises SetupError."""
    source = f"{LEVELS.name}/{level_id}.yaml"
    text = _text(LEVELS / f"{level_id}.yaml", source)
    return level_of_text(text, source, level_id.partition("/")[0], level_id)


def read_level_file(path: Path) -> LevelEntry:
    """The level in a file anywhere; its folder must be named after an exercise.

    Raises SetupError, in one or two lines: where, what, what to do.
    """
    source = _shown(path)
    text = _text(path, source)
    name = path.resolve().parent.name
    if name not in EXERCISES:
        raise SetupError(
            f"{source}: the folder '{name}' is not an exercise. {near_miss(name, EXERCISES)}"
        )
    return level_of_text(text, source, name, f"{name}/{path.stem}")


@lru_cache(maxsize=READ_ONCE)
def level_of_text(text: str, source: str, exercise: str, level_id: str) -> LevelEntry:
    """The level that a text describes, such as one kept in a recording.

    source: how messages name it. exercise: a key of EXERCISES. Raises SetupError.
    """
    rules = EXERCISES[exercise]
    level = parse_level(text, source, rules.Level, rules.BOUNDS)
    return LevelEntry(
        id=level_id,
        exercise=exercise,
        rung=level.rung,
        level=level,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def _text(path: Path, source: str) -> str:
    if path.is_dir():
        raise SetupError(f"{source}: this is a folder. Name a level file in it, ending in .yaml.")
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise SetupError(
            f"{source}: there is no such file. 'levels' lists those of the game."
        ) from None
    except UnicodeDecodeError:
        raise SetupError(f"{source}: this is not text in UTF-8. Save it as UTF-8.") from None
    except OSError as error:
        raise SetupError(f"{source}: cannot be read ({error.strerror}).") from None
    if not text.strip():
        raise SetupError(f"{source}: the file is empty. Copy a level beside it and change that.")
    return text


def _shown(path: Path) -> str:
    """How messages name a file: below the game's folder without what stands before."""
    whole = path.resolve()
    return str(whole.relative_to(LEVELS.parent)) if LEVELS in whole.parents else str(path)


def _nearest(level_id: str, known: list[str]) -> str:
    """A hint: the level meant by a number or a slug alone, or the nearest id."""
    by_slug = {name.split("/")[1]: name for name in known}
    near = difflib.get_close_matches(level_id.split("/")[-1], list(by_slug), n=1, cutoff=0.7)
    if near and "/" not in level_id:
        return f"Did you mean '{by_slug[near[0]]}'?"
    return nearest_level(level_id, known)
