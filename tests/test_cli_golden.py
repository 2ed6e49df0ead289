"""What show, toc and info print for both samples, to the character."""

from __future__ import annotations

import pytest

from .conftest import Golden
from .program import HANS, HANT, call

SAMPLES = {"hans": HANS, "hant": HANT}
COMMANDS = {
    "show": ["show"],
    "places": ["show", "-C", "1", "16.2", "第九章"],
    "toc": ["toc"],
    "info": ["info"],
}
SHAPES = {"80": 80, "40": 40, "20": 20, "pipe": 0}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_text(golden: Golden, sample: str, command: str, shape: str) -> None:
    result = call(*_arguments(sample, command), columns=SHAPES[shape])
    assert (result.code, result.err) == (0, "")
    golden.check(f"{command}.{sample}.{shape}.txt", result.out)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_json(golden: Golden, sample: str, command: str) -> None:
    result = call(*_arguments(sample, command), "--json")
    assert (result.code, result.err) == (0, "")
    golden.check(f"{command}.{sample}.json", result.out)


def test_colour(golden: Golden) -> None:
    result = call("show", HANS, "第九章", "16", columns=80, environ={})
    assert result.code == 0
    golden.check("colour.txt", result.out.replace("\x1b", "␛"))


def _arguments(sample: str, command: str) -> list[str]:
    name, *rest = COMMANDS[command]
    return [name, SAMPLES[sample], *rest]
