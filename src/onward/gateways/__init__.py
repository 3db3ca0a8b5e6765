"""One folder per outside system; the only code that opens files and sockets."""
