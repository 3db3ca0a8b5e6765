"""The pages: views read one query and call one service; nothing else."""
