"""A mark on an open file that says 'I am writing this', and goes when its process dies."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    import msvcrt

    MARK_AT = 1 << 40
    """A byte that no recording reaches: Windows bars others from the bytes that are locked."""

    def hold(handle: int) -> bool:
        """Hold the file of this handle; False when another handle holds it. Closing lets it go."""
        here = os.lseek(handle, 0, os.SEEK_CUR)
        try:
            os.lseek(handle, MARK_AT, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, here, os.SEEK_SET)
        return True

else:
    import fcntl

    def hold(handle: int) -> bool:
        """Hold the file of this handle; False when another handle holds it. Closing lets it go."""
        try:
            # flock, not lockf: a lockf lock would go as soon as anybody here closes the file
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


__all__ = ["hold"]
