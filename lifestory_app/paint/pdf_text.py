"""Runs of glyphs as PDF text: every glyph just where it stands, every code saying just what it should (ISO 32000-1, 9.4)."""

import unicodedata
from collections.abc import Callable, Sequence

from lifestory_app.layout.display import Glyphs
from lifestory_app.paint.pdf_fonts import NOTHING, PdfFont
from lifestory_app.paint.pdf_ink import fills
from lifestory_app.paint.pdf_objects import number

NO_MORE_THAN = 0.5
"""Thousandths of the size by which a glyph may stand beside its place before the pen is moved."""


def shows(run: Glyphs, font: PdfFont, stamp: Callable[[int], str]) -> list[str]:
    """The operators that show a run: one for each baseline, with what the pen must skip. `stamp` names a glyph's drawing.

    A glyph that says nothing of its own (a dot that a font draws apart from its letter) is drawn apart: as text it would
    have to say something, and readers would find that in the middle of words. So is a mark in a run from right to left, whose
    text is then shown unseen where its letter begins, since readers turn such runs round letter by letter. And so is all of a
    run whose letters step down (Nastaliq), over unseen text on a level line: readers take each step for a line of its own. A
    letter that no font has (glyph 0, which PDF/A forbids) is drawn as the font's empty box, and an unseen space says it.
    """
    code, width, size, rtl = font.code, font.width, run.size, run.rtl
    unit, per_unit = size / 1000, 1000 / size
    lines = [f"BT {fills(run.colour)} /{font.name} {number(size)} Tf"]
    steps = rtl and _steps(run, font)
    level = max(run.ys, default=0.0)
    if steps:
        lines.append("3 Tr")
    row: list[str] = []
    drawn: list[str] = []
    unseen: list[str] = []
    pen, baseline = 0.0, None
    for glyph, x, y, text in zip(*_with_space(run, font), strict=True):
        if not glyph or not text or (rtl and not width(glyph)):
            drawn.append(f"q {number(size)} 0 0 {number(size)} {x:.3f} {y:.3f} cm /{stamp(glyph)} Do Q")
            if glyph and text:
                unseen.append(code(glyph, text))
            glyph = 0 if glyph else font.space
            if not glyph:
                continue
        elif steps:
            drawn.append(f"q {number(size)} 0 0 {number(size)} {x:.3f} {y:.3f} cm /{stamp(glyph)} Do Q")
        if steps:
            y = level
        if y != baseline or unseen:
            if row:
                lines.append(f"[<{''.join(row)}>] TJ")
                row = []
            lines.append(f"1 0 0 -1 {x:.3f} {y:.3f} Tm")
            if unseen:
                lines.append(f"3 Tr <{''.join(unseen)}> Tj {3 if steps else 0} Tr")
                unseen = []
            pen, baseline = x, y
        skip = (pen - x) * per_unit
        if skip > NO_MORE_THAN or skip < -NO_MORE_THAN:
            whole = round(skip)
            row.append(f">{whole}<")
            pen -= whole * unit
        row.append(code(glyph, text))
        pen += width(glyph) * unit
    if row:
        lines.append(f"[<{''.join(row)}>] TJ")
    lines.append("0 Tr ET" if steps else "ET")
    return lines + drawn


def said_by(run: Glyphs, width: Callable[[int], float]) -> Sequence[str]:
    """What each glyph of a run says, in visual order, so that all of them together say the text of the run.

    A cluster's characters are dealt in reading order to those of its glyphs that take up room. What a mark without width says
    goes to its letter, and the mark says nothing; only from right to left does it keep its text, since readers would turn
    letter and mark round. So no text is said twice, and no reader sees a gap inside a word. A space at the end of the text
    that no glyph draws is left out.
    """
    text, clusters = run.text, run.clusters
    end = len(text)
    while end and text[end - 1] == " " and end - 1 not in clusters:
        end -= 1
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], end], strict=True))
    wide = [width(glyph) > 0 for glyph in run.gids]
    if len(starts) == len(clusters) and (run.rtl or all(wide)):
        return [text[start : ends[start]] for start in clusters]
    said = [""] * len(clusters)
    reading = range(len(clusters) - 1, -1, -1) if run.rtl else range(len(clusters))
    members: dict[int, list[int]] = {}
    for place in reading:
        members.setdefault(clusters[place], []).append(place)
    letter = -1
    for start, places in members.items():
        whole = text[start : ends[start]]
        takers = [place for place in places if wide[place]]
        if not takers and letter >= 0 and not run.rtl:
            said[letter] += whole
            continue
        takers = takers or places[: len(whole)]
        letter = takers[-1]
        # A vowel of two parts around its letter (Bengali, Tamil) has a part for each glyph only when it is taken apart.
        whole = whole if len(takers) <= len(whole) else unicodedata.normalize("NFD", whole)
        for number_, place in enumerate(takers[:-1]):
            said[place] = whole[number_ : number_ + 1] or NOTHING
        said[letter] = whole[len(takers) - 1 :] or NOTHING
    return said


def _steps(run: Glyphs, font: PdfFont) -> bool:
    """Whether the letters of a run stand at different heights."""
    heights = {round(y, 2) for glyph, y in zip(run.gids, run.ys, strict=True) if font.width(glyph)}
    return len(heights) > 1


def _with_space(run: Glyphs, font: PdfFont) -> tuple[Sequence[int], Sequence[float], Sequence[float], Sequence[str]]:
    """Glyphs, places and texts, with a glyph for the space at the end where the text has one and no glyph draws it."""
    said, space = said_by(run, font.width), font.space
    if not (run.text.endswith(" ") and len(run.text) - 1 not in run.clusters and run.gids and space):
        return run.gids, run.xs, run.ys, said
    if run.rtl:
        before = run.xs[0] - font.width(space) * run.size / 1000
        return (space, *run.gids), (before, *run.xs), (run.ys[0], *run.ys), (" ", *said)
    after = run.xs[-1] + font.width(run.gids[-1]) * run.size / 1000
    return (*run.gids, space), (*run.xs, after), (*run.ys, run.ys[-1]), (*said, " ")
