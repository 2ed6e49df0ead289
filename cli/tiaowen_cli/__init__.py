"""The command line of tiaowen: the only place where values become output and errors become exit codes."""
