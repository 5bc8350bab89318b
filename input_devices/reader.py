"""The one thread of a device: it reads, stamps, decodes and queues, and nothing else."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Protocol

import msgspec

from input_devices.device import Clock
from input_devices.errors import DeviceError, SourceLost
from input_devices.liveness import Liveness, Rule, State
from input_devices.sample import Connected, DeviceEvent, Lost, Sample
from input_devices.source import ByteSource

LOG = logging.getLogger(__name__)
QUEUE_LENGTH = 4096
OUTBOX_LENGTH = 16
LONGEST_WAIT_S = 0.2
"""`close` must return within 0.5 s, so nothing waits longer than this at a time."""
SEND_WITHIN_S = 0.25
"""What could not be sent by then is not sent at all: a cue that comes late tells something else."""
WAIT_S = 0.04
"""Usually it is less: whoever leaves a silent device waits so long, and so does the picture."""
RETRY_S = (1.0, 2.0, 4.0, 5.0)
"""Between attempts to find a lost device; the last one repeats."""


class Decoder(Protocol):
    """Bytes to samples: no file, socket, thread, clock or print; any cut of the stream gives the
    same samples."""

    @property
    def bad(self) -> int:
        """Pieces of the stream that could not be used."""

    def feed(self, data: bytes, t: float) -> list[Sample | DeviceEvent]:
        """What `data` completes, stamped `t`; never raises for bytes."""

    def idle(self, t: float) -> list[Sample | DeviceEvent]:
        """What stands while nothing comes."""

    def question(self, t: float) -> bytes:
        """What to send to the device now; usually nothing."""


class Link(msgspec.Struct, frozen=True):
    """An open source and the decoder for what comes out of it."""

    source: ByteSource
    decoder: Decoder


class Reader:
    """Keeps one link alive: opens it, empties it, and looks for the device again when it has gone.

    A driver derives from it and adds what the device says of itself.
    """

    def __init__(
        self,
        connect: Callable[[], Link],
        rule: Rule,
        *,
        name: str,
        lost_text: str,
        clock: Clock = time.perf_counter,
        wait_s: float = WAIT_S,
        retry_s: tuple[float, ...] = RETRY_S,
    ) -> None:
        """connect: opens the device, in the thread; raises DeviceError if it cannot. Where that
        takes long it asks `left` now and then.

        lost_text: the sentence a person reads when the device has gone.
        wait_s: how long to wait for bytes before the decoder is asked what stands.
        """
        assert 0 < wait_s <= LONGEST_WAIT_S, wait_s
        self._connect = connect
        self._liveness = Liveness(rule)
        self._name = name
        self._lost_text = lost_text
        self._clock = clock
        self._wait_s = wait_s
        self._retry_s = retry_s
        self._lock = threading.Lock()
        self._samples: deque[Sample] = deque()
        self._events: deque[DeviceEvent] = deque(maxlen=QUEUE_LENGTH)
        self._outbox: deque[tuple[float, bytes]] = deque(maxlen=OUTBOX_LENGTH)
        self._closing = threading.Event()
        self._tried = threading.Event()
        self._thread: threading.Thread | None = None
        self._bug: Exception | None = None
        self.refused: DeviceError | None = None
        self.dropped = 0

    def start(self) -> None:
        """Begin to open, in the thread, which reads on as soon as the link stands."""
        if self._thread is not None:
            return
        self.refused = None
        self._liveness = Liveness(self._liveness.rule)
        self._closing, self._tried = threading.Event(), threading.Event()
        self._thread = threading.Thread(
            target=self._run, args=(self._closing, self._tried), name=self._name, daemon=True
        )
        self._thread.start()

    def open(self) -> None:
        """`start`, and wait for what comes of it."""
        self.start()
        self._tried.wait()
        problem = self.refused or self._bug
        if problem is not None and not self._liveness.is_opened:
            self.close()
            raise problem

    def read(self) -> list[Sample]:
        """The queue, emptied. Raises what broke the thread, if a bug of ours did."""
        with self._lock:
            samples = list(self._samples)
            self._samples.clear()
        if self._bug is not None:
            raise self._bug
        return samples

    def events(self) -> list[DeviceEvent]:
        with self._lock:
            events = list(self._events)
            self._events.clear()
        return events

    def send(self, data: bytes) -> None:
        """Have the thread send this to the device, at once or never; the caller goes on."""
        self._outbox.append((self._clock(), data))

    def close(self) -> None:
        """While it is still looked for, this waits for nothing: the thread ends by itself, and what
        it finds is closed."""
        self._closing.set()
        if self._thread is not None and self._tried.is_set():
            self._thread.join(timeout=2 * LONGEST_WAIT_S)
        self._thread = None

    @property
    def finished(self) -> bool:
        """Hardware never finishes."""
        return False

    @property
    def identified(self) -> bool:
        """`info` is final as soon as the link stands."""
        return self._liveness.is_opened

    @property
    def state(self) -> State:
        return self._liveness.state(self._clock())

    @property
    def left(self) -> bool:
        """For the thread: nobody waits any more for what it does."""
        return self._closing.is_set() or self._thread is not threading.current_thread()

    def _run(self, closing: threading.Event, tried: threading.Event) -> None:
        """closing, tried: of this thread alone, so that a late one does not outlive a second
        `open`."""
        try:
            link = self._first(closing)
            tried.set()
            while link is not None:
                self._listen(link, closing)
                link = self._search(closing)
        except Exception as bug:  # handed to the thread that can show it: `read` raises it
            self._bug = bug
        finally:
            tried.set()

    def _first(self, closing: threading.Event) -> Link | None:
        """The link; None, with `refused` said, where there is none."""
        try:
            return self._reach(closing)
        except DeviceError as problem:
            if not closing.is_set():
                self.refused = problem
            return None

    def _reach(self, closing: threading.Event) -> Link | None:
        """The link, opened now; None if the game closed the device meanwhile."""
        link = self._connect()
        if closing.is_set():
            link.source.close()
            return None
        self._liveness.opened(self._clock())
        return link

    def _listen(self, link: Link, closing: threading.Event) -> None:
        """Until the device has gone or the game closes it."""
        try:
            self._take(0, link.decoder.idle(self._clock()))
            while not closing.is_set() and self.state != "lost":
                self._turn(link)
        except SourceLost as problem:
            LOG.info("%s: %s", link.source.describe(), problem)
        finally:
            link.source.close()
        if not closing.is_set():
            self._put([Lost(self._lost_text)])
            self._liveness.gone()

    def _turn(self, link: Link) -> None:
        question = link.decoder.question(self._clock())
        if question:
            link.source.write(question)
        while self._outbox:
            asked_s, told = self._outbox.popleft()
            if self._clock() - asked_s <= SEND_WITHIN_S:
                link.source.write(told)
        data = link.source.read_some(self._wait_s)
        now = self._clock()
        self._take(len(data), link.decoder.feed(data, now) if data else link.decoder.idle(now))

    def _take(self, size: int, items: list[Sample | DeviceEvent]) -> None:
        now = self._clock()
        samples = [item for item in items if isinstance(item, Sample)]
        if self._liveness.heard(size, samples, now):
            self._put([Connected(self._name)])
        self._put([*items, *self._liveness.notices(now)])

    def _put(self, items: Iterable[Sample | DeviceEvent]) -> None:
        with self._lock:
            for item in items:
                if not isinstance(item, Sample):
                    self._events.append(item)
                    continue
                if len(self._samples) >= QUEUE_LENGTH:
                    self._samples.popleft()
                    self.dropped += 1
                self._samples.append(item)

    def _search(self, closing: threading.Event) -> Link | None:
        """The link again, found after some attempts; None if the game closed the device
        meanwhile."""
        attempt = 0
        while not closing.wait(self._retry_s[min(attempt, len(self._retry_s) - 1)]):
            attempt += 1
            try:
                return self._reach(closing)
            except DeviceError:
                continue  # still not there: that it is lost has been said
        return None
