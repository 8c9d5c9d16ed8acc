"""What the parts, tools, colours and answers of Words and Pictures are called on the screen."""

from PySide6.QtCore import QCoreApplication

from lifestory_app.domain.storyboards import (
    Answer,
    Bubble,
    BubbleKind,
    InkColour,
    Mark,
    MarkKind,
    PanelPart,
    Thickness,
    Thing,
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Storyboard", text)


def parts() -> dict[PanelPart, str]:
    """The questions that panels answer, in their order (practice section 5)."""
    return {
        PanelPart.TITLE: _tr("Title"),
        PanelPart.OUR_FAMILY: _tr("Our family"),
        PanelPart.WHO_WORRIED: _tr("Who is worried?"),
        PanelPart.WHAT_WORRIED: _tr("What are they worried about?"),
        PanelPart.WHAT_HAPPENED: _tr("What happened then?"),
        PanelPart.WHAT_ADULTS_DO: _tr("What are adults doing now?"),
        PanelPart.WHAT_NEXT: _tr("What happens next?"),
    }


def help_for(part: PanelPart) -> str:
    """What belongs into a panel, in one sentence."""
    return {
        PanelPart.TITLE: _tr("The name of the story, and whom it is for."),
        PanelPart.OUR_FAMILY: _tr("A warm, true start: how the parents met, that they love the children."),
        PanelPart.WHO_WORRIED: _tr("Who noticed, by name: a gran, a teacher, the police."),
        PanelPart.WHAT_WORRIED: _tr("What they saw. Use the family’s own words for hard things."),
        PanelPart.WHAT_HAPPENED: _tr("What happened because of it, and that it was not the child’s fault."),
        PanelPart.WHAT_ADULTS_DO: _tr("What the adults do so that the worry grows smaller."),
        PanelPart.WHAT_NEXT: _tr("Where the child lives now, what stays the same, and whom they can talk to."),
    }[part]


def answers() -> dict[Answer, str]:
    """What a parent can have said to the words."""
    return {
        Answer.NOT_ASKED: _tr("Not asked yet"),
        Answer.AGREED: _tr("Agreed"),
        Answer.IN_PART: _tr("Agreed in part"),
        Answer.DISAGREED: _tr("Disagreed"),
        Answer.NOT_REACHED: _tr("Not reached"),
    }


def colour_names() -> dict[InkColour, str]:
    """The colours to draw with."""
    return {
        InkColour.BLACK: _tr("Black"),
        InkColour.GREY: _tr("Grey"),
        InkColour.BROWN: _tr("Brown"),
        InkColour.RED: _tr("Red"),
        InkColour.ORANGE: _tr("Orange"),
        InkColour.YELLOW: _tr("Yellow"),
        InkColour.GREEN: _tr("Green"),
        InkColour.BLUE: _tr("Blue"),
        InkColour.PURPLE: _tr("Purple"),
        InkColour.PINK: _tr("Pink"),
    }


def thicknesses() -> dict[Thickness, str]:
    """How thick a line is."""
    return {Thickness.THIN: _tr("Thin"), Thickness.MIDDLE: _tr("Middle"), Thickness.THICK: _tr("Thick")}


def called(thing: Thing, picture: str) -> str:
    """What a thing of a drawing is called in a list; `picture` is what a picture of the shelf shows."""
    match thing:
        case Bubble(text=text, kind=kind):
            said = f"“{text[:32]}”" if text.strip() else _tr("empty")
            template = {
                BubbleKind.SPEECH: _tr("Speech: {words}"),
                BubbleKind.THOUGHT: _tr("Thought: {words}"),
                BubbleKind.LABEL: _tr("Word: {words}"),
            }[kind]
            return template.format(words=said)
        case Mark(kind=kind, colour=colour):
            template = {
                MarkKind.PEN: _tr("Line by hand, {colour}"),
                MarkKind.LINE: _tr("Straight line, {colour}"),
                MarkKind.ARROW: _tr("Arrow, {colour}"),
                MarkKind.BOX: _tr("Box, {colour}"),
                MarkKind.OVAL: _tr("Oval, {colour}"),
            }[kind]
            return template.format(colour=colour_names()[colour].lower())
        case _:
            return f"{picture[:1].upper()}{picture[1:]}" if picture else _tr("Photo of a drawing")
