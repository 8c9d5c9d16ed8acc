"""What the values of the book are called on the screen."""

from PySide6.QtCore import QCoreApplication

from lifestory_app.domain.homes import EventKind, HomeKind
from lifestory_app.domain.people import BondKind, Gender, NameKind, Role


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


def bonds() -> dict[BondKind, str]:
    """How one person belongs to another: read as “one … other”."""
    return {
        BondKind.MARRIED: _tr("married to"),
        BondKind.CIVIL_PARTNERS: _tr("civil partner of"),
        BondKind.LIVING_TOGETHER: _tr("living with"),
        BondKind.IN_A_RELATIONSHIP: _tr("in a relationship with"),
        BondKind.SEPARATED: _tr("separated from"),
        BondKind.DIVORCED: _tr("divorced from"),
        BondKind.BIRTH_PARENT: _tr("birth parent of"),
        BondKind.ADOPTIVE_PARENT: _tr("adoptive parent of"),
        BondKind.FOSTER_CARER: _tr("foster carer of"),
        BondKind.KINSHIP_CARER: _tr("family member who cares for"),
        BondKind.STEP_PARENT: _tr("step-parent of"),
        BondKind.SPECIAL_GUARDIAN: _tr("special guardian of"),
        BondKind.DONOR: _tr("donor for"),
        BondKind.SIBLING: _tr("brother or sister of"),
        BondKind.TWIN: _tr("twin of"),
        BondKind.IDENTICAL_TWIN: _tr("identical twin of"),
        BondKind.PET_OF: _tr("pet of"),
        BondKind.CLOSE: _tr("close to"),
        BondKind.VERY_CLOSE: _tr("very close to"),
        BondKind.DISTANT: _tr("distant from"),
        BondKind.CONFLICT: _tr("in conflict with"),
        BondKind.CLOSE_AND_CONFLICT: _tr("close to and in conflict with"),
        BondKind.OUT_OF_TOUCH: _tr("out of touch with"),
        BondKind.BACK_IN_TOUCH: _tr("back in touch with"),
        BondKind.TAKES_CARE_OF: _tr("takes care of"),
        BondKind.CONTROLS: _tr("controls"),
        BondKind.HARMED: _tr("harmed"),
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
