"""`udp:PORT`: motion apps of phones that send datagrams, as OSC, as HyperIMU does, or as CSV.

Source: device reference 9.1 and 9.2.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from input_devices.columns import make_layout
from input_devices.csv_lines import CsvDecoder
from input_devices.datagrams import DATAGRAM_LIMIT, DatagramSource
from input_devices.device import Clock
from input_devices.errors import AddressError
from input_devices.framing import Frames
from input_devices.mount import Mount
from input_devices.network import network_address
from input_devices.osc import BUNDLE
from input_devices.phone import Phone
from input_devices.phone_lines import HyperImuReader, lines_of, parse_sensors
from input_devices.phone_listening import ListeningPhone, OpenPort
from input_devices.phone_osc import OscReader, parse_map
from input_devices.reader import RETRY_S
from input_devices.sample import DeviceEvent, Kind, Sample
from input_devices.uri import Address


class UdpDecoder:
    """Datagrams to samples; pure. Their form is told, or seen by each itself."""

    def __init__(
        self, form: str = "auto", named: str = "", sensors: str = "", gravity: str = "auto"
    ) -> None:
        """form: 'auto', 'osc', 'hyperimu' or 'csv'.
        named: the key `map`: an OSC address with places, or the columns of CSV.
        sensors: the key of this name, for HyperIMU.
        gravity: the key of this name; HyperIMU runs on Android, where it points up.

        Raises ValueError, with a sentence, for keys that do not fit together.
        """
        by_path = named.startswith("/")
        if (form == "csv" and by_path) or (form == "osc" and named and not by_path):
            raise ValueError(f"map '{named}' does not fit format={form}. Leave one out")
        self._osc = OscReader(parse_map(named) if by_path else None)
        self._hyper = HyperImuReader(parse_sensors(sensors))
        layout = make_layout("" if by_path else named)
        self._csv = CsvDecoder((layout,) if layout else (), drop_first=False)
        self._lines = "csv" if named and not by_path else "hyperimu"
        self._form = form
        self._frames = Frames(DATAGRAM_LIMIT)
        self._phone = Phone(gravity)
        self._android = Phone("up" if gravity == "auto" else gravity)
        self._counted: tuple[Kind, ...] = ()
        self._empty = 0

    @property
    def bad(self) -> int:
        """Datagrams, lines, messages and readings that could not be used."""
        readers = self._osc.bad + self._hyper.bad + self._csv.bad
        return (
            readers
            + self._phone.bad
            + self._android.bad
            + self._frames.overlong
            + self._empty
        )  # fmt: skip

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return self._phone.kinds or self._android.kinds or self._counted

    @property
    def phone_id(self) -> str:
        return self._osc.phone_id

    def feed(self, data: bytes, t: float) -> list[Sample | DeviceEvent]:
        """What the datagrams say that `data` completes, stamped `t`; never raises."""
        out: list[Sample | DeviceEvent] = []
        for datagram in self._frames.feed(data):
            self._empty += not datagram
            out += self._datagram(datagram, t)
        return out

    def idle(self, t: float) -> list[Sample | DeviceEvent]:
        """A phone that is silent says nothing."""
        return []

    def question(self, t: float) -> bytes:
        return b""

    def _datagram(self, datagram: bytes, t: float) -> list[Sample | DeviceEvent]:
        form = self._form
        if form == "auto":
            is_osc = datagram.startswith((b"/", BUNDLE))
            form = "osc" if is_osc else self._lines
        if form == "osc":
            return [*self._phone.take(self._osc.readings(datagram), t)]
        if form == "hyperimu":
            return [*self._android.take(self._hyper.readings(datagram), t)]
        out = [item for line in lines_of(datagram) for item in self._csv.line(line, t)]
        if out:
            self._counted = self._csv.kinds
        return out


def udp_decoder(keys: Mapping[str, str]) -> UdpDecoder:
    """The decoder that the keys of an address ask for. Raises ValueError where they cannot."""
    return UdpDecoder(
        keys.get("format", "auto"),
        keys.get("map", ""),
        keys.get("sensors", ""),
        keys.get("gravity", "auto"),
    )


class UdpPhone(ListeningPhone):
    """A phone, or a board with a radio, that sends datagrams to this computer."""

    def __init__(
        self,
        address: Address,
        mount: Mount,
        *,
        clock: Clock = time.perf_counter,
        open_port: OpenPort = DatagramSource,
        here: Callable[[], str | None] = network_address,
        retry_s: tuple[float, ...] = RETRY_S,
    ) -> None:
        """Raises AddressError when the address cannot be used."""
        try:
            super().__init__(
                address,
                mount,
                lambda: udp_decoder(address.values),
                open_port,
                written="address {}, port {}",
                clock=clock,
                here=here,
                retry_s=retry_s,
            )
        except AddressError:
            raise
        except ValueError as problem:
            raise AddressError(f"{address.uri}: {problem}.") from problem
