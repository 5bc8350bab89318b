"""A visit, as the tests of the session make it."""

from __future__ import annotations

from tests.session.conftest import make_visit, store

__all__ = ["make_visit", "store"]
