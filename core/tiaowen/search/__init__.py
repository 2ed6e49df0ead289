"""query -> Hits, across scripts and noise: which clauses of which laws hold what a person looks for.

    parse(text, ...)          what was typed -> `Query`
    search(law, query)        the clauses of a law that hold it, as `Hit`s
    find(paths, warn)         the files that folders hold
    prefilter(words)          which files need not even be read as laws
    run(work, paths, ...)     the same work on many files, in order, on all processors

Everything is matched on folded text: script, variants, width, notes and line wraps make no difference.
"""

from tiaowen.search.query import UNITS, WHERE, Query, parse

__all__ = ["UNITS", "WHERE", "Query", "parse"]
