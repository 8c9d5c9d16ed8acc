"""Words as Word paragraphs: each run with its language, its direction and a font that has its letters."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from lifestory_app.domain.text import Paragraph, ParagraphKind, Run, Words
from lifestory_app.export.docx_parts.fonts import word_font
from lifestory_app.export.docx_parts.look import NUMBERS
from lifestory_app.export.docx_parts.scripts import COMPLEX, Stretch, direction, is_rtl_language, stretches
from lifestory_app.export.docx_parts.styles import Style, Styles, paragraph_properties
from lifestory_app.export.docx_parts.xml import text_element, twips, w
from lifestory_app.layout.fonts import SCRIPT_FAMILIES, WIDE_FAMILY, Face

READING_FALLBACK = "andika"

_NASTALIQ = "noto-nastaliq-urdu"
"""Urdu is read in Nastaliq, other languages of the Arabic script in Naskh."""

Content = str | Iterable[Run]


class Writing:
    """Writes paragraphs in the styles of one book, and remembers which fonts and numbered lists they needed."""

    def __init__(self, styles: Styles, lang: str) -> None:
        self.styles = styles
        self.lang = lang
        self.faces: dict[str, set[int]] = {key: set() for key in styles.faces}
        self.numbered_lists = 0

    def paragraph(
        self,
        style: str,
        content: Content,
        lang: str | None = None,
        *,
        page_break: bool = False,
        list: int = 0,
        panel: Style | None = None,
        keep_next: bool = False,
        before: float | None = None,
        before_text: str = "",
        after_text: str = "",
        tabs: tuple[tuple[str, float, str], ...] = (),
        section: str = "",
    ) -> str:
        """A paragraph of this style. `panel` lends its fill and border; the two texts are ready XML around the words."""
        runs = (Run(content),) if isinstance(content, str) else tuple(content)
        lang = lang or self.lang
        rtl = direction("".join(run.text for run in runs), lang)
        written = "".join(self._run(run, style, run.lang or lang, rtl) for run in runs)
        properties = paragraph_properties(
            style=style,
            page_break=page_break,
            keep_next=keep_next,
            list=list,
            fill=panel.fill if panel else "",
            border=panel.border if panel else None,
            rtl=rtl,
            before=before,
            line=self._roomier(style, runs),
            tabs=tabs,
            section=section,
        )
        return w("p", properties, before_text, written, after_text)

    def runs(self, style: str, text: str, lang: str) -> str:
        """Plain text as runs for a place inside a paragraph of this style."""
        return self._run(Run(text), style, lang, direction(text, lang))

    def paragraphs(self, words: Words, style: str, lang: str | None = None, panel: bool = False) -> Iterator[str]:
        """All the paragraphs of a piece of writing: body in this style, headings and lists in their own.

        With `panel` the headings and lists lie on the same fill as the style.
        """
        ground = self.styles[style] if panel else None
        for kind, group in groupby(words.paragraphs, key=lambda paragraph: paragraph.kind):
            numbering = 0
            if kind is ParagraphKind.NUMBERED:
                self.numbered_lists += 1
                numbering = NUMBERS + self.numbered_lists
            for paragraph in group:
                yield self._one(paragraph, style, lang, ground, numbering)

    def _one(self, paragraph: Paragraph, style: str, lang: str | None, ground: Style | None, numbering: int) -> str:
        match paragraph.kind:
            case ParagraphKind.HEADING:
                return self.paragraph("Heading3", paragraph.runs, lang, panel=ground)
            case ParagraphKind.BULLET:
                return self.paragraph("ListBullet", paragraph.runs, lang, panel=ground)
            case ParagraphKind.NUMBERED:
                return self.paragraph("ListNumber", paragraph.runs, lang, panel=ground, list=numbering)
            case ParagraphKind.BODY:
                return self.paragraph(style, paragraph.runs, lang)

    def _run(self, run: Run, style: str, lang: str, rtl: bool) -> str:
        return "".join(
            w("r", self._properties(run, stretch, style, lang), text_element(stretch.text))
            for stretch in stretches(run.text, rtl)
        )

    def _properties(self, run: Run, stretch: Stretch, style: str, lang: str) -> str:
        parts = []
        if run.strong or run.emphasis:
            parts.append(w("rStyle", val="Strong" if run.strong else "Emphasis"))
        own = self.styles.face(style, run.strong)
        face = self._face_for(stretch, own, lang)
        if face is not own:
            self.faces.setdefault(face.key, set()).update(map(ord, stretch.text))
            name = word_font(face).name
            parts.append(w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name))
        if stretch.rtl:
            parts.append(w("rtl"))
        elif stretch.script in COMPLEX:
            parts.append(w("cs"))
        if lang != self.lang or stretch.rtl or stretch.script:
            parts.append(_language(lang, stretch))
        return w("rPr", *parts) if parts else ""

    def _face_for(self, stretch: Stretch, own: Face, lang: str) -> Face:
        """The style's own face where it has every letter; else that of the script, else the reading face, else a wide one.

        Where no font has them all, the style's own stands, and Word finds the letters in the fonts of the computer.
        """
        fonts = self.styles.fonts
        letters = "".join(letter for letter in stretch.text if letter.isalnum())
        if not stretch.script and own.has(letters):
            return own
        weight = 700 if own.weight >= 600 else 400
        urdu = stretch.script == "Arab" and lang.split("-")[0].lower() == "ur"
        for family in (_NASTALIQ if urdu else SCRIPT_FAMILIES.get(stretch.script, ""), READING_FALLBACK, WIDE_FAMILY):
            if family in fonts.families and fonts.of(family, weight).has(letters):
                return fonts.of(family, weight)
        return own

    def _roomier(self, style: str, runs: tuple[Run, ...]) -> tuple[float, bool] | None:
        """Scripts with marks far above and below need more than the exact leading of the style, or Word cuts them off."""
        known = self.styles[style]
        if not known.exact or all(run.text.isascii() for run in runs):
            return None
        if any(stretch.script for run in runs for stretch in stretches(run.text, False)):
            return (known.text.leading, False)
        return None


def _language(lang: str, stretch: Stretch) -> str:
    if stretch.rtl or stretch.script in COMPLEX:
        return w("lang", bidi=lang)
    if stretch.script == "Hani":
        return w("lang", eastAsia=lang)
    return w("lang", val=lang)


def language_for_rtl(lang: str) -> str:
    """What right-to-left text is taken to be in, where nothing says."""
    return lang if is_rtl_language(lang) else "ur-PK"


def numbering_xml(lists: int, bullet_font: str) -> str:
    """The part `numbering.xml`: bullets, numbers, and one instance more for every list that starts again at 1."""
    bullets = w(
        "abstractNum",
        w("multiLevelType", val="hybridMultilevel"),
        _level("bullet", "•", bullet_font),
        abstractNumId=1,
    )
    numbers = w("abstractNum", w("multiLevelType", val="hybridMultilevel"), _level("decimal", "%1.", ""), abstractNumId=2)
    instances = [w("num", w("abstractNumId", val=1), numId=1), w("num", w("abstractNumId", val=2), numId=2)]
    for number in range(lists):
        again = w("lvlOverride", w("startOverride", val=1), ilvl=0)
        instances.append(w("num", w("abstractNumId", val=2), again, numId=3 + number))
    return bullets + numbers + "".join(instances)


def _level(format: str, text: str, font: str) -> str:
    shape = (w("rPr", w("rFonts", ascii=font, hAnsi=font, hint="default")),) if font else ()
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=format),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=twips(20), hanging=twips(20))),
        *shape,
        ilvl=0,
    )
