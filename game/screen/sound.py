"""What the player hears: soft cues, water and a slow pad, all made here, faded in and kept below a
ceiling.

Every cue has its twin in the picture, and its words (`captioning`). A computer without sound plays
on in silence.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np
import pygame

from game.core.guidance import Tone
from game.core.volumes import Volumes
from game.screen.music import LAYERS, Music
from game.screen.sounds import asking, conch, cues, drum, guide, lift, swell, wood
from game.screen.sounds.tone import RATE_HZ, FloatArray

FIRST_QUIET_S = 1.0
"""No cue in the first second, so that nobody is startled. Source: clinical design, hazard H10."""
CUE_CHANNELS = 3
"""More cues at once replace the oldest: three at their ceiling and the music together stay below
full scale."""
FADE_MS = 1500
"""Of the guiding tone."""
TWICE_S = 0.05
"""The same cue asked for by two within one frame is heard once."""
ROUND_S = 4.0
"""A chime after so long a pause starts the scale again."""
SCALE_STEPS = 5
GUIDES_FROM = CUE_CHANNELS + LAYERS
"""The first channel of the guiding tone."""
GLIDE_S = 0.12
"""In so long the guiding tone comes two thirds of the way to where it should be (ours)."""

CUES: Mapping[str, Callable[[int], FloatArray]] = {
    "chime": cues.chime,
    "soft": cues.soft,
    "collect": cues.collect,
    "complete": cues.complete,
    "splash": cues.splash,
    "count": cues.count,
    "pause": cues.pause,
    "resume": cues.resume,
    "drum_left": drum.left,
    "drum_right": drum.right,
    "drum_rim": drum.rim,
    "lift_up": lift.up,
    "lift_down": lift.down,
    "swell_left": swell.left,
    "swell_right": swell.right,
    "search": conch.search,
    "home": conch.home,
    "wood": wood.tap,
    "turn_left": asking.left,
    "turn_right": asking.right,
    "turn_up": asking.up,
    "turn_down": asking.down,
    "sign": asking.sign,
    "answer": asking.answer,
}
"""Every cue by name; the number is the step of the scale, for those that climb."""
CLIMBING = frozenset({"chime", "collect"})


class Sound:
    """Plays cues, music and a guiding tone. Silent until `open`, and for ever where there is no
    sound device."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.volumes = Volumes()
        """Of who plays; heard from the next cue on, and the music follows at once."""
        self._made: dict[tuple[str, int], pygame.mixer.Sound] = {}
        self._opened_s: float | None = None
        self._oldest_first = list(range(CUE_CHANNELS))
        self._step = 0
        self._last_climb_s = -math.inf
        self._music = Music(CUE_CHANNELS)
        self._asked_s: dict[str, float] = {}
        self._heard: list[str] = []
        self._gains = guide.gains(None)
        self._guided_s: float | None = None
        """When the guiding tone was last moved; None while it is off."""

    def open(self) -> bool:
        """Start the sound device; False where there is none."""
        try:
            # any other rate of the device is left to SDL, or every pitch and tempo would change
            pygame.mixer.init(RATE_HZ, -16, 2, 512, allowedchanges=0)
        except pygame.error:
            return False
        pygame.mixer.set_num_channels(GUIDES_FROM + guide.LAYERS)
        self._opened_s = self._clock()
        return True

    def close(self) -> None:
        """Let go of the sound device."""
        if self._opened_s is not None:
            self._opened_s = None
            self._made.clear()
            self._music = Music(CUE_CHANNELS)
            pygame.mixer.quit()

    def play(self, name: str) -> None:
        """Play a cue of `CUES`. Raises KeyError for a name that is none."""
        make = CUES[name]
        now = self._clock()
        if now - self._asked_s.get(name, -math.inf) < TWICE_S:
            return
        self._asked_s[name] = now
        self._heard.append(name)
        step = self._climb(now) if name in CLIMBING else 0
        if self._opened_s is None or now - self._opened_s < FIRST_QUIET_S:
            return
        if not self.volumes.cues:
            return
        channel = self._free_channel()
        channel.set_volume(self.volumes.cues / 100)
        channel.play(self._kept(name, step, lambda: make(step)))

    def heard(self) -> list[str]:
        """The cues since this was asked last, oldest first, whether or not they could be heard;
        captions say them."""
        heard, self._heard = self._heard, []
        return heard

    def _free_channel(self) -> pygame.mixer.Channel:
        """One that is silent, so that no cue is cut short; else that of the oldest cue."""
        silent = [n for n in self._oldest_first if not pygame.mixer.Channel(n).get_busy()]
        taken = (silent or self._oldest_first)[0]
        self._oldest_first.remove(taken)
        self._oldest_first.append(taken)
        return pygame.mixer.Channel(taken)

    def prepare(self) -> bool:
        """Make a little more of what will be wanted, so that nothing is made in the middle of
        play; False where nothing is left to make."""
        if self._opened_s is None:
            return False
        wanted = [
            (name, step)
            for name in CUES
            for step in range(SCALE_STEPS if name in CLIMBING else 1)
            if (name, step) not in self._made
        ]
        if not wanted:
            return self._music.prepare()
        name, step = wanted[0]
        self._kept(name, step, lambda: CUES[name](step))
        return True

    def ambience(self, name: str | None) -> None:
        """Cross over to a piece of `music.PIECES`, or to none. Raises KeyError for a name that is
        none."""
        self._music.want(name)

    def follow(self, effort: float) -> None:
        """How much play asks now, 0 to 1; the music of an island goes along."""
        self._music.follow(effort)

    def advance(self) -> None:
        """Let the music glide; once a frame."""
        if self._opened_s is not None:
            self._music.advance(self._clock(), self.volumes.music / 100)

    def lead(self, tone: Tone | None) -> None:
        """Let the guiding tone glide to what it should say; None: to silence. Asked every frame."""
        if self._opened_s is None:
            return
        now = self._clock()
        if self._guided_s is None:
            self._start_guide()
            self._guided_s = now
        share = 1 - math.exp((self._guided_s - now) / GLIDE_S)
        self._gains, self._guided_s = guide.nearer(self._gains, guide.gains(tone), share), now
        for n, (left, right) in enumerate(self._gains):
            part = self.volumes.tones / 100
            pygame.mixer.Channel(GUIDES_FROM + n).set_volume(part * left, part * right)

    def stop_leading(self) -> None:
        """The guiding tone fades out and stays off."""
        if self._opened_s is not None and self._guided_s is not None:
            self._guided_s, self._gains = None, guide.gains(None)
            for n in range(guide.LAYERS):
                pygame.mixer.Channel(GUIDES_FROM + n).fadeout(FADE_MS // 5)

    def _start_guide(self) -> None:
        """All loops begin together, unheard."""
        for n, make in enumerate(guide.loops()):
            channel = pygame.mixer.Channel(GUIDES_FROM + n)
            channel.play(self._kept("guide", n, make), loops=-1, fade_ms=FADE_MS)
            channel.set_volume(0.0, 0.0)

    def _climb(self, now: float) -> int:
        self._step = 0 if now - self._last_climb_s > ROUND_S else (self._step + 1) % SCALE_STEPS
        self._last_climb_s = now
        return self._step

    def _kept(self, name: str, step: int, make: Callable[[], FloatArray]) -> pygame.mixer.Sound:
        if (name, step) not in self._made:
            whole = np.round(make() * 32767).astype(np.int16)
            self._made[name, step] = pygame.mixer.Sound(
                buffer=np.ascontiguousarray(whole).tobytes()
            )
        return self._made[name, step]
