"""The exceptions that a user must act on; each message is one sentence: what, where, and what to do."""


class TiaowenError(Exception):
    """The root of all errors that this library raises on purpose."""


class SourceError(TiaowenError):
    """A file can't be read as text: missing, a folder, empty, binary, or not in the encoding."""


class PinpointError(TiaowenError):
    """A pinpoint can't be understood."""


class NotFoundError(TiaowenError):
    """A pinpoint was understood, and the law has no such place."""


class QueryError(TiaowenError):
    """A search can't be carried out as asked: an empty query, a broken or too slow pattern."""
