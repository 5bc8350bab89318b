"""The self-test of a home-made board: asks its maker for one thing after another, and finds out by
itself when it was done.

Pure: what was heard goes in with the time, and what to say, what to send and what was found comes
out. Device reference 4 says what a board must do.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence

from input_devices import self_test_judging as judging
from input_devices.sample import Connected, Header, Kind, Lost, Notice, Replied
from input_devices.self_test_hearing import (
    Calibrated,
    Heard,
    Out,
    Row,
    Say,
    Send,
    Wishes,
    downward,
    less,
    loads,
    replies,
    strongest,
)
from input_devices.self_test_judging import CORNER_WORDS, Finding, grams, mean
from input_devices.sib1 import framed
from input_devices.sib1_header import Board, read_board

HEADER_S = 9.0
"""A board may boot for 3 s and is asked three times (device reference 4.5)."""
REST_S, SETTLE_S, HELD_S = 5.0, 1.0, 1.0
ANSWER_S, TARE_S = 1.0, 4.0
PATIENCE_S = 30.0
"""For whatever hands must do."""
PRESSED_G, PRESSED_COUNTS = 3000.0, 120_000.0
"""A hand presses harder; 42 counts a gram, as in `self_test_judging`."""
WEIGHT_SHARE = 0.5
"""A weight on one corner loads that corner with this much of it at least."""
COUNTS_PER_KG_LEAST = 15_000.0
GONE_SHARE = 0.3
BUZZ = "V,128,200"
DAMAGED = b"T*00\n"


Stage = Generator[Out | None, Heard, None]
_Listening = Generator[Out | None, Heard, list[Heard]]


class SelfTest:
    """One run on one board."""

    def __init__(self, wishes: Wishes | None = None) -> None:
        self._wishes = wishes or Wishes()
        self.findings: list[Finding] = []
        self.grams_per_count: tuple[float, ...] | None = None
        self.done = False
        self._board = Board()
        self._now = 0.0
        self._stages = self._run()
        next(self._stages)

    @property
    def ok(self) -> bool:
        """Everything that was tested is well."""
        return self.done and all(finding.ok is not False for finding in self.findings)

    def hear(self, heard: Heard) -> list[Out]:
        """What to do about it now, in order."""
        out: list[Out] = []
        self._now = heard.now
        try:
            given = self._stages.send(heard)
            while given is not None:
                out.append(self._kept(given))
                given = next(self._stages)
        except StopIteration:
            self.done = True
        return out

    def _kept(self, given: Out) -> Out:
        if isinstance(given, Finding):
            self.findings.append(given)
        elif isinstance(given, Calibrated):
            self.grams_per_count = given.grams_per_count
        return given

    # the stages; each `yield None` waits for what is heard next

    def _run(self) -> Stage:
        heard = yield None
        if not (yield from self._header(heard)):
            return
        yield Say("Nobody touches the board, please.")
        yield from self._rest()
        yield from self._commands()
        yield from self._corners()
        if self._wishes.unplug:
            yield from self._unplug()

    def _header(self, heard: Heard) -> Generator[Out | None, Heard, bool]:
        """Whether it goes on: without lines that can be read there is nothing to test."""
        fields: dict[str, str] = {}
        until, samples = heard.now + HEADER_S, 0
        while True:
            samples += len(heard.samples)
            for event in heard.events:
                if isinstance(event, Header):
                    fields = event.fields
                elif isinstance(event, Notice) and event.code == "bad-header":
                    yield Finding("header", False, event.text)
                    return False
            if heard.now >= until or (fields and samples):
                break
            heard = yield None
        if fields.get("format") or not samples:
            yield judging.not_sib1(samples, heard.bad, speaks=heard.speaks)
            return False
        self._board = read_board(fields)
        yield judging.header(fields, self._board)
        return Kind.LOAD4 in self._board.kinds

    def _listen(self, for_s: float) -> _Listening:
        until, all_heard = self._now + for_s, []
        while self._now < until:
            all_heard.append((yield None))
        return all_heard

    def _answer(self, letter: str, for_s: float) -> Generator[Out | None, Heard, Replied | None]:
        """The first answer to this command, once it comes; None where it does not."""
        until = self._now + for_s
        while self._now < until:
            for one in replies([(yield None)]):
                if one.command == letter:
                    return one
        return None

    def _rows(self, all_heard: Sequence[Heard]) -> list[Row]:
        raw = self._board.raw
        return [grams(one, raw=raw) for one in loads(all_heard)]

    def _rest(self) -> Stage:
        yield from self._listen(SETTLE_S)
        before = yield from self._listen(0.05)
        all_heard = yield from self._listen(REST_S)
        samples = loads(all_heard)
        if len(samples) < 2:
            yield Finding("rate", False, "It fell silent. Check its cable.")
            return
        yield judging.rate(samples, self._board.rate_hz)
        yield judging.clock(samples)
        yield judging.noise(self._rows(all_heard), raw=self._board.raw)
        bad = all_heard[-1].bad - before[-1].bad if before else 0
        if bad:
            text = f"{bad} lines came damaged. Use a shorter cable, or a better one."
            yield Finding("checksum", False, text, {"bad": float(bad)})
        else:
            yield Finding("checksum", True, "Every line came whole.", {"bad": 0.0})

    def _commands(self) -> Stage:
        if "T" in self._board.commands:
            yield from self._tare()
        else:
            yield Finding("tare", None, "The header names no T (cmd=T), so that it was not asked.")
        yield Send(framed("X"))
        answer = yield from self._answer("X", ANSWER_S)
        yield Send(DAMAGED)
        damaged = replies((yield from self._listen(ANSWER_S)))
        if damaged:
            text = "It obeys a command whose checksum is wrong. Ignore such a line."
        elif answer is None or answer.done:
            text = "It does not say that it does not know a command. Answer !,X,err,unknown."
        else:
            text = ""
        said = text or "It answers what it does not know, and ignores what is damaged."
        yield Finding("answers", not text, said)
        yield from self._motor()

    def _tare(self) -> Stage:
        yield Send(framed("T"))
        answer = yield from self._answer("T", TARE_S)
        if answer is None:
            yield Finding("tare", False, "It does not answer T. Answer !,T,ok once it is done.")
        elif not answer.done:
            said = f"It refuses T: {answer.reason}. Leave the board alone, and try again."
            yield Finding("tare", False, said)
        else:
            rows = self._rows((yield from self._listen(SETTLE_S)))
            if rows:
                yield judging.tared(rows, raw=self._board.raw)

    def _motor(self) -> Stage:
        if "V" not in self._board.commands:
            yield Finding("motor", None, "The header names no motor (cmd=V).")
            return
        yield Say("If it has a motor, it buzzes once now.")
        yield Send(framed(BUZZ))
        answer = yield from self._answer("V", ANSWER_S)
        ok = answer is not None and answer.done
        text = "It answers V." if ok else "It names V and does not do it. Answer !,V,ok."
        yield Finding("motor", ok, text)

    def _corners(self) -> Stage:
        rest_heard = yield from self._listen(SETTLE_S)
        rows = self._rows(rest_heard)
        if not rows:
            yield Finding("corners", False, "It fell silent. Check its cable.")
            return
        rest, kg = mean(rows), self._wishes.kg
        placed: list[Row | None] = []
        for word in CORNER_WORDS:
            what = "Press on" if kg is None else f"Put the {kg:g} kg on"
            yield Say(f"{what} the {word} corner.")
            placed.append((yield from self._loaded(rest)))
            if placed[-1] is not None:
                yield Say("Thank you. Let go." if kg is None else "Thank you. Take it off.")
                yield from self._unloaded(rest)
        answered = [strongest(row) for row in placed]
        backwards = [downward(row) for row in placed]
        yield judging.corners(answered, backwards, self._board.order)
        yield from self._weigh([row for row in placed if row is not None])

    @property
    def _enough(self) -> float:
        """From here on a corner counts as loaded, in the board's unit."""
        kg, raw = self._wishes.kg, self._board.raw
        if kg is None:
            return PRESSED_COUNTS if raw else PRESSED_G
        return COUNTS_PER_KG_LEAST * kg if raw else WEIGHT_SHARE * 1000 * kg

    def _loaded(self, rest: Row) -> Generator[Out | None, Heard, Row | None]:
        """What was added once a corner bears enough and has settled; None where none ever did."""
        until, since = self._now + PATIENCE_S, None
        while self._now < until:
            rows = self._rows([(yield None)])
            if not rows:
                continue
            loaded = max(map(abs, less(mean(rows), rest))) >= self._enough
            since = None if not loaded else since if since is not None else self._now
            if since is not None and self._now - since >= HELD_S:
                held = self._rows((yield from self._listen(HELD_S)))
                return less(mean(held), rest) if held else None
        return None

    def _unloaded(self, rest: Row) -> Stage:
        """Until nobody presses any more; a corner that stays down is told by the next."""
        until = self._now + PATIENCE_S
        while self._now < until:
            rows = self._rows([(yield None)])
            if rows and max(map(abs, less(mean(rows), rest))) < GONE_SHARE * self._enough:
                yield from self._listen(SETTLE_S)
                return

    def _weigh(self, placed: Sequence[Row]) -> Stage:
        kg = self._wishes.kg
        if kg is None or len(placed) < 4:
            text = "Not weighed. Test again with --kg and a weight that you know."
            yield Finding("weight", None, text)
        elif not self._board.raw:
            yield judging.weighed(placed, kg)
        else:
            found = judging.grams_per_count(placed, kg)
            if found is None:
                text = "The weight tells no calibration. Mend the corners, and test again."
                yield Finding("weight", False, text)
                return
            yield Calibrated(found)
            yield Finding("weight", True, "Calibrated: put the four numbers into the sketch.")

    def _unplug(self) -> Stage:
        yield Say("Pull the plug.")
        if not (yield from self._event(Lost)):
            text = "Nobody pulled the plug, or the port stayed open."
            yield Finding("unplug", None, text)
            return
        yield Say("Put it in again.")
        back = yield from self._event(Connected)
        text = "It is there again by itself." if back else "It did not come back."
        yield Finding("unplug", back, text)

    def _event(self, kind: type[Lost] | type[Connected]) -> Generator[Out | None, Heard, bool]:
        until = self._now + PATIENCE_S
        while self._now < until:
            heard = yield None
            if any(isinstance(event, kind) for event in heard.events):
                return True
        return False
