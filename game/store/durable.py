"""Files that survive a power cut: written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

TEMPORARY = ".tmp"
"""End of the name of a file that is not finished; leftovers may be removed."""


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Put content in the place of the file at once: after a crash it is the old or the new one.

    private: nobody else on this computer may read it. Raises OSError when the disk refuses; the
    old file then still stands.
    """
    temporary = path.with_name(path.name + TEMPORARY)
    try:
        with open(temporary, "wb", opener=_private if private else None) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, their names safe on disk."""
    missing = [folder, *folder.parents]
    missing = missing[: next((n for n, one in enumerate(missing) if one.exists()), len(missing))]
    folder.mkdir(parents=True, exist_ok=True)
    for made in missing:
        sync_folder(made.parent)


def sync_folder(folder: Path) -> None:
    """Make sure that names made, changed or removed in a folder are on disk."""
    if os.name == "nt":
        return  # Windows cannot open a folder, and writes names through by itself
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # some network file systems refuse this; there is nothing better to be had from them
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


_WORDS: dict[int | None, str] = {
    errno.ENOSPC: "no space is left. Free some space there",
    errno.EDQUOT: "your share of the disk is used up. Free some space there",
    errno.EROFS: "the disk is read-only. Choose another folder with --data",
    errno.EACCES: "writing is not permitted. Ask for the right, or choose another with --data",
    errno.EPERM: "writing is not permitted. Ask for the right, or choose another with --data",
    errno.ENOTDIR: "this is not a folder. Choose another folder with --data",
    errno.EEXIST: "this is not a folder. Choose another folder with --data",
    errno.EISDIR: "a folder stands where a file belongs. Move it away",
    errno.EIO: "the disk reports a fault. Check its cable, and copy what is on it",
    errno.ENAMETOOLONG: "the name is too long. Choose a shorter one with --data",
}


def trouble(where: Path, error: OSError) -> str:
    """One line for the therapist: where, what, what to do."""
    words = _WORDS.get(error.errno) or f"{(error.strerror or str(error)).lower()}. Check the disk"
    return f"{where}: {words}."
