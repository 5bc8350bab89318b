"""The pages; importing this room puts each at its address."""

from game.console.pages import account, patient, patients, today

ALL = (today, patients, patient, account)
