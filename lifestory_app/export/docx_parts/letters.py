"""Letters, which flow over as many pages as they need."""

from lifestory_app.domain.letters import Letter, LetterSection
from lifestory_app.export.docx_parts.side import Piece, Side, together


def letter(side: Side) -> None:
    """The letter that the page is about. Parts that are held back for later are not written at all."""
    found = next((each for each in side.book.letters if each.id == side.page.about), None)
    side.begin(title=side.page.title or (found.title if found else ""))
    side.add(side.prose(side.words("words")))
    if found is None:
        return
    head = "\t".join(part for part in (side.book.agency, str(found.dated) if found.dated else "") if part)
    side.add(side.text("LetterDate", head), side.text("LetterGreeting", found.greeting))
    side.add(together(_section(side, section) for section in found.sections if not section.held_back))
    side.add(_end(side, found))


def _section(side: Side, section: LetterSection) -> Piece:
    if section.words.is_empty and not section.heading:
        return Piece()
    return side.text("LetterHeading", section.heading) + side.prose(section.words, "LetterWords")


def _end(side: Side, found: Letter) -> Piece:
    closing = (found.closing, found.signed_by, found.signed_role)
    signed = together(side.text("LetterEnd", line) for line in closing)
    enclosed = together(side.text("ListBullet", each) for each in found.enclosures)
    if enclosed.blocks:
        enclosed = side.text("LetterHeading", "With this letter", lang="en-GB") + enclosed
    return signed + enclosed
