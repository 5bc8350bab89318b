"""The patient's window: opens fast, then one loop: sleep, read, step, draw, show.

The sleep comes before the reading, so that the sample behind a drawn frame is young. Everything
heavy (the database, the exercises, the scenes) is read after the first frame stands on the screen.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import msgspec
import pygame

from game.core.viewing import Viewing
from game.core.wishes import Wishes
from game.screen.actions import Action, Do, Reader
from game.screen.captioning import Captions
from game.screen.crossing import Crossing
from game.screen.display import Display, desktop_size
from game.screen.look import Theme
from game.screen.scene import Go, Leave, Move, Name, Scene, Stage
from game.screen.scenes import open_scene
from game.screen.scenes.options import Options
from game.screen.seeing import Seen, look_of
from game.screen.sound import Sound
from game.screen.tidying import tidy
from input_devices.gamepad import is_board
from input_devices.motor import Rumble

__all__ = ["FRAME_S", "HIDDEN_FRAME_S", "Options", "Window", "run"]

FRAME_S = 1 / 60
HIDDEN_FRAME_S = 1 / 20
SETTINGS_FROM: frozenset[Name] = frozenset({"home", "confirm", "set_up", "map", "island", "card"})
"""Scenes that begin again with nothing lost."""
ASIDE: frozenset[Name] = frozenset({"settings", "health"})
"""Scenes between two others, that leave no trace."""
PLAYED: frozenset[Name] = frozenset({"calibrate", "play", "assess_trial"})
"""Scenes in which somebody leans the whole time."""
LOCK_S = 600.0
"""A visit that nobody touches is closed. Source: clinical design, hazard H15."""


class Window:
    """One window, its scene, and its clock."""

    def __init__(
        self,
        options: Options,
        *,
        clock: Callable[[], float] = time.perf_counter,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.options = options
        self._clock, self._sleep = clock, sleep
        self._reader = Reader()
        self._due_s = 0.0
        self.hidden = False
        """Nothing is drawn, and time goes in longer steps: minimised, or between two pictures."""
        self._helping = False
        self._crossing = Crossing()
        self._touched_s = clock()
        self._pads: dict[int, pygame.joystick.JoystickType] = {}
        self.sound = Sound(clock)
        self._captions = Captions()
        self._display = Display(options.size, full_screen=options.full_screen)
        guest = Wishes(options.language)
        seen = self._seen(guest, "child")
        self.stage = Stage(look_of(seen, self.sound), seen, clock)
        self.stage.guest = guest
        self.scene: Scene = open_scene("home", self.stage)
        self._name: Name = "home"
        self._came_before: Name = "home"
        self._draw(self._clock())

    # opening

    @property
    def surface(self) -> pygame.Surface:
        """What is drawn on."""
        return self._display.surface

    def _seen(self, wishes: Wishes, theme: Theme, viewing: Viewing | None = None) -> Seen:
        """What is to be seen in the window as it is now."""
        options, access = self.options, wishes.access
        if options.calm:
            access = msgspec.structs.replace(access, calm=True)
        return Seen(
            self.surface.get_size(),
            desktop_size(),
            options.theme or theme,
            wishes.language,
            access,
            viewing,
        )

    def load(self) -> None:
        """Read what the first frame could do without: people, devices, sound, gamepads."""
        from game.screen.scenes.station import Station

        self.stage.station = Station(self.options, self._clock, [Rumble(self._pads.values)])
        self.sound.open()
        pygame.joystick.init()
        self._due_s = self._clock()
        self._crossing.begin(self.surface)
        station = self.stage.station
        if station.search is not None:
            self._go(Go("looking"))
        elif station.problem is not None and station.options.device is not None:
            self._go(Go("connect"))
        else:
            self._go(station.begin(self.stage))

    # the loop

    def run(self) -> None:
        """Until somebody leaves."""
        self.load()
        try:
            until_s = self._clock() + self.options.longest_s
            while self.frame() and self._clock() < until_s:
                pass
        finally:
            self.close()

    def frame(self) -> bool:
        """One turn of the loop; False when the window is to be closed."""
        self._wait()
        events = pygame.event.get()
        now = self._clock()
        if self.stage.station is not None:
            self.stage.station.pump(events, now, self.surface.get_size())
        for event in events:
            if not self._take(event, now):
                return False
        if not self._go(self.scene.advance(now)):
            return False
        self._fit()
        self._lock(now)
        self.sound.advance()
        self._caption(now)
        if not self.hidden:
            self._draw(now)
            self.scene.shown(self._clock())
        else:
            self._crossing.end()
        return True

    def close(self) -> None:
        """End the visit in order, and let go of everything."""
        self.scene.leave()
        if self.stage.station is not None:
            self.stage.station.close(self.stage)
        self.sound.close()
        pygame.display.quit()

    def _wait(self) -> None:
        """Sleep until the next frame is due; time that was lost is not made up by hurrying."""
        now = self._clock()
        period = HIDDEN_FRAME_S if self.hidden else FRAME_S
        self._due_s = max(self._due_s + period, now)
        if self._due_s > now:
            self._sleep(self._due_s - now)
        if not self.hidden and not self.scene.playing:
            self._prepare()

    def _prepare(self) -> None:
        """A little of what will be wanted: of the sounds first, then of the levels. Both in one
        frame would make it late."""
        if not self.sound.prepare() and self.stage.station is not None:
            self.stage.station.read_ahead()

    def go(self, scene: Name) -> None:
        """Go to a scene, as if the one before had led there."""
        self._go(Go(scene))

    def ask(self, action: Action) -> bool:
        """What a hand would ask; False when the window is to be closed."""
        return self._ask(action, self._clock())

    def _take(self, event: pygame.event.Event, now: float) -> bool:
        if event.type in (pygame.WINDOWMINIMIZED, pygame.WINDOWHIDDEN):
            self.hidden = True
            self.scene.hold()
        elif event.type in (pygame.WINDOWRESTORED, pygame.WINDOWSHOWN, pygame.WINDOWEXPOSED):
            self.hidden = False
        elif event.type == pygame.JOYDEVICEADDED:
            pad = pygame.joystick.Joystick(event.device_index)
            if is_board(pad):
                pad.quit()  # whoever steps on it would move through the menus
            else:
                self._pads[pad.get_instance_id()] = pad
        elif event.type == pygame.JOYDEVICEREMOVED:
            self._pads.pop(event.instance_id, None)
        scene = self.scene
        action = self._reader.read(event, now, playing=scene.playing, typing=scene.typing)
        return action is None or self._ask(action, now)

    def _ask(self, action: Action, now: float) -> bool:
        """What concerns the window is done here; the rest is the scene's."""
        self._touched_s = now
        if action.do is Do.QUIT:
            return False
        if action.do is Do.FULL_SCREEN:
            self._display.switch_full_screen()
            return True
        if action.do is Do.SCAN:
            self.stage.scanning = not self.stage.scanning
            return True
        if action.do is Do.SETTINGS and self._name in SETTINGS_FROM:
            return self._go(Go("settings"))
        if action.do is Do.HEALTH and self._name in SETTINGS_FROM | {"connect", "settings"}:
            return self._go(Go("health"))
        if action.do is Do.HELP or (self._helping and action.do in (Do.OK, Do.BACK, Do.CLICK)):
            self._helping = not self._helping
            return True
        return self._go(self.scene.take(action, now))

    def _go(self, move: Move) -> bool:
        if isinstance(move, Leave):
            return False
        if isinstance(move, Go):
            self._crossing.begin(self.surface)
            self.scene.leave()
            self._follow(move.scene)
            self._fit()
            self.scene = open_scene(move.scene, self.stage)
            if move.scene in PLAYED:
                tidy()
            self.sound.ambience(self.scene.ambience)
        return True

    def _follow(self, scene: Name) -> None:
        """Keep which scene was before; what lies aside leaves no trace."""
        if self._name in ASIDE:
            if scene not in ASIDE:
                self.stage.came_from = self._came_before
        else:
            self._came_before, self.stage.came_from = self.stage.came_from, self._name
        self._name = scene

    def _fit(self) -> None:
        """Another size, person, wish or distance needs another look."""
        self._display.follow()
        stage, wishes = self.stage, self.stage.wishes
        self.sound.volumes = wishes.volumes
        theme = stage.visit.patient.theme if stage.visit else "child"
        seen = self._seen(wishes, theme, stage.station.viewing if stage.station else None)
        if seen != stage.seen:
            stage.seen, stage.look = seen, look_of(seen, self.sound, stage.look)

    def _lock(self, now: float) -> None:
        if self.scene.playing:
            self._touched_s = now
        if self.stage.visit is not None and now - self._touched_s > LOCK_S:
            assert self.stage.station is not None
            self.scene.leave()
            self.stage.station.part(self.stage, "stopped")
            self._go(Go("home"))

    def _caption(self, now: float) -> None:
        """What was heard since the last frame is to be read too."""
        for cue in self.sound.heard():
            self._captions.hear(cue, now)
        if self.stage.wishes.access.captions:
            self._captions.advance(now)
        else:
            self._captions.clear()

    def _draw_captions(self, now: float) -> None:
        standing = self._captions.standing(now)
        if standing:
            from game.screen.caption_plate import MENU, draw_captions

            corner, look = self.scene.captions_at or MENU, self.stage.look
            draw_captions(
                self.surface, look.turned() if self.scene.menu else look, corner, standing
            )

    def _draw(self, now: float) -> None:
        self.scene.draw(self.surface, now)
        self._draw_captions(now)
        if self._helping:
            from game.screen.scenes.keys_help import draw_keys

            draw_keys(self.surface, self.stage.look)
        self._crossing.draw(self.surface, now)
        pygame.display.flip()


def run(options: Options) -> None:
    """Open the window and play until somebody leaves."""
    Window(options).run()
