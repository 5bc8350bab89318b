"""Settings: how whoever is here reads, hears and handles the game; and where the screen stands."""

from __future__ import annotations

import pygame

from game.screen.actions import Action
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.settings_panel import SettingsPanel


class Settings(Scene):
    """The panel by itself, from where it was asked for and back."""

    menu = True

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._back_to = stage.came_from
        self.panel = SettingsPanel(stage, board=True)

    def take(self, action: Action, now_s: float) -> Move:
        """Change something, see how well the board is, or go back."""
        done = self.panel.take(action, now_s)
        if self.panel.to_board:
            return Go("health")
        return Go(self._back_to) if done else None

    def advance(self, now_s: float) -> Move:
        """One switch moves on by itself."""
        self.panel.advance(now_s)
        return None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The scenery, and the panel before it."""
        look = self.look
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        self.panel.draw(surface)

    def leave(self) -> None:
        """A sample ends with the scene."""
        self.panel.close()
