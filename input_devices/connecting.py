"""How to connect each device, for a person: steps in order. The screen says some of them in the
player's language too."""

from __future__ import annotations

NOTHING = ("Nothing to connect.",)


def _numbered(*steps: str) -> tuple[str, ...]:
    return tuple(f"{place}. {step}" for place, step in enumerate(steps, start=1))


WII = _numbered(
    "Once, in a terminal: sudo modprobe hid-wiimote",
    "Run bluetoothctl and type: power on, agent NoInputNoOutput, default-agent, scan on",
    "Press the red SYNC button under the battery cover. You have 20 seconds.",
    "While it scans, type once each: trust ADDRESS, pair ADDRESS, connect ADDRESS",
    "After a restart of the computer: btmgmt connectable on, then press the power button.",
    "The account must be in the group input: sudo usermod -aG input $USER, then log in again.",
    "BlueZ 5.80 and later (bluetoothctl --version) can no longer pair the board permanently.",
    "If pairing fails, replace all four batteries first.",
)
WIIHID = _numbered(
    'Once, in a terminal: pip install "steady-isles[hid]"',
    "Windows: in the old Control Panel add a device, press SYNC, leave the PIN empty.",
    "macOS: allow RVL-WBC-01 in the free program WiimotePair, press SYNC, and pair.",
    "Linux: pair as for wii: and keep to wii: where it works. Else this needs a udev rule in "
    "/etc/udev/rules.d/70-steady-isles.rules: "
    'SUBSYSTEM=="hidraw", KERNELS=="0005:057E:0306.*", TAG+="uaccess"',
    "Never open wii: and wiihid: on the same board at once: the one takes its reports from the "
    "other.",
    "If pairing fails, replace all four batteries first.",
)
SERIAL = _numbered(
    "Plug the board in. Its port is in the list of what is connected now.",
    "The account must be in the group dialout: sudo usermod -aG dialout $USER, then log in again.",
    "Close other programs that use the port, such as the Arduino serial monitor.",
    "A board with plain numbers needs to be told: ?format=csv&map=tr,br,tl,bl&unit=g",
)
WITMOTION = _numbered(
    "Plug the sensor in by its cable, or pair its Bluetooth twin: it becomes a serial port.",
    "The account must be in the group dialout: sudo usermod -aG dialout $USER, then log in again.",
    "Wear it level, x to the right and y forward, or say how it sits, such as ?mount=+y-x+z.",
    "If it sends too seldom, say ?configure=1 once: it keeps 100 samples a second.",
)
MOTION = _numbered(
    "Connect the game controller by cable or Bluetooth and switch it on.",
    "The account must be in the group input: sudo usermod -aG input $USER, then log in again.",
    "Strap it to the body or the board so that it cannot slip.",
    "Say how it sits where its x is not right and its y not forward, such as ?mount=+y-x+z.",
)

BLE_WITMOTION = _numbered(
    'Once, in a terminal: pip install "steady-isles[ble]"',
    "Switch Bluetooth on, and the sensor too. It need not be paired.",
    "If you do not know its address, give any: what is in reach is told with its address.",
    "Wear it level, x to the right and y forward, or say how it sits, such as ?mount=+y-x+z.",
)
LSL = _numbered(
    'Once, in a terminal: pip install "steady-isles[lsl]"',
    "Start the program that streams the board or the force plate, on this network.",
    "Four channels are corners in kg, two a centre of pressure in mm, six a force plate.",
)
GAMEPAD = _numbered(
    "Plug it in, or switch it on and wait until its light stays on.",
    "For the second stick say ?x=2&y=3; if forward is backward, say ?invert=y.",
    "Where there are several: gamepad:1 is the second, gamepad:name~TEXT the one of that name.",
)
_LIE = "Lay the phone flat, screen up, or wear it upright, when it begins to send."
UDP = _numbered(
    "Join phone and computer to the same network.",
    "Ask what to type into the app: steady-isles watch udp:8000",
    "Add ?bind= and this computer's network address, so that a phone may reach it.",
    "In the app (GyrOSC, ZIG SIM, HyperIMU) switch on gravity, or acceleration and gyroscope.",
    _LIE,
)
SENSORLOGGER = _numbered(
    "Join phone and computer to the same network.",
    "Ask what to type into the app: steady-isles watch sensorlogger:8001",
    "Add ?bind= and this computer's network address, so that a phone may reach it.",
    "In Sensor Logger choose Gravity, HTTP Push, and the shortest batch period; then record.",
    _LIE,
)
PHYPHOX = _numbered(
    "Join phone and computer to the same network.",
    "In phyphox open 'Acceleration (with g)', and in its menu choose 'Allow remote access'.",
    "Write the address that it shows; an iPhone answers on port 80: phyphox:192.168.0.42:80",
    _LIE,
)
