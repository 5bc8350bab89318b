"""A board is asked who it is: one that answers late, wrongly, in pieces, or not at all."""

from __future__ import annotations

import pytest

from input_devices.sample import Kind, Notice, Sample
from input_devices.specimens.boards import CALIBRATION, read_answers
from input_devices.wiihid_handshake import BAD_CALIBRATION, BAD_CHECKSUM, WRONG_DEVICE
from input_devices.wiihid_reports import WiiHidDecoder
from tests.input_devices.wiihid_board import (
    ASK_CALIBRATION,
    ASK_EXTENSION,
    ASK_FIRST_HALF,
    ASK_SECOND_HALF,
    ASK_STATUS,
    ASK_STREAM,
    ASK_TEMPERATURE,
    ASKED,
    BUTTONS_ONLY,
    INIT,
    LED,
    PLAIN,
    REMOTE,
    STANDING,
    FakeBoard,
    loads,
    status,
    talk,
)

KG = pytest.approx((19.997, 15.002, 20.0, 14.996), abs=0.001)


def loaded(told):
    return bool(loads(told))


def notices(told):
    return [item for item in told if isinstance(item, Notice)]


def test_a_good_board_is_asked_each_thing_once_and_in_order():
    board = FakeBoard()
    told, took_s = talk(board, until=loaded)
    assert board.asked == ASKED
    assert loads(told)[0] == KG
    assert notices(told) == []
    assert took_s < 0.2


@pytest.mark.parametrize("late_s", [0.3, 0.99, 1.5, 2.5])
def test_a_late_answer_is_an_answer(late_s):
    board = FakeBoard()
    told, _ = talk(board, late_s=late_s, until=loaded)
    assert loads(told)[0] == KG
    assert max(board.asked.count(said) for said in ASKED) <= 3


@pytest.mark.parametrize("skipped", [ASK_STATUS, ASK_EXTENSION, ASK_TEMPERATURE])
def test_a_board_that_leaves_out_what_it_may_is_used_all_the_same(skipped):
    class Silent(FakeBoard):
        def hear(self, report):
            answers = super().hear(report)
            return [] if report == skipped else answers

    board = Silent()
    told, took_s = talk(board, until=loaded)
    assert loads(told)[0] == KG
    assert board.asked.count(skipped) == 3
    assert 3.0 <= took_s < 3.3
    assert notices(told) == []


@pytest.mark.parametrize("missing", [INIT, PLAIN, ASK_STREAM])
def test_a_board_that_leaves_out_what_it_must_is_asked_from_the_beginning(missing):
    class Silent(FakeBoard):
        def hear(self, report):
            if report == missing and self.asked.count(LED) < 2:
                self.asked.append(report)
                return []
            return super().hear(report)

    board = Silent()
    told, took_s = talk(board, until=loaded)
    assert board.asked.count(missing) == 4
    assert board.asked.count(LED) == 2
    assert 8.0 <= took_s < 8.5  # three seconds of asking, five of rest
    assert loads(told)[0] == KG


def test_a_write_that_failed_is_asked_again():
    class Refusing(FakeBoard):
        def hear(self, report):
            answers = super().hear(report)
            first = report == INIT and self.asked.count(INIT) == 1
            return [bytes.fromhex("2200001607")] if first else answers

    board = Refusing()
    told, _ = talk(board, until=loaded)
    assert board.asked.count(INIT) == 2
    assert loads(told)[0] == KG


def test_an_answer_to_something_else_is_no_answer():
    class Mistaken(FakeBoard):
        def hear(self, report):
            answers = super().hear(report)
            first = report == INIT and self.asked.count(INIT) == 1
            return [bytes.fromhex("2200001200")] if first else answers

    board = Mistaken()
    talk(board, until=loaded)
    assert board.asked.count(INIT) == 2


def test_a_board_that_cannot_send_its_memory_at_once_sends_it_in_halves():
    class Small(FakeBoard):
        def read(self, address, size):
            if size <= 16:
                return super().read(address, size)
            return [bytes([0x21, 0, 0, 0xF8]) + address.to_bytes(2, "big") + bytes(16)]

    board = Small()
    told, _ = talk(board, until=loaded)
    assert board.asked.count(ASK_CALIBRATION) == 1
    assert [said for said in board.asked if said in (ASK_FIRST_HALF, ASK_SECOND_HALF)] == [
        ASK_FIRST_HALF,
        ASK_SECOND_HALF,
    ]
    assert loads(told)[0] == KG


def test_only_the_half_that_did_not_come_is_asked_again():
    class Losing(FakeBoard):
        def read(self, address, size):
            return super().read(address, size)[:1]

    board = Losing()
    talk(board, until=loaded)
    assert ASK_FIRST_HALF not in board.asked
    assert board.asked.count(ASK_SECOND_HALF) == 1


def test_a_memory_in_small_pieces_and_other_reports_between_is_understood():
    class Chatty(FakeBoard):
        def read(self, address, size):
            answers = []
            for at in range(0, size, 4):
                answers += [BUTTONS_ONLY, *super().read(address + at, min(4, size - at))]
            return list(reversed(answers))

    told, _ = talk(Chatty(), until=loaded)
    assert loads(told)[0] == KG


def test_the_button_is_heard_while_the_board_is_asked():
    class Pressed(FakeBoard):
        def hear(self, report):
            return [bytes.fromhex("300008"), BUTTONS_ONLY, *super().hear(report)]

    told, _ = talk(Pressed(), until=loaded)
    buttons = [s.values for s in told if isinstance(s, Sample) and s.kind is Kind.BUTTON]
    assert buttons[:2] == [(0.0, 1.0), (0.0, 0.0)]


def test_after_a_status_nobody_asked_for_the_board_is_told_again_what_to_send():
    board, decoder = FakeBoard(), WiiHidDecoder()
    talk(board, decoder, until=loaded)
    board.streams = False
    decoder.feed(status(), 40.0)
    assert decoder.question(40.0) == ASK_STREAM
    assert decoder.question(40.0) == b""


def test_loads_between_a_status_and_the_answer_to_it_do_not_hide_that_the_mode_is_gone():
    board, decoder = FakeBoard(), WiiHidDecoder()
    talk(board, decoder, until=loaded)
    decoder.feed(status() + STANDING + STANDING, 40.0)
    assert decoder.question(40.0) == ASK_STREAM


def test_a_remote_is_told_apart_and_sent_nothing_more():
    board = FakeBoard(extension=REMOTE)
    told, _ = talk(board)
    assert told == [WRONG_DEVICE]
    assert ASK_STREAM not in board.asked


def test_a_calibration_that_fails_its_check_is_read_again_and_then_told():
    damaged = CALIBRATION[:-1] + b"\0"
    board = FakeBoard(memory=damaged)
    told, _ = talk(board, until=loaded)
    assert notices(told) == [BAD_CHECKSUM]
    assert board.asked.count(ASK_CALIBRATION) == 2
    assert loads(told)[0] == KG


def test_a_calibration_that_was_damaged_on_its_way_is_not_told():
    class Noisy(FakeBoard):
        def read(self, address, size):
            answers = super().read(address, size)
            first = address == 0x20 and self.asked.count(ASK_CALIBRATION) == 1
            return read_answers(0x20, b"\x11" + CALIBRATION[1:]) if first else answers

    board = Noisy()
    told, _ = talk(board, until=loaded)
    assert notices(told) == []
    assert board.asked.count(ASK_CALIBRATION) == 2


def test_a_board_that_cannot_weigh_is_refused():
    board = FakeBoard(memory=bytes(32))
    told, _ = talk(board)
    assert told == [BAD_CALIBRATION]
    assert board.asked.count(ASK_CALIBRATION) == 2
    assert ASK_STREAM not in board.asked


def test_a_board_that_says_nothing_is_asked_seldom():
    class Mute(FakeBoard):
        def hear(self, report):
            super().hear(report)
            return []

    board = Mute()
    told, _ = talk(board, for_s=60.0)
    assert told == []
    assert 10 <= len(board.asked) <= 60
