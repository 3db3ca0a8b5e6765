"""Bytes → Message → Signal: what a mailbox says about the person's applications.

Pure: no files, no network, no clock. `split` cuts a mailbox into raw messages,
`decode` makes a `Message` of one, `understand` reads a `Signal` in it.
"""
