"""Colours with a meaning. Okabe-Ito; colour never stands alone: shape, place and sound say it
too."""

ORANGE = "#E69F00"
SKY = "#56B4E9"
GREEN = "#009E73"
YELLOW = "#F0E442"
BLUE = "#0072B2"
"""For shapes only: its contrast on the dark sea is 3.5 : 1."""
VERMILION = "#D55E00"
PURPLE = "#CC79A7"

CREAM = "#FFF3DC"
PLUM = "#4A2E48"
IVORY = "#F2EBDB"
SLATE_WORDS = "#C6D0D6"
WORD_SHADE = "#2A2040"
BRASS = ("#F3E2B8", "#B8935A", "#8C6B3E", "#DDBF86")
STAR = "#FFC94F"
