"""One function per page: rows in, frozen page-shaped values out; nothing is written."""
