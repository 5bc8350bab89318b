"""The pages; importing this room puts each at its address."""

from game.console.pages import account, today

ALL = (today, account)
