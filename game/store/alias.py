"""What a patient may be called: a pseudonym that is also the name of a folder."""

from __future__ import annotations

import re

from game.core.errors import SetupError

_DEVICES = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in "123456789"
}
"""Names that Windows does not allow for a folder."""


def check_alias(alias: str) -> None:
    """Raises SetupError for an alias that cannot be used."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,32}", alias):
        raise SetupError(
            f"Patient '{alias[:40]}': an alias has 1 to 32 of the letters A-Z and a-z, digits, "
            "'-' and '_'. Choose one that is not a name, such as 'P-7F3K'."
        )
    if alias.lower() in _DEVICES:
        raise SetupError(f"Patient '{alias}': Windows keeps this word for itself. Choose another.")
