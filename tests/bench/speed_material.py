"""What `speed.py` measures on: laws of any size, amended versions of them, and an empty Typer program."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SAMPLES = (
    ROOT / "samples" / "beijing-digital-economy.hans.md",
    ROOT / "samples" / "beijing-digital-economy.hant.txt",
)
sys.path[:0] = [str(ROOT / "core"), str(ROOT / "cli")]

from tiaowen.numerals import to_chinese  # noqa: E402
from tiaowen_cli.app import COMMANDS  # noqa: E402

VOCABULARY = """
当事人 合同 标的 权利 义务 责任 损害 赔偿 登记 机构 法定 代理 约定 期限
履行 债务 债权 抵押 质押 财产 所有权 使用权 人民政府 主管部门 应当 可以
不得 依照 规定 申请 审查 批准 处罚 罚款 公告 通知 评估 监督 检查 数据
公共 安全 网络 信息 国家 鼓励 支持 建立 制度 标准 保护 环境 资源 利用
企业 公司 股东 董事 决议 章程 出资 转让 清算 破产 管理 法院 诉讼 仲裁
"""
"""What the clauses of made laws are made of."""


class Missing(Exception):
    """A row can't be measured here, and why."""


class Program(NamedTuple):
    """How two programs are started: ours, and the empty one."""

    ours: list[str]
    empty: list[str]
    environment: dict[str, str]


def bodies(count: int, seed: int, length: int = 90) -> list[str]:
    """The text of so many articles, each some clauses and about `length` characters long."""
    chance = random.Random(seed)
    return [_body(chance, length) for _ in range(count)]


def _body(chance: random.Random, length: int) -> str:
    clauses: list[str] = []
    wanted = chance.uniform(0.4, 1.6) * length
    while sum(map(len, clauses)) < wanted:
        clauses.append("".join(chance.choices(VOCABULARY.split(), k=chance.randint(3, 8))))
    return "，".join(clauses) + "。"


def amended(old: list[str], seed: int, more: int = 0) -> list[str]:
    """The articles with a third of them edited, one in twenty moved elsewhere, and some new ones among them."""
    chance = random.Random(seed)
    new = [_edited(body, chance) if chance.random() < 1 / 3 else body for body in old]
    for _ in range(len(new) // 20):
        new.insert(chance.randrange(len(new)), new.pop(chance.randrange(len(new))))
    for body in bodies(more, seed + 1):
        new.insert(chance.randrange(len(new) + 1), body)
    return new


def _edited(body: str, chance: random.Random) -> str:
    clauses = body[:-1].split("，")
    clauses[chance.randrange(len(clauses))] = "".join(chance.choices(VOCABULARY.split(), k=5))
    return "，".join(clauses) + "。"


def law(articles: list[str], per_chapter: int = 40) -> str:
    """A law with these articles, in chapters."""
    lines = ["# 示例法典", ""]
    for number, body in enumerate(articles, 1):
        if number % per_chapter == 1:
            lines += [f"## 第{to_chinese(number // per_chapter + 1)}章　示例", ""]
        lines += [f"第{to_chinese(number)}条　{body}", ""]
    return "\n".join([*lines, f"第{to_chinese(len(articles) + 1)}条　本法自公布之日起施行。", ""])


def unlike(characters: int, seed: int) -> str:
    """So many characters in paragraphs without numbers, in no relation to those of another seed."""
    return "\n".join(bodies(characters // 90 + 1, seed))[:characters] + "\n"


def program(folder: Path) -> Program:
    """The script that is installed, and an empty Typer program of as many commands, from the sources.

    Python's byte code is kept in a folder of this run, PYTHONDONTWRITEBYTECODE or not:
    an installed program is compiled once, so what it takes to compile is no part of either.
    """
    module, _, function = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "scripts"
    ]["tiaowen"].partition(":")
    ours, empty, commands = folder / "run_tiaowen.py", folder / "run_empty.py", folder / "empty_program.py"
    ours.write_text(f"from {module} import {function}\n{function}()\n", encoding="utf-8")
    empty.write_text("from empty_program import app\napp()\n", encoding="utf-8")
    functions = [f'@app.command()\ndef {name}() -> None:\n    """{text}"""\n' for name, text in COMMANDS]
    commands.write_text("\n".join(["import typer\n\napp = typer.Typer()\n", *functions]), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT / "core"), str(ROOT / "cli"), str(folder)])
    environment.pop("TIAOWEN_LAW", None)
    return Program([sys.executable, str(ours)], [sys.executable, str(empty), COMMANDS[0][0]], environment)


def peak(line: list[str], environment: dict[str, str]) -> float:
    """The most memory that a process had, in megabytes."""
    # Counted by a small process: what a large one starts begins with its own peak, on Linux.
    script = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *line],
        capture_output=True,
        env=environment,
        check=True,
    )
    return int(done.stdout) * (1 if sys.platform == "darwin" else 1024) / 2**20


def corpus() -> list[Path]:
    """The files of the collection of laws beside the project."""
    files = sorted((SHARED / "corpus").rglob("*.md"))
    if not files:
        raise Missing("../shared/corpus is not here")
    return files


def polluted() -> list[str]:
    """Texts full of pinyin notes."""
    files = sorted((SHARED / "polluted").glob("*.txt"))
    if not files:
        raise Missing("../shared/polluted is not here")
    return [file.read_text(encoding="utf-8") for file in files]
