"""Values -> what the terminal or the pipe shows."""
