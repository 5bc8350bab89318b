"""The therapist's web pages, a process of its own: `main.py console`.

Here live the door (`accounts`, `throttle`, `entry`, `fence`, and `forms`, which need no script),
the frame of every page (`shell`, `desk`), the pages, and `serving`, which runs them. The room asks
the store, the report and the session; what a patient plays does not notice whether it runs. It is
the only room that knows a web framework.

Every address is the same for everybody: no alias stands in one, for addresses are written into
histories and logs. What a page shows was let through by `fence`: a page never asks whether somebody
is signed in.

To add a page: a module in `pages` with a function under `shell.page`, its line in `pages.ALL`, and
in `shell.MENU` where it is to be reached from everywhere.
"""
