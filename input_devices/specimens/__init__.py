"""What each device sends when nothing is wrong with it, and what that means.

The other half of every decoder: made by rule from the device reference, so that `bench` can time a
decoder without a device, and a test can damage a stream and still know what was said.

Lives here: one function a form, that gives the bytes of the n-th sample and the sample itself, and
the table `table.SPECIMENS`. May not live here: a decoder, a file, a clock, chance.

To add one: write the function beside its kin and give it a line in the table. The suite over all
specimens then throws at its decoder what the world throws at it.
"""
