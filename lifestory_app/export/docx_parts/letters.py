"""Letters, which flow over as many pages as they need."""

from lifestory_app.domain.letters import Letter, LetterKind, LetterSection
from lifestory_app.export.docx_parts.paper import Part
from lifestory_app.export.docx_parts.side import Piece, Side, together
from lifestory_app.layout.arrange.photo_views import joined

SHORT = 420
"""Letters of the alphabet: some six lines."""


def letter(side: Side) -> None:
    """The letter that the page is about. Parts that are held back for later are not written at all."""
    found = next((each for each in side.book.letters if each.id == side.page.about), None)
    side.begin(Part.LETTER, title=side.page.title or (found.title if found else ""))
    side.add(side.prose(side.words("words")))
    if found is None:
        return
    # Carers and family write for themselves, not for an agency.
    agency = side.book.agency if found.kind is LetterKind.LATER_LIFE else ""
    head = "\t".join(part for part in (agency, str(found.dated) if found.dated else "") if part)
    side.add(side.text("LetterDate", head), side.text("LetterGreeting", found.greeting))
    shown = [section for section in found.sections if not section.held_back and not section.words.is_empty]
    side.add(together(_section(side, section, section is shown[-1]) for section in shown))
    side.add(_end(side, found))


def _section(side: Side, section: LetterSection, is_last: bool) -> Piece:
    """A part under its heading. Short last words go over with the signature, which would else stand alone."""
    style = "LetterLast" if is_last and len(section.words.plain) <= SHORT else "LetterWords"
    return side.text("LetterHeading", section.heading) + side.prose(section.words, style)


def _end(side: Side, found: Letter) -> Piece:
    signed = (
        side.text("LetterEnd", found.closing)
        + side.text("Signature", found.signed_by)
        + side.text("Caption", found.signed_role)
    )
    enclosed = joined([each for each in found.enclosures if each.strip()])
    return signed + side.text("Caption", f"With this letter: {enclosed}" if enclosed else "")
