"""What a page works with: who is signed in, their words, the store, keys in place of aliases."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from game.console.entry import Entry
from game.store.accounts_file import Account
from game.store.store import Store
from game.text import Words


class Keys:
    """Stands for aliases in addresses; another one each time the console starts."""

    def __init__(self) -> None:
        self._alias: dict[str, str] = {}
        self._key: dict[str, str] = {}

    def of(self, alias: str) -> str:
        """The key of an alias."""
        if alias not in self._key:
            key = secrets.token_urlsafe(9)
            self._key[alias], self._alias[key] = key, alias
        return self._key[alias]

    def alias(self, key: str) -> str | None:
        """The alias of a key; None for one that this console never gave."""
        return self._alias.get(key)


class House:
    """What all pages of one console share."""

    def __init__(self, store: Store, entry: Entry, clock: Callable[[], float]) -> None:
        self.store, self.entry, self.clock = store, entry, clock
        self.keys = Keys()


class Desk:
    """One therapist at one page."""

    def __init__(self, house: House, account: Account, token: str) -> None:
        self.house, self.account, self.token = house, account, token
        self.words = Words.load(account.language)

    @property
    def store(self) -> Store:
        """Patients and what came of their visits."""
        return self.house.store

    @property
    def leads(self) -> bool:
        """May make accounts, and erase patients."""
        return self.account.role == "lead"

    @staticmethod
    def utc() -> str:
        """The time of day, ISO 8601."""
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def still_here(self, *, acts: bool) -> bool:
        """False once the stay is over: the page must go. acts: somebody does something."""
        return self.house.entry.who(self.token, self.house.clock(), acts=acts) is not None
