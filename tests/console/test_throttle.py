"""Who tries passwords waits longer and longer, and nobody else does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.console.throttle import FORGOTTEN_S, FREE, LONGEST_WAIT_S, MOST, Throttle


def failing(times: int, *keys: str) -> Throttle:
    throttle = Throttle()
    for _ in range(times):
        throttle.failed(0.0, *keys)
    return throttle


def test_five_tries_are_free_and_then_each_wait_is_twice_as_long() -> None:
    waits = [failing(times, "ana").wait_s(0.0, "ana") for times in range(FREE + 4)]
    assert waits == [0.0] * FREE + [2.0, 4.0, 8.0, 16.0]


def test_a_wait_ends_and_is_never_longer_than_a_quarter_of_an_hour() -> None:
    throttle = failing(1000, "ana")
    assert throttle.wait_s(0.0, "ana") == LONGEST_WAIT_S
    assert throttle.wait_s(LONGEST_WAIT_S, "ana") == 0.0


def test_the_name_waits_from_everywhere_and_the_address_for_every_name() -> None:
    throttle = failing(8, "name ana", "address 10.0.0.9")
    assert throttle.wait_s(0.0, "name ana", "address 10.0.0.1") > 0
    assert throttle.wait_s(0.0, "name ben", "address 10.0.0.9") > 0
    assert throttle.wait_s(0.0, "name ben", "address 10.0.0.1") == 0.0


def test_success_and_an_hour_begin_anew() -> None:
    throttle = failing(8, "ana")
    throttle.succeeded("ana")
    assert throttle.wait_s(0.0, "ana") == 0.0
    assert failing(20, "ana").wait_s(FORGOTTEN_S + 1, "ana") == 0.0


@given(st.lists(st.tuples(st.floats(0, 1e4), st.sampled_from("abc")), max_size=60))
def test_whatever_is_tried_the_wait_is_a_time_within_bounds(tries: list[tuple[float, str]]) -> None:
    throttle, now = Throttle(), 0.0
    for pause, key in tries:
        now += pause
        throttle.failed(now, key)
        assert 0.0 <= throttle.wait_s(now, key) <= LONGEST_WAIT_S


def test_a_flood_of_names_fills_no_memory() -> None:
    throttle = Throttle()
    for n in range(MOST + 50):
        throttle.failed(0.0, str(n))
    assert len(throttle._tries) == MOST
