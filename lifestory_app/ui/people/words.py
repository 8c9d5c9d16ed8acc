"""What the values of the book are called on the screen."""

from PySide6.QtCore import QCoreApplication

from lifestory_app.domain.family import CultureColour, TopicKind
from lifestory_app.domain.homes import EventKind, HomeKind
from lifestory_app.domain.people import Beginning, ConditionKind, Gender, NameKind, Role
from lifestory_app.domain.provenance import SourceKind


def _tr(text: str) -> str:
    return QCoreApplication.translate("People", text)


def roles() -> dict[Role, str]:
    """What a person can be to the child."""
    return {
        Role.CHILD: _tr("The child"),
        Role.BIRTH_MOTHER: _tr("Birth mum"),
        Role.BIRTH_FATHER: _tr("Birth dad"),
        Role.SIBLING: _tr("Brother or sister"),
        Role.RELATIVE: _tr("Relative"),
        Role.FOSTER_CARER: _tr("Foster carer"),
        Role.KINSHIP_CARER: _tr("Family member who cares for the child"),
        Role.ADOPTIVE_PARENT: _tr("Adoptive mum or dad"),
        Role.SPECIAL_GUARDIAN: _tr("Special guardian"),
        Role.SOCIAL_WORKER: _tr("Social worker"),
        Role.JUDGE: _tr("Judge"),
        Role.GUARDIAN: _tr("Children’s guardian"),
        Role.TEACHER: _tr("Teacher"),
        Role.FRIEND: _tr("Friend"),
        Role.PET: _tr("Pet"),
        Role.OTHER: _tr("Somebody else"),
    }


def genders() -> dict[Gender, str]:
    """How a person is drawn and spoken of."""
    return {
        Gender.UNKNOWN: _tr("Not said"),
        Gender.FEMALE: _tr("Girl or woman"),
        Gender.MALE: _tr("Boy or man"),
        Gender.NON_BINARY: _tr("Non-binary"),
        Gender.TRANS_WOMAN: _tr("Trans girl or woman"),
        Gender.TRANS_MAN: _tr("Trans boy or man"),
    }


def name_kinds() -> dict[NameKind, str]:
    """The kinds of name, kept apart so that no record links an old identity with a new one."""
    return {
        NameKind.BIRTH: _tr("Name at birth"),
        NameKind.KNOWN_AS: _tr("Known as"),
        NameKind.ADOPTIVE: _tr("Name after adoption"),
        NameKind.FORMER: _tr("Earlier name"),
    }


def homes() -> dict[HomeKind, str]:
    """The kinds of home."""
    return {
        HomeKind.PARENTS: _tr("With parents"),
        HomeKind.KINSHIP: _tr("With family or friends"),
        HomeKind.FOSTER: _tr("Foster home"),
        HomeKind.SHORT_BREAKS: _tr("Short breaks"),
        HomeKind.MOTHER_AND_BABY: _tr("Mother and baby home"),
        HomeKind.RESIDENTIAL: _tr("Children’s home"),
        HomeKind.HOSPITAL: _tr("Hospital"),
        HomeKind.ADOPTIVE: _tr("Adoptive home"),
        HomeKind.SPECIAL_GUARDIANSHIP: _tr("With a special guardian"),
    }


def events() -> dict[EventKind, str]:
    """The kinds of things that happen in a life."""
    return {
        EventKind.BIRTH: _tr("Being born"),
        EventKind.MOVE: _tr("A move to another home"),
        EventKind.SCHOOL: _tr("A nursery or school"),
        EventKind.FAMILY_TIME: _tr("Time with family"),
        EventKind.MILESTONE: _tr("A first, or something to be proud of"),
        EventKind.FESTIVAL: _tr("A festival or holiday"),
        EventKind.HEALTH: _tr("Health"),
        EventKind.COURT: _tr("Court"),
        EventKind.ADOPTION_DAY: _tr("Adoption day or order day"),
        EventKind.GOODBYE: _tr("A goodbye"),
        EventKind.OTHER: _tr("Something else"),
    }


def sources() -> dict[SourceKind, str]:
    """Who or what a thing is known from."""
    return {
        SourceKind.CHILD: _tr("The child"),
        SourceKind.BIRTH_PARENT: _tr("A birth parent"),
        SourceKind.RELATIVE: _tr("A relative"),
        SourceKind.CARER: _tr("A carer"),
        SourceKind.ADOPTER: _tr("An adopter"),
        SourceKind.SOCIAL_WORKER: _tr("A social worker"),
        SourceKind.PERMANENCE_REPORT: _tr("Child permanence report"),
        SourceKind.COURT: _tr("Court papers"),
        SourceKind.HEALTH: _tr("Health record"),
        SourceKind.SCHOOL: _tr("School"),
        SourceKind.CASE_FILE: _tr("Case file"),
        SourceKind.OTHER: _tr("Something else"),
    }


def beginnings() -> dict[Beginning, str]:
    """How a life began, or did not."""
    return {
        Beginning.BORN: _tr("Born"),
        Beginning.EXPECTED: _tr("A baby who is expected"),
        Beginning.MISCARRIED: _tr("Miscarried"),
        Beginning.ENDED: _tr("The pregnancy was ended"),
        Beginning.STILLBORN: _tr("Stillborn"),
    }


def conditions() -> dict[ConditionKind, str]:
    """What the genogram for the record tells of somebody's health."""
    return {
        ConditionKind.ALCOHOL_OR_DRUGS: _tr("Alcohol or drugs"),
        ConditionKind.RECOVERY: _tr("In recovery"),
        ConditionKind.PHYSICAL_ILLNESS: _tr("An illness of the body"),
        ConditionKind.MENTAL_ILLNESS: _tr("An illness of the mind"),
    }


def colours() -> dict[CultureColour, str]:
    """The colours for cultures."""
    return {
        CultureColour.TEAL: _tr("Teal"),
        CultureColour.AMBER: _tr("Amber"),
        CultureColour.VIOLET: _tr("Violet"),
        CultureColour.ROSE: _tr("Rose"),
        CultureColour.SKY: _tr("Sky blue"),
        CultureColour.OLIVE: _tr("Olive green"),
        CultureColour.CLAY: _tr("Clay"),
        CultureColour.SLATE: _tr("Slate grey"),
    }


def topics() -> dict[TopicKind, str]:
    """What a topic of a culture is to the family."""
    return {TopicKind.PRIDE: _tr("Pride"), TopicKind.SHAME: _tr("Shame")}
