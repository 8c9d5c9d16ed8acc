"""The styles of a book, one by one: what the type scale and the colours of a theme mean in Word."""

from collections.abc import Iterator
from dataclasses import replace

from lifestory_app.domain.theme import Theme
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.styles import Border, Style
from lifestory_app.layout.text import TextStyle
from lifestory_app.layout.themes import TypeScale

BULLETS, NUMBERS = 1, 2
"""Numbering definitions: `numbering.xml` holds them, and one more for every list that begins again at 1."""

# What lies behind the title and the colour of the title on it, where a theme has a dark or bright header.
_TITLE_BANDS = {"night": ("#2B2C66", "#FFF3CF")}

# The colours of the pill that names the time of life, and of its word; all others are a1 on tint.
_CHIPS = {"night": ("d2", "ink"), "paper": ("d3", "ink"), "comic": ("tint", "ink"), "plain": ("", "a1")}

_BELOW_BAND = mm(17)
"""Comic prints a slanting band behind pill and title: the body begins below it."""

WRITING_LINE = mm(11.5)


def paragraph_styles(theme: Theme, scale: TypeScale, width: float) -> Iterator[Style]:
    """Every paragraph style. `width` is that of the text area in points."""
    yield from _reading(theme, scale)
    yield from _titles(theme, scale)
    yield from _small(theme, scale)
    yield from _panels(theme, scale)
    yield from _letters(theme, scale, width)
    yield from _machinery(theme, scale, width)


def _reading(theme: Theme, scale: TypeScale) -> Iterator[Style]:
    body = replace(scale.body, colour=theme.ink)
    gap = mm(4)
    yield Style("Normal", "Normal", body, after=gap)
    yield Style("BodyText", "Body Text", body, after=gap)
    yield Style("Lead", "Lead", replace(scale.lead, colour=theme.ink), next="BodyText", after=mm(3))
    yield Style("ListBullet", "List Bullet", body, after=mm(1.5), list=BULLETS, indent=mm(7), hanging=mm(7))
    yield Style("ListNumber", "List Number", body, after=mm(1.5), list=NUMBERS, indent=mm(8), hanging=mm(8))


def _titles(theme: Theme, scale: TypeScale) -> Iterator[Style]:
    title = replace(scale.title, colour=theme.a1)
    kicker = _sized(replace(title, colour=theme.a2), 18)
    yield Style("Title", "Title", replace(scale.cover, colour=theme.a1), exact=True, after=mm(10), next="BodyText")
    yield Style("Subtitle", "Subtitle", kicker, exact=True, before=mm(4), after=mm(2), next="Title")
    heading = Style("Heading1", "heading 1", title, exact=True, after=mm(7), keep_next=True, keep_lines=True, next="BodyText")
    if theme.id == "comic":
        heading = replace(heading, text=replace(title, colour=theme.ink), after=_BELOW_BAND)
    band = _TITLE_BANDS.get(theme.id)
    page = _on(replace(heading, text=replace(title, colour=band[1])), band[0], mm(3)) if band else heading
    yield replace(page, level=0)
    yield replace(page, id="Heading2", name="heading 2", level=1)
    small = _sized(scale.heading, scale.body.size + 2)
    yield replace(heading, id="Heading3", name="heading 3", text=small, before=mm(3), after=mm(2), level=2)
    yield replace(page, id="TOCHeading", name="TOC Heading")
    opener = replace(scale.opener, colour=theme.a1)
    yield replace(heading, id="SectionTitle", name="Section title", text=opener, level=0, before=mm(6), after=mm(8))


def _small(theme: Theme, scale: TypeScale) -> Iterator[Style]:
    label = scale.label
    caption = scale.caption
    card = _smaller(scale)
    chip, words = _CHIPS.get(theme.id, ("tint", "a1"))
    pill = replace(label, colour=str(getattr(theme, words)))
    yield Style(
        "Pill",
        "Time of life",
        pill,
        exact=True,
        before=mm(1),
        after=mm(4),
        keep_next=True,
        chip=str(getattr(theme, chip)) if chip else "",
        indent=mm(1.5) if chip else 0.0,
        next="Heading2",
    )
    yield Style("Caption", "caption", caption, exact=True, before=mm(1.5), after=mm(4), keep_lines=True, next="BodyText")
    by_hand = replace(scale.hand, colour=theme.ink)
    yield Style(
        "CaptionByHand", "Caption by hand", by_hand, "Caption", exact=True, before=mm(1.5), after=mm(4), keep_lines=True
    )
    yield Style("FactLabel", "Fact label", _sized(label, label.size + 1))
    yield Style("FactValue", "Fact", _smaller(scale))
    yield Style("Label", "Label", label, exact=True, keep_next=True, next="Value")
    yield Style("Value", "Value", scale.body, after=mm(3.5), next="Label")
    yield Style(
        "CardTitle",
        "Card title",
        replace(_sized(scale.body, card.size + 1), colour=theme.a1, weight=700),
        before=mm(1.5),
        after=mm(1),
    )
    yield Style("CardWords", "Card words", card, after=mm(1.5))
    yield Style("CardNote", "Card note", caption, exact=True, after=mm(1.5))
    yield Style(
        "FirstName",
        "First name",
        replace(_smaller(scale), weight=700),
        align="center",
        before=mm(1.5),
        exact=True,
    )
    yield Style("WhoTheyAre", "Who they are", caption, align="center", exact=True, after=mm(3))


def _panels(theme: Theme, scale: TypeScale) -> Iterator[Style]:
    panel = Style("Panel", "Panel", scale.body, before=mm(4), after=mm(4), keep_lines=True, next="BodyText")
    yield _on(panel, theme.tint)
    remember = replace(_sized(scale.body, 24 if scale.body.size >= 16 else 20), colour=theme.a2, weight=700)
    yield _on(replace(panel, id="Remember", name="To remember", text=remember), theme.tint)
    quote = replace(scale.quote, colour=theme.a2)
    yield Style("Quote", "Quote", quote, exact=True, after=mm(6), keep_next=True, keep_lines=True, next="QuoteSource")
    spoken = replace(scale.body, colour=theme.a2, weight=700)
    yield Style(
        "Spoken", "Spoken words", spoken, before=mm(4), after=mm(1.5), keep_next=True, keep_lines=True, next="QuoteSource"
    )
    yield Style("QuoteSource", "Who said it", scale.caption, exact=True, after=mm(2))
    white = replace(_smaller(scale), colour="#FFFFFF")
    yield _on(Style("Credit", "Credit", white, exact=True, before=mm(8), align="center"), theme.a1)
    yield Style(
        "NoPhoto",
        "No photo yet",
        _sized(scale.body, scale.body.size * 1.125),
        align="center",
        after=mm(3),
        keep_lines=True,
        next="NoPhotoAsked",
    )
    yield Style("NoPhotoAsked", "Who was asked", _smaller(scale), align="center", keep_lines=True)
    rule = Border(theme.line, 1, 1, ("bottom", "between"))
    yield Style("WritingLine", "Line to write on", replace(scale.body, leading=WRITING_LINE), exact=True, border=rule)


def _on(style: Style, ground: str, room: float = mm(3.5)) -> Style:
    """The style on a panel of one colour: its border, in the same colour, makes the room around the words."""
    return replace(style, fill=ground, border=Border(ground, 1, room), indent=room, indent_end=room)


def _letters(theme: Theme, scale: TypeScale, width: float) -> Iterator[Style]:
    words = replace(_sized(scale.body, max(14.5, scale.body.size - 1.5)), colour=theme.ink)
    greeting = replace(_sized(scale.title, scale.lead.size + 2), colour=theme.ink)
    heading = replace(words, colour=theme.a1, weight=700)
    yield Style("LetterWords", "Letter", words, after=mm(4))
    yield Style("LetterDate", "Letter date", words, "LetterWords", after=mm(6), tabs=(("right", width, ""),))
    yield Style("LetterGreeting", "Letter greeting", greeting, "LetterWords", exact=True, after=mm(4), next="LetterWords")
    yield Style(
        "LetterHeading",
        "Letter heading",
        heading,
        "Heading3",
        before=mm(3),
        after=mm(1),
        keep_next=True,
        level=2,
        next="LetterWords",
    )
    signature = replace(_sized(scale.hand, 24), colour=theme.a1)
    yield Style("LetterLast", "Last words of a letter", words, "LetterWords", after=mm(4), keep_next=True, keep_lines=True)
    yield Style("Signature", "Signature", signature, "LetterWords", before=mm(2), keep_next=True, keep_lines=True)
    yield Style("LetterEnd", "Letter end", words, "LetterWords", keep_next=True, keep_lines=True, after=mm(1))


def _machinery(theme: Theme, scale: TypeScale, width: float) -> Iterator[Style]:
    label = replace(scale.label, colour=theme.ink)
    right = (("right", width, "dot"),)
    line = replace(_smaller(scale), leading=mm(scale.body.size * 0.42))
    first = replace(line, colour=theme.a1, weight=700)
    yield Style("TOC1", "toc 1", first, exact=True, before=mm(1.5), tabs=right)
    yield Style("TOC2", "toc 2", replace(line, colour=theme.ink), exact=True, indent=mm(5), tabs=right)
    yield Style("OpenerList", "List of pages", replace(line, colour=theme.ink), exact=True)
    yield Style("Picture", "Picture", replace(scale.body, leading=1), keep_next=True, next="Caption")
    yield Style("Header", "header", label)
    yield Style("Footer", "footer", label, tabs=(("center", width - mm(3.5), ""),))
    yield Style("Gap", "Small gap", replace(scale.body, size=1, leading=1), exact=True)


def _smaller(scale: TypeScale) -> TextStyle:
    """Body text one step smaller, for cards, facts and lists: 14 points where the body has 16."""
    return _sized(scale.body, scale.body.size * 0.875)


def _sized(text: TextStyle, size: float) -> TextStyle:
    """The same face at another size, its leading in proportion."""
    return replace(text, size=size, leading=text.leading * size / text.size)
