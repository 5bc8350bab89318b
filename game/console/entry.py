"""Who is signed in. Kept in memory: a console that starts anew knows nobody.

Whoever does nothing for ten minutes must sign in again (clinical design 10.2, automatic lock).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence

import msgspec

from game.console.accounts import Secrets, changed, find
from game.console.throttle import Throttle
from game.store.accounts_file import Account

IDLE_S = 600.0
LONGEST_S = 12 * 3600.0
"""A working day; then once more with the password, however busy."""
MOST_SIGNED = 500


class Signed(msgspec.Struct):
    """Somebody who is signed in on one browser."""

    name: str
    since_s: float
    last_s: float


class Refused(msgspec.Struct, frozen=True):
    """Not let in. wait_s: how long no other try is heard; 0 for a wrong name or password."""

    wait_s: float = 0.0


class Entry:
    """The door. Times are seconds that never go back."""

    def __init__(
        self,
        read: Callable[[], Sequence[Account]],
        keep: Callable[[Sequence[Account]], None],
        passwords: Secrets,
    ) -> None:
        """read, keep: the accounts as they are now; the file is the truth."""
        self._read, self._keep = read, keep
        self.passwords = passwords
        self._throttle = Throttle()
        self._signed: dict[str, Signed] = {}

    def accounts(self) -> list[Account]:
        """Everybody who may come in."""
        return list(self._read())

    def keep(self, accounts: Sequence[Account]) -> None:
        """From now on these may; whoever may no longer is out at once."""
        self._keep(accounts)
        names = {one.name for one in accounts}
        self._signed = {key: one for key, one in self._signed.items() if one.name in names}

    def sign_in(self, name: str, password: str, address: str, now_s: float) -> str | Refused:
        """The token of a new stay. address: of the browser."""
        keys = (f"name {name.strip().casefold()[:80]}", f"address {address}")
        wait_s = self._throttle.wait_s(now_s, *keys)
        if wait_s > 0:
            return Refused(wait_s)
        accounts = self.accounts()
        account = find(accounts, name)
        if not self.passwords.fits(account, password) or account is None:
            self._throttle.failed(now_s, *keys)
            return Refused()
        self._throttle.succeeded(*keys)
        renewed = self.passwords.renewed(account, password)
        if renewed is not account:
            self._keep(changed(accounts, renewed))
        return self._let_in(account.name, now_s)

    def let_in(self, name: str, now_s: float) -> str:
        """Without a password: who has made the first account just now."""
        return self._let_in(name, now_s)

    def who(self, token: str | None, now_s: float, *, acts: bool = True) -> Account | None:
        """Whose stay this is; None for nobody's, and for one that has lasted too long.

        acts: they do something, and stay longer.
        """
        signed = self._signed.get(token) if token else None
        if signed is None or token is None:
            return None
        account = find(self.accounts(), signed.name)
        late = now_s - signed.last_s > IDLE_S or now_s - signed.since_s > LONGEST_S
        if account is None or late:
            del self._signed[token]
            return None
        if acts:
            signed.last_s = now_s
        return account

    def sign_out(self, token: str | None) -> None:
        """End a stay."""
        if token:
            self._signed.pop(token, None)

    def _let_in(self, name: str, now_s: float) -> str:
        while len(self._signed) >= MOST_SIGNED:
            del self._signed[next(iter(self._signed))]
        token = secrets.token_urlsafe(32)
        self._signed[token] = Signed(name, now_s, now_s)
        return token
