"""The living things that come to each island, in their order: twelve for the child, twelve quiet
ones for the adult. Where they stand is said on the drawing of the island, which is 800 wide, as it
is seen on the map; `game.session.voyage` says how many have come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from game.screen.look import Theme

Idle = Literal["stand", "sway", "bob", "fly"]


class Living(NamedTuple):
    """One of them."""

    picture: str
    """In `assets/svg`."""
    x: float
    """Its middle, units of the drawing."""
    foot: float
    """Where it stands; 545 is the water's edge."""
    width: float
    idle: Idle = "stand"
    lit: float = 0.0
    """How far up its light is, as a share of its height; 0 for none."""


CHILD: Mapping[str, tuple[Living, ...]] = {
    "balance_bay": (
        Living("life_flamingo", 300, 552, 62, "sway"),
        Living("child_duck", 372, 556, 46, "bob"),
        Living("flowers", 180, 512, 62, "sway"),
        Living("life_turtle", 510, 560, 70),
        Living("fruit_rabbit", 240, 470, 52),
        Living("life_butterfly", 420, 420, 40, "fly"),
        Living("life_cottage", 158, 470, 96, lit=0.2),
        Living("life_frog", 440, 545, 50),
        Living("life_flamingo", 250, 548, 48, "sway"),
        Living("life_garland", 330, 448, 270, lit=0.5),
        Living("fruit_hedgehog", 590, 530, 56),
        Living("life_gulls", 330, 280, 96, "fly"),
    ),
    "coordination_cove": (
        Living("life_gulls", 760, 210, 96, "fly"),
        Living("flowers", 128, 436, 58, "sway"),
        Living("life_squirrel", 222, 434, 54),
        Living("fish", 420, 618, 50, "bob"),
        Living("life_fox", 500, 424, 66),
        Living("life_drum", 78, 440, 54),
        Living("life_dolphin", 130, 628, 96, "bob"),
        Living("life_owl", 300, 336, 42),
        Living("life_lamp", 462, 420, 36, lit=0.66),
        Living("life_rowboat", 700, 618, 104, "bob"),
        Living("life_kite", 530, 220, 54, "fly"),
        Living("life_butterfly", 500, 320, 36, "fly"),
    ),
    "posture_peak": (
        Living("life_goat", 300, 446, 58),
        Living("flowers", 236, 546, 60, "sway"),
        Living("life_sheep", 560, 552, 66),
        Living("life_gulls", 240, 200, 96, "fly"),
        Living("life_tent", 170, 552, 90),
        Living("life_squirrel", 640, 536, 46),
        Living("life_deer", 350, 552, 62),
        Living("life_campfire", 256, 566, 40, lit=0.45),
        Living("life_owl", 600, 492, 36),
        Living("life_bear", 480, 566, 60),
        Living("life_butterfly", 420, 400, 36, "fly"),
        Living("life_balloon", 640, 250, 84, "fly"),
    ),
    "sense_sands": (
        Living("life_crab", 250, 562, 62),
        Living("life_starfish", 560, 566, 44),
        Living("life_turtle", 420, 566, 72),
        Living("life_parrot", 500, 478, 46),
        Living("life_sandcastle", 330, 548, 88),
        Living("life_snail", 170, 540, 50),
        Living("life_parasol", 590, 530, 84, "sway"),
        Living("life_dolphin", 80, 630, 96, "bob"),
        Living("life_monkey", 650, 538, 54),
        Living("life_seal", 500, 560, 76),
        Living("life_butterfly", 330, 250, 38, "fly"),
        Living("life_rowboat", 730, 622, 104, "bob"),
    ),
    "strength_shore": (
        Living("life_penguin", 230, 444, 46),
        Living("flowers", 470, 448, 58, "sway"),
        Living("life_seal", 620, 540, 76),
        Living("life_telescope", 452, 346, 60),
        Living("fruit_rabbit", 380, 446, 48),
        Living("life_gulls", 520, 150, 96, "fly"),
        Living("life_swing", 300, 454, 66),
        Living("life_crab", 430, 566, 56),
        Living("life_lamp", 548, 348, 36, lit=0.66),
        Living("life_bear", 560, 450, 54),
        Living("life_dolphin", 90, 630, 92, "bob"),
        Living("life_balloon", 190, 190, 80, "fly"),
    ),
    "stretch_springs": (
        Living("life_capybara", 352, 492, 104, "bob"),
        Living("child_duck", 500, 450, 44, "bob"),
        Living("flowers", 610, 516, 60, "sway"),
        Living("life_cat", 250, 548, 56),
        Living("lantern_lit", 120, 274, 34, "sway", lit=0.5),
        Living("life_frog", 560, 566, 52),
        Living("life_monkey", 392, 414, 46, "bob"),
        Living("life_butterfly", 560, 330, 38, "fly"),
        Living("lantern_lit", 240, 268, 34, "sway", lit=0.5),
        Living("life_cottage", 655, 500, 92, lit=0.2),
        Living("life_snail", 440, 570, 50),
        Living("life_garland", 520, 392, 220, lit=0.5),
    ),
}

ADULT: Mapping[str, tuple[Living, ...]] = {
    "balance_bay": (
        Living("life_quiet_heron", 300, 552, 54),
        Living("life_quiet_bench", 480, 526, 66),
        Living("life_quiet_sail", 40, 640, 74, "bob"),
        Living("life_quiet_lamp", 420, 470, 30, lit=0.8),
        Living("life_quiet_house", 170, 478, 84, lit=0.3),
        Living("life_quiet_gulls", 330, 280, 84, "fly"),
        Living("life_quiet_cypress", 460, 462, 36),
        Living("life_quiet_jetty", 600, 568, 110),
        Living("life_quiet_olive", 310, 462, 74),
        Living("life_quiet_lamp", 250, 492, 30, lit=0.8),
        Living("life_quiet_cypress", 490, 470, 30),
        Living("life_quiet_beacon", 760, 636, 40, "bob", lit=0.78),
    ),
    "coordination_cove": (
        Living("life_quiet_gulls", 760, 210, 84, "fly"),
        Living("life_quiet_cypress", 100, 434, 36),
        Living("life_quiet_bridge", 348, 402, 130),
        Living("life_quiet_sail", 40, 640, 74, "bob"),
        Living("life_quiet_bench", 200, 436, 60),
        Living("life_quiet_lamp", 460, 424, 30, lit=0.8),
        Living("life_quiet_house", 520, 428, 76, lit=0.3),
        Living("life_quiet_heron", 400, 600, 44),
        Living("life_quiet_olive", 420, 350, 70),
        Living("life_quiet_lamp", 250, 434, 30, lit=0.8),
        Living("life_quiet_stag", 300, 350, 48),
        Living("life_quiet_sail", 760, 630, 60, "bob"),
    ),
    "posture_peak": (
        Living("life_quiet_stag", 330, 552, 62),
        Living("life_quiet_gulls", 230, 200, 84, "fly"),
        Living("life_quiet_bench", 560, 552, 64),
        Living("life_quiet_lamp", 400, 556, 30, lit=0.8),
        Living("life_quiet_house", 230, 550, 86, lit=0.3),
        Living("life_quiet_cypress", 640, 540, 38),
        Living("life_quiet_olive", 160, 540, 76),
        Living("life_quiet_pavilion", 500, 470, 74, lit=0.45),
        Living("life_quiet_lamp", 474, 556, 30, lit=0.8),
        Living("life_quiet_cypress", 300, 470, 32),
        Living("life_quiet_jetty", 690, 566, 104),
        Living("life_quiet_sail", 60, 640, 70, "bob"),
    ),
    "sense_sands": (
        Living("life_quiet_gulls", 420, 220, 84, "fly"),
        Living("life_quiet_heron", 250, 562, 54),
        Living("life_quiet_olive", 490, 500, 72),
        Living("life_quiet_bench", 420, 546, 66),
        Living("life_quiet_boathouse", 610, 560, 110, lit=0.4),
        Living("life_quiet_lamp", 340, 552, 30, lit=0.8),
        Living("life_quiet_sail", 60, 640, 74, "bob"),
        Living("life_quiet_jetty", 180, 570, 104),
        Living("life_quiet_cypress", 450, 490, 32),
        Living("life_quiet_lamp", 520, 546, 30, lit=0.8),
        Living("life_quiet_beacon", 750, 640, 40, "bob", lit=0.78),
        Living("life_quiet_sail", 640, 640, 56, "bob"),
    ),
    "strength_shore": (
        Living("life_quiet_bench", 230, 444, 62),
        Living("life_quiet_lamp", 450, 344, 30, lit=0.8),
        Living("life_quiet_olive", 480, 450, 72),
        Living("life_quiet_gulls", 520, 150, 84, "fly"),
        Living("life_quiet_house", 380, 446, 80, lit=0.3),
        Living("life_quiet_jetty", 700, 570, 110),
        Living("life_quiet_cypress", 300, 440, 34),
        Living("life_quiet_stag", 560, 450, 54),
        Living("life_quiet_lamp", 430, 446, 30, lit=0.8),
        Living("life_quiet_sail", 50, 640, 74, "bob"),
        Living("life_quiet_bench", 636, 450, 58),
        Living("life_quiet_beacon", 780, 640, 40, "bob", lit=0.78),
    ),
    "stretch_springs": (
        Living("life_quiet_heron", 260, 556, 54),
        Living("life_quiet_lamp", 470, 566, 32, lit=0.8),
        Living("life_quiet_bench", 600, 554, 66),
        Living("life_quiet_cypress", 620, 500, 36),
        Living("life_quiet_pavilion", 660, 540, 88, lit=0.45),
        Living("life_quiet_gulls", 560, 200, 84, "fly"),
        Living("life_quiet_lamp", 230, 500, 30, lit=0.8),
        Living("life_quiet_sail", 40, 640, 70, "bob"),
        Living("life_quiet_house", 290, 440, 66, lit=0.3),
        Living("life_quiet_stag", 120, 556, 52),
        Living("life_quiet_bridge", 410, 566, 92),
        Living("life_quiet_lamp", 540, 566, 30, lit=0.8),
    ),
}
LIVING: Mapping[Theme, Mapping[str, tuple[Living, ...]]] = {"child": CHILD, "adult": ADULT}
