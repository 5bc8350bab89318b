"""Records for other systems: what leaves the game while it is played.

Lives here: the streams of the Lab Streaming Layer, opened where somebody asks for them. What goes
out names the session and the device, never the person: no alias, no note, no path of a recording.

May not live here: files of our own, measures, anything that play waits for. A stream that cannot be
sent dies, and nobody at the board sees it.

To add one: say what it carries in a pure module (as `lsl_streams`), join that to its library in a
second one as a `core.onlooking.Onlooker`, with a thread of its own if that may wait, and open it
where the visit is opened.
"""
