"""Accounts of therapists: names, roles, and passwords that are never kept as such.

Argon2id by `argon2-cffi`, with the costs of RFC 9106 for machines with little memory; a hash that
was made with lower costs is made anew at the next sign-in.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from game.core.errors import SetupError
from game.store.accounts_file import Account, Name, Role
from game.text import mark

LEAST_LETTERS = 10
"""Of a password. NIST SP 800-63B asks for 8 and for no rules beside it."""
MOST_LETTERS = 200
TOO_SHORT = mark("The password needs {n} letters or more.")
TOO_LONG = mark("The password is too long.")
NO_NAME = mark("Type in a name, up to 40 letters.")
TAKEN = mark("This name is taken.")
DIFFER = mark("The two passwords differ.")
WRONG = mark("The present password is wrong.")
LAST_LEAD = mark("Somebody must stay who makes accounts.")


class AccountError(SetupError):
    """What is wrong with an account, as a message id and its values."""

    def __init__(self, says: str, **values: object) -> None:
        super().__init__(says.format(**values))
        self.says, self.values = says, values


class Secrets:
    """Makes and compares kept passwords."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """hasher: None for the usual costs."""
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash("nobody has this password")

    def made(self, password: str) -> str:
        """How it is kept. AccountError for one that is too short or too long."""
        if len(password) < LEAST_LETTERS:
            raise AccountError(TOO_SHORT, n=LEAST_LETTERS)
        if len(password) > MOST_LETTERS:
            raise AccountError(TOO_LONG)
        return self._hasher.hash(password)

    def fits(self, account: Account | None, password: str) -> bool:
        """Is it theirs? Takes as long for somebody who is unknown."""
        kept = self._nobody if account is None else account.secret
        try:
            self._hasher.verify(kept, password[: MOST_LETTERS + 1])
        except (VerificationError, InvalidHashError):
            return False
        return account is not None

    def renewed(self, account: Account, password: str) -> Account:
        """With today's costs, where it was kept with others. password: that fits."""
        if not self._hasher.check_needs_rehash(account.secret):
            return account
        return msgspec.structs.replace(account, secret=self._hasher.hash(password))


def find(accounts: Sequence[Account], name: str) -> Account | None:
    """By name, in capitals or not."""
    wanted = name.strip().casefold()
    return next((one for one in accounts if one.name.casefold() == wanted), None)


def with_new(
    accounts: Sequence[Account], name: str, role: Role, secret: str, utc: str, language: str
) -> list[Account]:
    """One more. AccountError for a name that is taken or is none."""
    try:
        name = msgspec.convert(" ".join(name.split()), Name)
    except msgspec.ValidationError:
        raise AccountError(NO_NAME) from None
    if find(accounts, name) is not None:
        raise AccountError(TAKEN)
    made = Account(name=name, role=role, secret=secret, made_utc=utc, language=language)
    return [*accounts, made]


def without(accounts: Sequence[Account], name: str) -> list[Account]:
    """One less. AccountError where nobody would be left who makes accounts."""
    left = [one for one in accounts if one.name != name]
    if not any(one.role == "lead" for one in left):
        raise AccountError(LAST_LEAD)
    return left


def changed(accounts: Sequence[Account], account: Account) -> list[Account]:
    """With this one in the place of the one of its name."""
    return [account if one.name == account.name else one for one in accounts]
