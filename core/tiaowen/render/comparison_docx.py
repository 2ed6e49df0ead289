"""A comparison as a Word document: the 新旧对照表 as lawyers hand it around. The only file importing docx."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from tiaowen.comparison import Comparison
from tiaowen.errors import TiaowenError
from tiaowen.render import tables
from tiaowen.render.tables import Block, Cell, Table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.run import Run

WIDTHS = (11.2, 11.2, 3.3)
"""The three columns in centimetres: A4 across, less the margins."""
SONG, HEI = "宋体", "黑体"
SHADE = "EDEDED"


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
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    from tiaowen.render.docx_xml import page_number, style_font

    section = file.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    style = file.styles["Normal"]
    language = "zh-CN" if table.language == "zh-Hans" else "zh-TW"
    style_font(style.element.get_or_add_rPr(), SONG, language)
    style.font.size = Pt(10.5)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.15
    section.footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    page_number(section.footer.paragraphs[0])
    file.core_properties.title = table.title
    file.core_properties.author = ""
    file.core_properties.comments = ""
    file.core_properties.language = language


def _top(file: Document, table: Table) -> None:
    """Title, files, statistics, legend."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    from tiaowen.render.docx_xml import run_font

    lines = (table.title, " → ".join(table.files), table.statistics, table.legend)
    for index, words in enumerate(lines):
        paragraph = file.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(words)
        run.font.size = Pt(9)
        if index == 0:
            run.font.size = Pt(16)
            run_font(run, HEI)
            paragraph.paragraph_format.space_after = Pt(6)
    file.paragraphs[-1].paragraph_format.space_after = Pt(6)


def _table(file: Document, table: Table) -> None:
    from docx.shared import Cm

    from tiaowen.render.docx_xml import row_setting

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
    row_setting(rows[0], "tblHeader")
    at = 1
    for block in table.blocks:
        for index in range(len(block.rows)):
            row_setting(rows[at + index], "cantSplit")
        _block(block, [cells[3 * row : 3 * row + 3] for row in range(at, at + len(block.rows))])
        at += len(block.rows)
    for index, cell in enumerate(cells):
        cell.width = Cm(WIDTHS[index % 3])


def _head(cell: _Cell, words: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    from tiaowen.render.docx_xml import cell_settings, run_font

    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run_font(paragraph.add_run(words), HEI)
    cell_settings(cell, open_above=False, open_below=False, shade=SHADE)


def _block(block: Block, rows: list[list[_Cell]]) -> None:
    """The rows of one article: no lines between them, and the remarks beside all of them."""
    from tiaowen.render.docx_xml import cell_settings

    for index, (cells, sides) in enumerate(zip(rows, block.rows, strict=True)):
        first, last = index == 0, index == len(rows) - 1
        for cell, side in zip(cells, sides, strict=False):
            _words(cell, side, block)
            shade = SHADE if block.kind == "heading" else ""
            cell_settings(cell, open_above=not first, open_below=not last, shade=shade)
        merge = "" if len(rows) == 1 else "restart" if first else "continue"
        cell_settings(cells[2], open_above=False, open_below=False, merge=merge)
    for count, note in enumerate(block.notes):
        paragraph = rows[0][2].paragraphs[0] if count == 0 else rows[0][2].add_paragraph()
        _small(paragraph.add_run(note))


def _words(cell: _Cell, side: Cell, block: Block) -> None:
    """One side of a row."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    from tiaowen.render.docx_xml import indent, run_font

    paragraph = cell.paragraphs[0]
    if side.label:
        label = paragraph.add_run(side.label + (side.gap if side.runs else ""))
        if block.kind == "quiet":
            _small(label)
        else:
            # Bold is what was added, so a number stands out by its font.
            run_font(label, HEI)
    if block.kind == "heading":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif not side.label and side.runs:
        indent(paragraph)
    for run in side.runs:
        for count, words in enumerate(run.text.split("\n")):
            if count:
                paragraph = cell.add_paragraph()
                indent(paragraph)
            written = paragraph.add_run(words)
            written.bold = True if run.mark == "added" else None
            written.font.strike = True if run.mark == "removed" else None
            if run.kind == "label":
                run_font(written, HEI)


def _small(run: Run) -> None:
    from docx.shared import Pt

    run.font.size = Pt(9)
