"""A phone with phyphox that answers as a real one does."""

from __future__ import annotations

import json
from urllib.parse import unquote

from input_devices.framing import framed
from input_devices.sample import Sample

EXPERIMENT = {
    "title": "Acceleration (with g)",
    "inputs": [
        {
            "source": "accelerometer",
            "outputs": [{"x": "accX"}, {"y": "accY"}, {"z": "accZ"}, {"t": "acc_time"}],
        }
    ],
    "export": [],
}


def encoded(value):
    return json.dumps(value).encode()


class FakePhone:
    """A phone that measures a hundred times a second while it is told to, and leans to its left."""

    def __init__(self, measuring=True, experiment=EXPERIMENT):
        self.measuring = measuring
        self.experiment = experiment
        self.obeys = True
        self.rows = []
        self.asked = []

    def measure(self, count, start=None):
        begin = (self.rows[-1][0] + 0.01 if self.rows else 0.0) if start is None else start
        for n in range(count if self.measuring else 0):
            self.rows.append((begin + n / 100, 1.7028, 0.0, 9.6576))

    def clear(self):
        self.rows = []

    def answer(self, path):
        self.asked.append(path)
        if path == "/config":
            return encoded(self.experiment)
        if path.startswith("/control"):
            self.measuring = self.measuring or self.obeys
            return b'{"result":true}'
        return encoded(self._buffers(path.partition("?")[2]))

    def _buffers(self, query):
        names = ("acc_time", "accX", "accY", "accZ")
        buffers = {}
        for item in query.split("&"):
            name, _, told = unquote(item).partition("=")
            since = float(told.partition("|")[0]) if told else None
            rows = self.rows[-1:] if since is None else [r for r in self.rows if r[0] > since]
            column = [row[names.index(name)] for row in rows]
            buffers[name] = {"size": 0, "updateMode": "partial", "buffer": column}
        status = {"measuring": self.measuring, "timedRun": False, "countDown": 0}
        return {"buffer": buffers, "status": status}


def polled(decoder, phone, seconds=2.0, start=0.0, each=5):
    """What comes of a decoder and a phone that talk, a hundred steps a second."""
    items = []
    for n in range(round(seconds * 100)):
        t = start + n / 100
        if n % each == 0:
            phone.measure(each)
        path = decoder.question(t).decode()
        if path:
            items += decoder.feed(framed(phone.answer(path)), t)
    return items


def samples_of(items):
    return [item for item in items if isinstance(item, Sample)]
