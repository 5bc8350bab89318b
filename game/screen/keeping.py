"""What is made with the letters or the pictures of one look is kept with it, and goes when it goes:
each change of size, person or wish makes another look, and none of the old ones may stay."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar

Make = TypeVar("Make", bound=Callable[..., Any])


def kept(most: int) -> Callable[[Make], Make]:
    """Like `lru_cache`, for a function of a `Look` or its `Lettering`, which comes first. A cache
    of the module would hold every look that ever was.

    most: results of each look; the oldest goes first.
    """

    def keeping(make: Make) -> Make:
        @wraps(make)
        def kept_or_made(owner: Any, *args: Hashable) -> Any:
            letters = getattr(owner, "letters", owner)
            results = letters.kept.setdefault(make, {})
            if (owner, args) not in results:
                if len(results) >= most:
                    del results[next(iter(results))]
                results[owner, args] = make(owner, *args)
            return results[owner, args]

        return kept_or_made  # type: ignore[return-value]

    return keeping
