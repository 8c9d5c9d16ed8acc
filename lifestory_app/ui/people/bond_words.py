"""What joins two people, in whole sentences: "Kelly was married to Dean"."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from lifestory_app.domain.bond_checks import said
from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Span
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Bond, BondKind, Person

How = tuple[BondKind, bool]
"""A kind of bond, and whether it is read from its other end: (birth parent of, True) is "is the birth child of"."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Bonds", text)


def sentences() -> dict[BondKind, tuple[str, str]]:
    """Each kind of bond as a sentence: as it is now, and as it was."""
    kinds = BondKind
    return {
        kinds.MARRIED: (_tr("{one} is married to {other}"), _tr("{one} was married to {other}")),
        kinds.CIVIL_PARTNERS: (_tr("{one} is the civil partner of {other}"), _tr("{one} was the civil partner of {other}")),
        kinds.LIVING_TOGETHER: (_tr("{one} lives with {other} as a couple"), _tr("{one} lived with {other} as a couple")),
        kinds.IN_A_RELATIONSHIP: (
            _tr("{one} is in a relationship with {other}"),
            _tr("{one} was in a relationship with {other}"),
        ),
        kinds.SEPARATED: (_tr("{one} is separated from {other}"), _tr("{one} was separated from {other}")),
        kinds.DIVORCED: (_tr("{one} is divorced from {other}"), _tr("{one} was divorced from {other}")),
        kinds.BIRTH_PARENT: (_tr("{one} is a birth parent of {other}"), _tr("{one} was a birth parent of {other}")),
        kinds.ADOPTIVE_PARENT: (_tr("{one} is an adoptive parent of {other}"), _tr("{one} was an adoptive parent of {other}")),
        kinds.FOSTER_CARER: (_tr("{one} is a foster carer of {other}"), _tr("{one} was a foster carer of {other}")),
        kinds.KINSHIP_CARER: (
            _tr("{one} is family and takes care of {other}"),
            _tr("{one} is family and took care of {other}"),
        ),
        kinds.STEP_PARENT: (_tr("{one} is a step-parent of {other}"), _tr("{one} was a step-parent of {other}")),
        kinds.SPECIAL_GUARDIAN: (
            _tr("{one} is a special guardian of {other}"),
            _tr("{one} was a special guardian of {other}"),
        ),
        kinds.DONOR: (_tr("{one} is the donor for {other}"), _tr("{one} was the donor for {other}")),
        kinds.SIBLING: (_tr("{one} is a brother or sister of {other}"), _tr("{one} was a brother or sister of {other}")),
        kinds.TWIN: (_tr("{one} is a twin of {other}"), _tr("{one} was a twin of {other}")),
        kinds.IDENTICAL_TWIN: (_tr("{one} is an identical twin of {other}"), _tr("{one} was an identical twin of {other}")),
        kinds.PET_OF: (_tr("{one} is a pet of {other}"), _tr("{one} was a pet of {other}")),
        kinds.CLOSE: (_tr("{one} is close to {other}"), _tr("{one} was close to {other}")),
        kinds.VERY_CLOSE: (_tr("{one} is very close to {other}"), _tr("{one} was very close to {other}")),
        kinds.DISTANT: (_tr("{one} is distant from {other}"), _tr("{one} was distant from {other}")),
        kinds.CONFLICT: (_tr("{one} is in conflict with {other}"), _tr("{one} was in conflict with {other}")),
        kinds.CLOSE_AND_CONFLICT: (
            _tr("{one} is close to and in conflict with {other}"),
            _tr("{one} was close to and in conflict with {other}"),
        ),
        kinds.OUT_OF_TOUCH: (_tr("{one} is out of touch with {other}"), _tr("{one} was out of touch with {other}")),
        kinds.BACK_IN_TOUCH: (_tr("{one} is back in touch with {other}"), _tr("{one} was back in touch with {other}")),
        kinds.TAKES_CARE_OF: (_tr("{one} takes care of {other}"), _tr("{one} took care of {other}")),
        kinds.CONTROLS: (_tr("{one} controls {other}"), _tr("{one} controlled {other}")),
        kinds.HARMED: (_tr("{one} harmed {other}"), _tr("{one} harmed {other}")),
    }


def hows() -> dict[How, str]:
    """How somebody can be joined to another, from where they stand, to be read behind their name."""
    kinds = BondKind
    return {
        (kinds.BIRTH_PARENT, False): _tr("is a birth parent of"),
        (kinds.BIRTH_PARENT, True): _tr("is a birth child of"),
        (kinds.MARRIED, False): _tr("is or was married to"),
        (kinds.CIVIL_PARTNERS, False): _tr("is or was the civil partner of"),
        (kinds.LIVING_TOGETHER, False): _tr("lives or lived with"),
        (kinds.IN_A_RELATIONSHIP, False): _tr("is or was in a relationship with"),
        (kinds.SEPARATED, False): _tr("is separated from"),
        (kinds.DIVORCED, False): _tr("is divorced from"),
        (kinds.SIBLING, False): _tr("is a brother or sister of"),
        (kinds.TWIN, False): _tr("is a twin of"),
        (kinds.IDENTICAL_TWIN, False): _tr("is an identical twin of"),
        (kinds.ADOPTIVE_PARENT, False): _tr("is an adoptive parent of"),
        (kinds.ADOPTIVE_PARENT, True): _tr("was adopted by"),
        (kinds.FOSTER_CARER, False): _tr("is or was a foster carer of"),
        (kinds.FOSTER_CARER, True): _tr("is or was fostered by"),
        (kinds.KINSHIP_CARER, False): _tr("is family and takes care of"),
        (kinds.KINSHIP_CARER, True): _tr("is cared for in the family by"),
        (kinds.SPECIAL_GUARDIAN, False): _tr("is a special guardian of"),
        (kinds.SPECIAL_GUARDIAN, True): _tr("has as special guardian"),
        (kinds.STEP_PARENT, False): _tr("is a step-parent of"),
        (kinds.STEP_PARENT, True): _tr("is a stepchild of"),
        (kinds.DONOR, False): _tr("was the donor for"),
        (kinds.DONOR, True): _tr("has as a donor"),
        (kinds.PET_OF, False): _tr("is a pet of"),
        (kinds.PET_OF, True): _tr("has as a pet"),
    }


def feelings() -> dict[How, str]:
    """How somebody can get on with another, from where they stand, to be read behind their name."""
    kinds = BondKind
    return {
        (kinds.CLOSE, False): _tr("is close to"),
        (kinds.VERY_CLOSE, False): _tr("is very close to"),
        (kinds.DISTANT, False): _tr("is distant from"),
        (kinds.CONFLICT, False): _tr("is in conflict with"),
        (kinds.CLOSE_AND_CONFLICT, False): _tr("is close to and in conflict with"),
        (kinds.OUT_OF_TOUCH, False): _tr("is out of touch with"),
        (kinds.BACK_IN_TOUCH, False): _tr("is back in touch with"),
        (kinds.TAKES_CARE_OF, False): _tr("takes care of"),
        (kinds.TAKES_CARE_OF, True): _tr("is taken care of by"),
        (kinds.CONTROLS, False): _tr("controls"),
        (kinds.CONTROLS, True): _tr("is controlled by"),
        (kinds.HARMED, False): _tr("harmed"),
        (kinds.HARMED, True): _tr("was harmed by"),
    }


def sentence(book: Book, bond: Bond) -> str:
    """What joins two people of a book, as a sentence without its dates."""
    now, then = sentences()[bond.kind]
    one, other = book.person(bond.one), book.person(bond.other)
    told = (then if is_over(book, bond) else now).format(one=said(one), other=said(other))
    return told[:1].upper() + told[1:]


def names_of(people: Iterable[Person]) -> dict[PersonId, str]:
    """What people are called where one of them is to be chosen: two friends are told apart by their names."""
    people = tuple(people)
    counted = Counter(said(person) for person in people)
    return {
        person.id: f"{said(person)} ({person.known_as})"
        if counted[said(person)] > 1 and person.known_as not in ("", said(person))
        else said(person)
        for person in people
    }


def is_over(book: Book, bond: Bond) -> bool:
    """Whether it is told as something that was: it has an end, one of the couple has died, or they parted since."""
    if bond.when.end is not None:
        return True
    if not bond.kind.is_couple:
        return False
    if book.person(bond.one).has_died or book.person(bond.other).has_died:
        return True
    parted = (BondKind.SEPARATED, BondKind.DIVORCED)
    pair = {bond.one, bond.other}
    if bond.kind is BondKind.SEPARATED:
        parted = (BondKind.DIVORCED,)  # type: ignore[assignment]
    elif bond.kind is BondKind.DIVORCED:
        return False
    return any(each.kind in parted and {each.one, each.other} == pair for each in book.bonds)


def dates(when: Span) -> str:
    """From when to when, in words; "" where neither is known."""
    return str(when) if when.start is not None or when.end is not None else ""
