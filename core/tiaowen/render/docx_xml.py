"""What python-docx has no method for: fonts of Chinese characters, page numbers, borders and merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run


def element(name: str, **attributes: str) -> Any:  # noqa: ANN401
    """A new element of WordprocessingML with its attributes, both named without `w:`."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def style_font(properties: Any, name: str, language: str) -> None:  # noqa: ANN401
    """The font and the language of the Chinese characters of a style."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = element("rFonts")
        properties.insert(0, fonts)
    for key in ("ascii", "hAnsi"):
        fonts.set(qn(f"w:{key}"), "Times New Roman")
    fonts.set(qn("w:eastAsia"), name)
    # The order of the elements is prescribed: the language comes last.
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("lang", eastAsia=language))


def run_font(run: Run, name: str) -> None:
    """The font of the Chinese characters of a run."""
    run._r.get_or_add_rPr().insert(0, element("rFonts", eastAsia=name))  # noqa: SLF001


def page_number(paragraph: Paragraph) -> None:
    """The number of the page, as a field."""
    paragraph._p.append(element("fldSimple", instr="PAGE"))  # noqa: SLF001


def indent(paragraph: Paragraph) -> None:
    """Two characters before the first line, whatever the size of the font."""
    paragraph._p.get_or_add_pPr().append(element("ind", firstLineChars="200", firstLine="420"))  # noqa: SLF001


def row_setting(row: Any, name: str) -> None:  # noqa: ANN401
    """`tblHeader`: the row stands on every page; `cantSplit`: it stands on one."""
    row.get_or_add_trPr().append(element(name))


def cell_settings(cell: _Cell, *, open_above: bool, open_below: bool, merge: str = "", shade: str = "") -> None:
    """No line to the row above or below; the part in a merge (`restart` or `continue`); the colour behind."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    if merge:
        properties.append(element("vMerge", val=merge))
    if open_above or open_below:
        borders = element("tcBorders")
        for name, is_open in (("top", open_above), ("bottom", open_below)):
            if is_open:
                borders.append(element(name, val="nil"))
        properties.append(borders)
    if shade:
        properties.append(element("shd", val="clear", color="auto", fill=shade))
