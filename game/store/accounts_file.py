"""Who may open the console: one small file in the data folder that nobody else may read.

It is kept beside the database and not in it, so that a database that is rebuilt lets in whom it
let in before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec

from game.core.errors import SetupError
from game.store.durable import trouble, write_whole
from game.store.folder import DataFolder

Role = Literal["lead", "therapist"]
"""A lead also makes and closes accounts, and erases patients."""
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=40, pattern=r"^[^\x00-\x1f\x7f]+$")]
Appearance = Literal["system", "light", "dark"]


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One therapist."""

    name: Name
    role: Role = "therapist"
    secret: str
    """The password as Argon2id keeps it, salt and costs with it."""
    made_utc: str
    language: str = "en"
    appearance: Appearance = "system"


def read_accounts(folder: DataFolder) -> list[Account]:
    """By name. SetupError for a file that is broken: then nobody is let in."""
    path = folder.accounts
    try:
        found = msgspec.json.decode(path.read_bytes(), type=list[Account])
    except FileNotFoundError:
        return []
    except OSError as error:
        raise SetupError(trouble(path, error)) from None
    except msgspec.DecodeError as error:
        raise SetupError(f"{path}: {error}. Bring the file back from a copy.") from None
    return sorted(found, key=lambda one: one.name)


def keep_accounts(folder: DataFolder, accounts: Sequence[Account]) -> None:
    """From now on these may. SetupError when the disk refuses."""
    try:
        write_whole(folder.accounts, msgspec.json.encode(list(accounts)) + b"\n", private=True)
    except OSError as error:
        raise SetupError(trouble(folder.accounts, error)) from None
