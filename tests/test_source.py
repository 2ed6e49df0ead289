"""Bytes to text: every encoding a law comes in, and one clear sentence for what is no text."""

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiaowen.errors import SourceError
from tiaowen.source import LIMIT, MAGIC, decode, read_file

SAMPLES = Path(__file__).parents[1] / "samples"
HANS = (SAMPLES / "beijing-digital-economy.hans.md").read_bytes().decode()
HANT = (SAMPLES / "beijing-digital-economy.hant.txt").read_bytes().decode()
ENCODINGS = [
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"),
    *("gb18030", "gbk", "big5", "big5hkscs", "cp950"),
]
PLAIN_TW = "第 1 條\n為規範個人資料之蒐集，並促進合理利用，特制定本法。\n① 第一款：自然人～法人。\n々"
TEXTS = {"hans": HANS, "hant": HANT, "tw": PLAIN_TW, "crlf": HANT.replace("\n", "\r\n")}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_law_in_any_encoding_reads_the_same(text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        data = text.encode(encoding, "ignore")  # what the encoding can hold
        text = data.decode(encoding)
    source = decode(data, "law.txt")
    assert source.text == text
    assert decode(data, "law.txt", encoding).text == text
    proven = encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")
    assert source.guessed is not proven
    assert source.bom is (encoding in ("utf-8-sig", "utf-16", "utf-32"))


@pytest.mark.parametrize(
    ("encoding", "found"),
    [("utf-8", "utf-8"), ("gbk", "gb18030"), ("big5hkscs", "big5hkscs"), ("utf-16-be", "utf-16-be")],
)
def test_the_encoding_found_is_reported(encoding: str, found: str) -> None:
    assert decode(HANS.encode(encoding, "ignore"), "x").encoding == found


@pytest.mark.parametrize("text", ["你好", "第一条", "《中华人民共和国刑法》"])
@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_a_few_characters_are_enough(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x").text == text


def test_newlines_and_nuls_stay_as_they_are() -> None:
    text = "第一条\r\n为了\r规范\0管理，制定本法。\n\n"
    source = decode(text.encode(), "x")
    assert (source.text, source.encoding, source.guessed) == (text, "utf-8", False)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "x is empty: there is no text in it"),
        (b"\xef\xbb\xbf", "x is empty: there is no text in it"),
        (b"\xff\xfe", "x is empty: there is no text in it"),
        (b"%PDF-1.7\n...", "x is a binary file (PDF): save it as text first"),
        (b"PK\x03\x04....word/", "x is a binary file (ZIP or Office document): save it as text first"),
        (bytes(range(256)) * 20, "x is a binary file: save it as text first"),
        (b"abc\0\0\0\0def", "x is a binary file: save it as text first"),
        ("第一条".encode()[:-1], "x is UTF-8 with damage: byte 0xe6 at offset 6 (line 1)"),
        (HANS.encode()[:-1], "x is UTF-8 with damage: byte 0xe3 at offset 26065"),
        (HANS.encode()[:3000] + b"\xff" + HANS.encode()[3000:], "x is UTF-8 with damage: byte 0x"),
        ("第一条\n".encode() * 9 + b"\xed\xa0\x80", "x is UTF-8 with damage: byte 0xed at offset 90 (line 10)"),
        (HANS.encode("gb18030")[:-1], "x looks like gb18030 with damage: byte 0x"),
        (b"\xff\xfea", "x is not utf-16-le throughout: byte 0x61 at offset 2"),
        (b"caf\xe9 au lait\n", "x is not UTF-8: byte 0xe9 at offset 3 (line 1), and no other encoding"),
        ("Первый закон\n".encode("cp1251") * 9, "x is not UTF-8: byte 0xcf at offset 0"),
    ],
)
def test_what_is_no_text_is_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "x")
    message = str(caught.value)
    assert message.startswith(sentence)
    assert "\n" not in message
    assert "offset" not in message or "--encoding" in message or "name another encoding" in message


@pytest.mark.parametrize("magic", [magic for magic, _ in MAGIC])
def test_binary_files_are_known_by_their_beginning(magic: bytes) -> None:
    with pytest.raises(SourceError, match="binary file"):
        decode(magic + "第一条 为了".encode(), "x")


@pytest.mark.parametrize("encoding", ["hex", "nonsense", "undefined", "a\0b", ""])
def test_an_unknown_encoding_is_one_sentence(encoding: str) -> None:
    with pytest.raises(SourceError, match="no text encoding"):
        decode(HANS.encode(), "x", encoding)


def test_the_encoding_given_is_the_one_used() -> None:
    with pytest.raises(SourceError, match="x is not big5 throughout: byte 0x"):
        decode(HANT.encode(), "x", "big5")
    assert decode("é".encode("latin-1"), "x", "latin-1").text == "é"


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for path, sentence in [
        (tmp_path / "none", "there is no such file"),
        (tmp_path, "is a folder"),
        (loop, "can't be read"),
        (Path("/dev/zero"), "is a device"),
        (tmp_path / ("x" * 400), "can't be read"),
    ]:
        with pytest.raises(SourceError, match=sentence):
            read_file(str(path))
    with pytest.raises(SourceError, match="can't be read"):
        read_file("a\0b")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_text("第一条")
    path.chmod(0)
    with pytest.raises(SourceError, match="no permission"):
        read_file(str(path))


def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("第一条 为了",), kwargs={"encoding": "utf-8"})
    writer.start()
    assert read_file(str(pipe)).text == "第一条 为了"
    writer.join()


def test_a_file_beyond_the_limit_is_refused_without_being_decoded(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(LIMIT + 1)
    with pytest.raises(SourceError, match="larger than 256 MB"):
        read_file(str(path))


def test_the_column_of_a_character_far_into_one_long_line() -> None:
    source = decode(b"a\n" + "法".encode() * 1_000_000, "x")
    assert source.position(900_002) == (2, 900_001)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_one_sentence(data: bytes) -> None:
    try:
        source = decode(data, "x")
    except SourceError as error:
        assert str(error).startswith("x ")
    else:
        assert source.text


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 26_000), st.binary(min_size=1, max_size=3))  # at 0 the damage may be the mark of a JPEG
def test_damaged_utf8_is_never_taken_for_another_encoding(offset: int, damage: bytes) -> None:
    data = HANS.encode()
    damaged = data[:offset] + damage + data[offset:]
    try:
        source = decode(damaged, "x")
    except SourceError as error:
        assert "UTF-8 with damage" in str(error)
    else:
        assert (source.encoding, source.guessed) == ("utf-8", False)
