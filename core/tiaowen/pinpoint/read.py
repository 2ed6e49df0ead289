"""The second half of reading a pinpoint: numbers with their units -> `Range`s of `Pinpoint`s."""

from __future__ import annotations

from tiaowen.errors import PinpointError
from tiaowen.model import LEVELS, Ordinal, Pinpoint
from tiaowen.pinpoint.scan import Part, Sign, Stop, scan
from tiaowen.pinpoint.words import Range, order

HINT = "write 16.2.3 or 第十六条第二款第（三）项"
"""What every message on an unreadable pinpoint ends with."""

_BELOW = {"条": "款", "款": "项", "项": "目"}
"""What a dot leads to."""

_ORDERS = {
    "": (),
    "款": ("paragraph",),
    "款项": ("paragraph", "item"),
    "款项目": ("paragraph", "item", "subitem"),
    "项": ("item",),
    "项目": ("item", "subitem"),
    "项款": ("paragraph", "item"),
    "项款目": ("paragraph", "item", "subitem"),
    "款目": ("item", "subitem"),
}
"""What the words behind 条 mean, by their order; the last three are Taiwan's."""

_TAIWAN = _ORDERS | {"项": ("paragraph",), "款": ("item",)}


def parse(text: str, *, taiwan: bool = False) -> tuple[Range, ...]:
    """The places that `text` names, in its order; at least one.

    `taiwan` says that a lone 項 is a paragraph and a lone 款 an item.
    PinpointError says up to where the text was understood.
    """
    try:
        ranges = _parse(text, taiwan)
    except Stop as stop:
        raise PinpointError(_complaint(text, stop)) from None
    if not ranges:
        raise PinpointError(f"no place is named in {_shown(text)}; {HINT}")
    return ranges


def _complaint(text: str, stop: Stop) -> str:
    """One sentence on how far the text was understood."""
    understood, rest = text[: stop.offset].strip(), text[stop.offset :].strip()
    if stop.reason:
        return f"{_shown(text)}: {stop.reason}; {HINT}"
    if not understood:
        return f"{_shown(rest)} is not a place in a law; {HINT}"
    if not rest:
        return f"understood {_shown(understood)}, but something is missing behind it; {HINT}"
    return f"understood {_shown(understood)}, but not {_shown(rest)}; {HINT}"


def _shown(text: str) -> str:
    """The text for a message: without control characters, and not too long."""
    shown = text if len(text) <= 40 else text[:39] + "…"
    return shown if shown.isprintable() and shown.strip() else repr(shown)


def _parse(text: str, taiwan: bool) -> tuple[Range, ...]:
    ranges: list[Range] = []
    before: list[Part] = []
    for piece in _pieces(_shared(scan(text))):
        sides = _sides(piece, taiwan)
        named: list[list[Part]] = []
        for index, side in enumerate(sides):
            following = sides[index + 1] if index + 1 < len(sides) else []
            named.append(_named(side, before, following, alone=index > 0))
            before = named[-1] or before
        ranges.append(_range(named, piece[0].start, taiwan))
    return tuple(ranges)


def _shared(tokens: list[Part | Sign]) -> list[Part | Sign]:
    """The tokens, where 第二、三款 stands for 第二款、三款, as 第二、第三款 does.

    Only 第 says that a number waits for its unit: 3、四章 is 第三条 and 第四章.
    """
    shared = list(tokens)
    waiting: list[tuple[int, Part]] = []
    for index, token in enumerate(tokens):
        if isinstance(token, Sign):
            if token.kind != "comma":
                waiting.clear()
        elif token.unit:
            for before, part in waiting:
                shared[before] = part._replace(unit=token.unit)
            waiting.clear()
        elif token.marked or waiting:
            waiting.append((index, token))
    return shared


def _pieces(tokens: list[Part | Sign]) -> list[list[Part | Sign]]:
    """The members of a list; empty ones are dropped, since 三、 is how a point is labelled."""
    pieces: list[list[Part | Sign]] = [[]]
    for token in tokens:
        if isinstance(token, Sign) and token.kind == "comma":
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [piece for piece in pieces if piece]


def _sides(piece: list[Part | Sign], taiwan: bool) -> list[list[Part]]:
    """What stands before and behind the sign of a range, if there is one; a dash within 120-1 is none."""
    explicit = any(isinstance(token, Sign) and token.kind == "range" for token in piece)
    sides: list[list[Part]] = [[]]
    dash: Sign | None = None
    for token in piece:
        if isinstance(token, Part):
            if dash and sides[-1] and _is_branch(sides[-1][-1], token, explicit, taiwan):
                sides[-1][-1] = _joined(sides[-1][-1], token)
            else:
                _open(sides, dash, explicit)
                sides[-1].append(token)
            dash = None
        elif token.kind == "dash" and not dash:
            dash = token
        elif token.kind == "range" and not dash:
            _open(sides, token, False)
        else:
            raise Stop(token.start)
    _open(sides, dash, explicit)
    if not any(sides):
        raise Stop(piece[0].start)
    return sides


def _open(sides: list[list[Part]], sign: Sign | None, closed: bool) -> None:
    """Begin the other side of a range at its sign, if there is one; Stop if there is no room for it."""
    if sign:
        if closed or len(sides) == 2:
            raise Stop(sign.start)
        sides.append([])


def _is_branch(left: Part, right: Part, forced: bool, taiwan: bool) -> bool:
    """Whether a dash between two numbers means 之 rather than a range."""
    if right.marked or right.boxed or right.ordinal.letter or right.ordinal.branch:
        return False
    if left.ordinal.branch or left.boxed or (left.unit and right.unit):
        return False
    official = taiwan and left.marked and right.unit == "条"
    return forced or official or right.ordinal.number <= left.ordinal.number


def _joined(left: Part, right: Part) -> Part:
    """120 and 1 as 120之一."""
    ordinal = left.ordinal._replace(branch=right.ordinal.number)
    return left._replace(ordinal=ordinal, unit=right.unit or left.unit)


def _named(side: list[Part], before: list[Part], following: list[Part], alone: bool) -> list[Part]:
    """The parts, each with its unit, and before them what they inherit from the place named before.

    `alone` says that a lone number behind the sign of a range is of the kind of what stands before it.
    """
    if not side:
        return []
    if alone and before and len(side) == 1 and not side[0].unit and not side[0].boxed:
        side = [side[0]._replace(unit=before[-1].unit)]
    lone = not side[-1].unit and not side[-1].boxed and not side[-1].dotted
    if lone and following and following[0].unit:
        side = [*side[:-1], side[-1]._replace(unit=following[0].unit)]
    named: list[Part] = []
    for part in side:
        unit = part.unit or _implied(part, named)
        if not unit:
            raise Stop(part.start)
        named.append(part._replace(unit=unit))
    units = [part.unit for part in before]
    return before[: units.index(named[0].unit)] + named if named[0].unit in units else named


def _implied(part: Part, before: list[Part]) -> str:
    """The unit of a number that is written without one; empty if it can't stand here."""
    units = [part.unit for part in before]
    if "条" not in units:
        # Only an article goes without its unit: in 第三章16 as in 16.
        return "项" if part.boxed and "项" not in units else "" if part.dotted or part.boxed else "条"
    if part.boxed:
        return "目" if units[-1] == "项" else "项"
    # 三（二）1: a bare number behind a bracket.
    return _BELOW.get(units[-1], "") if part.dotted or before[-1].boxed else ""


def _pinpoint(parts: list[Part], taiwan: bool) -> Pinpoint:
    """The place that the parts name together; Stop at the first that can't stand where it does."""
    divisions: list[tuple[str, Ordinal]] = []
    for index, part in enumerate(parts):
        if part.unit == "条":
            return _within(part, parts[index + 1 :], tuple(divisions), taiwan)
        depth = LEVELS.index(part.unit) if part.unit in LEVELS and not part.boxed else -1
        if depth < 0 or (divisions and LEVELS.index(divisions[-1][0]) >= depth):
            raise Stop(part.start, _homeless(part) if not divisions else "")
        divisions.append((part.unit, part.ordinal))
    return Pinpoint(divisions=tuple(divisions))


def _homeless(part: Part) -> str:
    """The reason why a part can't begin a pinpoint."""
    return f"a {part.unit} needs its article before it"


def _within(
    article: Part, parts: list[Part], divisions: tuple[tuple[str, Ordinal], ...], taiwan: bool
) -> Pinpoint:
    """The place within an article."""
    by_word = not any(part.dotted or part.boxed for part in parts)
    orders = _TAIWAN if taiwan and by_word else _ORDERS
    words = ""
    for part in parts:
        words += part.unit
        if words not in orders:
            raise Stop(part.start)
    found = dict(zip(orders[words], parts, strict=True))
    for field, part in found.items():
        number, branch, letter = part.ordinal
        # 0 leaves a 款 out, and only where something follows; a 款 is counted, so it has no 之一.
        if field == "paragraph" and (letter or branch or not (number or len(parts) > 1)):
            raise Stop(part.start)
        if field != "paragraph" and not number:
            raise Stop(part.start)
    ordinals = {field: part.ordinal for field, part in found.items()}
    paragraph = ordinals.get("paragraph", Ordinal(0)).number
    return Pinpoint(article.ordinal, paragraph, ordinals.get("item"), ordinals.get("subitem"), divisions)


def _range(sides: list[list[Part]], start: int, taiwan: bool) -> Range:
    """The range between two places, or the place alone."""
    first, last = sides[0], sides[-1]
    low = _pinpoint(first, taiwan) if first else None
    if len(sides) == 1:
        return Range(low, low)
    high = _pinpoint(last, taiwan) if last else None
    if low and high:
        same_kind = [part.unit for part in first] == [part.unit for part in last]
        below_same = [part.ordinal for part in first[:-1]] == [part.ordinal for part in last[:-1]]
        if not (same_kind and below_same and order(first[-1].ordinal) <= order(last[-1].ordinal)):
            raise Stop(start, "a range runs upwards between places of one kind, like 16-18 or 16.2-16.4")
    return Range(low, high)
