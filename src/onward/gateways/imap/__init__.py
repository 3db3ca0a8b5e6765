"""A mailbox on a server: read where it lies, never changed."""
