"""From hardware to `Sample`: balance boards, sensors, pointers, and whatever stands in for them.

Lives here: one module per device family, the decoders and sources they share, the table
`devices.DEVICES`, and the contract that every device meets (`device.Device`).

May not live here: anything that knows a game, a patient, a window or a file of ours. This room
imports nothing from `game` and could be published alone. Nothing here filters, normalises or drops
what a device said; calibration does that.

To add a device:

1. Write one module: a decoder, which is pure (`feed(data, t)`, any cut of the stream gives the same
   samples, any bytes are survived), and a function that opens its byte source. `reader.Reader`
   joins the two and owns the thread.
2. Give it one line in `devices.DEVICES`: scheme, keys, how to make it, how to connect it.
3. Write what it sends when nothing is wrong as a specimen (`specimens`), and one test with bytes
   that the device really sent. The suites over `DEVICES` and `SPECIMENS` then check that no bytes
   crash it, that any cut gives the same samples, what damage costs, that silence and unplugging are
   told, and that it stands in the README; `bench` times it.

Several devices are read as one by `together.Together`: one time line, and every sample says which
of them it comes from.

Some devices can also be felt (`motor`), and boards can be built and tested at home: `makers_board`
holds page, wiring and sketch, `self_test` leads their maker.

Nothing is imported here, so that `input_devices.sample` costs nothing: take what you need from its
module.
"""
