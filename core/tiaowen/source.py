"""bytes -> Source: what a file says, decoded and otherwise untouched.

The order of proof: a byte order mark, strict UTF-8, then evidence.
GB18030 gives a character to nearly any bytes and Big5 to many, so "it decodes" proves nothing:
a guess is taken only where the text that comes out is made of common Chinese characters.
Nothing is ever skipped or replaced: bytes that can't be decoded are an error that names the place.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
from typing import NamedTuple

from tiaowen.errors import SourceError
from tiaowen.model import Source

LIMIT = 256 * 1024 * 1024
"""The most bytes that are read; the longest law there is has some 300,000."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""Byte order marks, and what they say of the rest."""

MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP or Office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office document"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "RIFF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"AT&TFORM", "DjVu"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\x7fELF", "ELF program"),
    (b"MZ\x90\x00", "Windows program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"SQLite format 3\x00", "SQLite"),
)
"""How files begin that are not text."""

CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")
"""Bytes that texts do not have, or hardly."""

FAMILIES = (("gb18030",), ("big5hkscs", "big5", "cp950"), ("utf-16-le",), ("utf-16-be",))
"""What is guessed where there is no mark; the first of a family is the widest."""

STRANGE = "[\u3041-\u30ff\u0400-\u04ff\u2e80-\u2fdf\ue000-\uf8ff\u223c\u2641\u2609\uffed\uff64\u4ea0\u4e36]"
"""What one Big5 shows where another has ①, ～ or 々: kana, Cyrillic, radicals, and signs of astronomy."""

NAMES = "gb18030, big5 or utf-16"
TRY = f"--encoding {NAMES}"

CONVINCING = 0.25
"""The share of common characters from which a guess is believed; a wrong one stays below a tenth."""

SAMPLE = 65536
"""How many bytes are looked at to judge a guess."""

COMMON = frozenset(
    "，。、；：（）《》“”「」『』〔〕【】　！？—…·０１２３４５６７８９"
    "的人第条法行应和定十当规民管理以政会有者业关部用务门设或市工一国二机保员建本三地作公其不生事施经区主责产"
    "在对制等合位单可发府处为及物安上四资构动全由五依照中方护级出提进实权水证委所院监并内通体议下家他大时查"
    "案表任自要代品同按成报准营得组违职服期划化件标检审利收款项六防交情县共据开立请日信年织文相社改取计向运办"
    "供重性例分展城督与律学予使技活七农未决申金常元批育执费正求加外教受列八于后反个过接入采章九度持电指况目之"
    "息各害车根止路基支强修书需记新名高前令原万月起给措被罪将知你我是这来到说们好了就那没看天么什想去心样道里"
    "條應當規會業關務門設國機員區責產對單發處為護級進實權證監內體議時報營組違職劃標檢審項縣據開請計運辦與學"
    "動農決執費後個過採電車書記萬給將資構經並來說們沒這樣麼總則於著華"
)
"""The characters that half of any Chinese text is made of, in both scripts, and its punctuation."""


def read_file(path: str, encoding: str | None = None) -> Source:
    """The text of the file at `path`.

    `encoding` overrides the search for the right one.
    A named pipe is read, so that process substitution works; a device has no end and is refused.
    Raises SourceError, with one sentence, for whatever can't be read as text.
    """
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            raise SourceError(f"{path} is a folder: name a file in it")
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise SourceError(f"{path} is a device or socket, not a text file: save the text to a file first")
        with open(path, "rb") as file:
            data = file.read(LIMIT + 1)
    except FileNotFoundError:
        raise SourceError(f"{path}: there is no such file") from None
    except PermissionError:
        raise SourceError(f"{path}: no permission to read this file") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise SourceError(f"{path}: can't be read ({reason})") from None
    return decode(data, path, encoding)


def decode(data: bytes, name: str, encoding: str | None = None) -> Source:
    """The text of `data`; `name` is what it is called in messages and positions.

    Raises SourceError where there is no text, or where no encoding is proven or convincing.
    """
    if len(data) > LIMIT:
        raise SourceError(f"{name} is larger than {LIMIT // 2**20} MB: name a single law's text file")
    if encoding is not None:
        return _decode_as(data, name, encoding)
    for mark, marked in MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], name, marked, len(mark))
            return _filled(Source(name, text, marked, bom=True))
    for magic, kind in MAGIC:
        if data.startswith(magic):
            raise SourceError(f"{name} is a binary file ({kind}): save it as text first")
    try:
        source = Source(name, data.decode())
    except UnicodeDecodeError as error:
        return _guess(data, name, error)
    return _filled(_without_mark(source) if b"\0" not in data else _with_nuls(data, source))


def _decode_as(data: bytes, name: str, encoding: str) -> Source:
    """The text in the encoding that the user named."""
    try:
        codec = codecs.lookup(encoding).name
        text = _strict(data, name, codec)
    except (LookupError, ValueError):
        named = encoding or "''"
        raise SourceError(f"{named} is no text encoding that is known here: try {NAMES}") from None
    marked = codec.startswith("utf") and any(data.startswith(mark) for mark, _ in MARKS)
    return _filled(_without_mark(Source(name, text, codec, bom=marked)))


def _without_mark(source: Source) -> Source:
    """The source without a byte order mark that was decoded as a character."""
    if source.text[:1] != "\ufeff":
        return source
    return source._replace(text=source.text[1:], bom=True)


def _filled(source: Source) -> Source:
    """The source, unless it is empty; a million empty lines are no more of a text than none."""
    if not source.text or source.text.isspace():
        raise SourceError(f"{source.name} is empty: there is no text in it")
    return source


def _strict(data: bytes, name: str, encoding: str, skipped: int = 0) -> str:
    """The text, or a SourceError that names the byte that is wrong; `skipped` bytes came before."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        where = _place(data, error.start, skipped)
        raise SourceError(f"{name} is not {encoding} throughout: {where}; mend it, or try {TRY}") from None


def _place(data: bytes, offset: int, skipped: int = 0) -> str:
    """The byte at an offset, named so that an editor or a hex viewer finds it."""
    line = data.count(b"\n", 0, offset) + 1
    return f"byte 0x{data[offset]:02x} at offset {offset + skipped} (line {line})"


def _with_nuls(data: bytes, source: Source) -> Source:
    """Bytes that are UTF-8 and hold NULs: ASCII in UTF-16, something binary, or a text with stray ones."""
    text, codec, _ = max(_wide(data), key=lambda found: found[2])
    if codec:
        return Source(source.name, text, codec, guessed=True)
    _refuse_binary(data, source.name)
    return _without_mark(source)


def _wide(data: bytes) -> list[tuple[str, str, float]]:
    """UTF-16 without a mark, where one byte in two is NUL: the text, the encoding, the share of NULs."""
    found = [("", "", 0.0)]
    for codec, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        share = data[high::2].count(0) * 2 / len(data)
        if share > 0.9 and len(data) % 2 == 0 and not data[1 - high :: 2].count(0):
            found.append((data.decode(codec, "replace"), codec, share))
    return found


def _refuse_binary(data: bytes, name: str) -> None:
    """An error where controls are more than stray."""
    controls = len(data) - len(data.translate(None, CONTROLS))
    if controls * 20 > len(data) or b"\0\0\0\0" in data:
        raise SourceError(f"{name} is a binary file: save it as text first")


def _guess(data: bytes, name: str, error: UnicodeDecodeError) -> Source:
    """The text in the encoding that makes it Chinese, where one does.

    A UTF-8 file with a few broken bytes is not taken for anything else:
    GB18030 would read it to the end, as nonsense.
    """
    where = _place(data, error.start)
    start = max(data.rfind(b"\n", 0, error.start) + 1, error.start - SAMPLE)
    if _mostly_utf8(data[max(0, error.start - SAMPLE) : error.start + SAMPLE]):
        raise SourceError(f"{name} is UTF-8 with damage: {where}; mend it, or name another {TRY[2:]}")
    trials = [_Trial(_likeness(data, start, family[0]), family) for family in FAMILIES]
    likeness, family = max(trials)
    if likeness < CONVINCING:
        _refuse_binary(data, name)
        raise SourceError(f"{name} is not UTF-8: {where}, and no other encoding makes it Chinese; try {TRY}")
    return _whole(data, name, family)


def _whole(data: bytes, name: str, family: tuple[str, ...]) -> Source:
    """All of the text, by the member of the family that leaves the fewest strange characters.

    The Big5 encodings agree on the characters and not on the signs:
    the bytes of ① in one are ロ in the other.
    """
    texts: list[tuple[int, int, str]] = []
    farthest = -1
    for rank, encoding in enumerate(family):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as failure:
            farthest = max(farthest, failure.start)
        else:
            texts.append((len(re.findall(STRANGE, text)) if len(family) > 1 else 0, rank, text))
    if not texts:
        inner = _place(data, farthest)
        raise SourceError(f"{name} looks like {family[0]} with damage: {inner}; mend it, or try {TRY}")
    _, rank, text = min(texts)
    return _filled(_without_mark(Source(name, text, family[rank], guessed=True)))


class _Trial(NamedTuple):
    """How well an encoding fits; sorts by that."""

    likeness: float
    family: tuple[str, ...]


def _likeness(data: bytes, start: int, encoding: str) -> float:
    """How much of what is beyond ASCII is common in Chinese, in a stretch from `start` on.

    0 where the stretch has no such characters, or many that no text has.
    """
    start -= start % 2 if encoding.startswith("utf-16") else 0
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = decoder.decode(data[start : start + SAMPLE])
    beyond = [character for character in text if character > "\x7f"]
    strange = sum(1 for c in beyond if "\ue000" <= c <= "\uf8ff" or "\x80" <= c < "\xa0" or c == "\ufffd")
    if not beyond or strange * 10 > len(beyond):
        return 0.0
    return sum(1 for character in beyond if character in COMMON) / len(beyond)


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 but for some: Han characters by far outnumber the broken places.

    Text in GB18030 or Big5 gives next to no Han characters when it is read as UTF-8.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    return sum(1 for character in text if "\u3000" <= character <= "\u9fff") >= 2 * broken
