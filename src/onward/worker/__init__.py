"""The process that does what takes time; it never holds an unsealing key."""
