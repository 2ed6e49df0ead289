"""One file per command: arguments -> the library -> screen -> exit code."""
