"""Reads the case files under tests/cases: title, input and expected output, divided by lines of dashes."""

from pathlib import Path

CASES = Path(__file__).parent / "cases"


def load(name: str) -> list[tuple[str, str, str]]:
    """The cases of tests/cases/NAME.txt as (title, input, expected), in the order of the file."""
    text = (CASES / f"{name}.txt").read_text(encoding="utf-8")
    cases = []
    for block in text.split("====\n"):
        if not block.strip():
            continue
        title, given, expected = block.split("----\n")
        cases.append((title.strip(), given.rstrip("\n"), expected.rstrip("\n")))
    return cases
