"""A comparison as a Word document: the 新旧对照表 as lawyers hand it around. The only file importing docx."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tiaowen.comparison import Comparison
from tiaowen.errors import TiaowenError
from tiaowen.render import tables
from tiaowen.render.tables import Block, Cell, Table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

WIDTHS = (11.2, 11.2, 3.3)
"""The three columns in centimetres: A4 across, less the margins."""
SONG, HEI = "宋体", "黑体"


class MissingError(TiaowenError):
    """python-docx is not installed."""


def require() -> None:
    """MissingError, with what to do, where python-docx is not installed."""
    try:
        import docx  # noqa: F401
    except ImportError:
        message = "a docx file needs the package python-docx: install it with pip install 'tiaowen[docx]'"
        raise MissingError(message) from None


def document(comparison: Comparison, *, mild: bool = False, unchanged: bool = False) -> bytes:
    """The file. Added text is bold, removed text struck out; the head of the table stands on every page."""
    require()
    import docx

    table = tables.table(comparison, mild=mild, unchanged=unchanged)
    file = docx.Document()
    _page(file, table)
    _top(file, table)
    if table.blocks:
        _table(file, table)
    data = io.BytesIO()
    file.save(data)
    return data.getvalue()


def _page(file: Document, table: Table) -> None:
    """A4 across, fonts for Chinese, page numbers, and the title among the properties."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    section = file.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    style = file.styles["Normal"]
    _font(style.element.get_or_add_rPr(), SONG, table.language)
    style.font.size = Pt(10.5)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.15
    _page_number(section.footer.paragraphs[0])
    file.core_properties.title = table.title
    file.core_properties.author = ""
    file.core_properties.comments = ""
    file.core_properties.language = "zh-CN" if table.language == "zh-Hans" else "zh-TW"


def _font(properties: object, name: str, language: str = "") -> None:
    """The font of Chinese characters, which is another setting than that of Latin ones."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    fonts = properties.find(qn("w:rFonts"))  # type: ignore[attr-defined]
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)  # type: ignore[attr-defined]
    for key, value in (("w:ascii", "Times New Roman"), ("w:hAnsi", "Times New Roman"), ("w:eastAsia", name)):
        fonts.set(qn(key), value)
    if language:
        lang = OxmlElement("w:lang")
        lang.set(qn("w:eastAsia"), "zh-CN" if language == "zh-Hans" else "zh-TW")
        properties.append(lang)  # type: ignore[attr-defined]


def _page_number(paragraph: Paragraph) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001


def _top(file: Document, table: Table) -> None:
    """Title, files, statistics, legend."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    lines = (table.title, " → ".join(table.files), table.statistics, table.legend)
    for index, words in enumerate(lines):
        paragraph = file.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(words)
        run.font.size = Pt(9)
        if index == 0:
            run.font.size = Pt(16)
            _font(run._r.get_or_add_rPr(), HEI)  # noqa: SLF001
            paragraph.paragraph_format.space_after = Pt(6)
    file.paragraphs[-1].paragraph_format.space_after = Pt(6)


def _table(file: Document, table: Table) -> None:
    from docx.shared import Cm

    size = 1 + sum(len(block.rows) for block in table.blocks)
    grid = file.add_table(size, 3, style="Table Grid")
    grid.autofit = False
    for column, width in zip(grid.columns, WIDTHS, strict=True):
        column.width = Cm(width)
    # grid.cell() and row.cells look every cell up anew, which is quadratic in a long table.
    cells = grid._cells  # noqa: SLF001
    rows = grid._tbl.tr_lst  # noqa: SLF001
    for cell, words in zip(cells[:3], (table.old, table.new, table.remarks), strict=True):
        _head(cell, words)
    _setting(rows[0], "w:tblHeader")
    at = 1
    for block in table.blocks:
        for index in range(len(block.rows)):
            _setting(rows[at + index], "w:cantSplit")
        _block(block, [cells[3 * row : 3 * row + 3] for row in range(at, at + len(block.rows))])
        at += len(block.rows)
    for index, cell in enumerate(cells):
        cell.width = Cm(WIDTHS[index % 3])


def _setting(row: object, name: str) -> None:
    from docx.oxml import OxmlElement

    row.get_or_add_trPr().append(OxmlElement(name))  # type: ignore[attr-defined]


def _head(cell: _Cell, words: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _font(paragraph.add_run(words)._r.get_or_add_rPr(), HEI)  # noqa: SLF001
    _shade(cell)


def _shade(cell: _Cell) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "EDEDED")
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001
