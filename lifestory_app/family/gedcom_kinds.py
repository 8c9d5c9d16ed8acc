"""The words by which family tree programs say how people belong together, and the bonds they mean."""

import re

from lifestory_app.domain.people import BondKind

Words = tuple[tuple[re.Pattern[str], BondKind], ...]


def _words(*pairs: tuple[str, BondKind]) -> Words:
    return tuple((re.compile(pattern), kind) for pattern, kind in pairs)


COUPLES = _words(
    (r"civil|registered|pacs", BondKind.CIVIL_PARTNERS),
    (r"divorce", BondKind.DIVORCED),
    (r"separat", BondKind.SEPARATED),
    (r"common.?law|cohabit|living together|lived together|unmarried|not married|partners", BondKind.LIVING_TOGETHER),
    (r"in a relationship|friends|never married", BondKind.IN_A_RELATIONSHIP),
)
PARENTS = _words(
    (r"adopt", BondKind.ADOPTIVE_PARENT),
    (r"kinship", BondKind.KINSHIP_CARER),
    (r"foster", BondKind.FOSTER_CARER),
    (r"step", BondKind.STEP_PARENT),
    (r"special guardian|^guardian", BondKind.SPECIAL_GUARDIAN),
    (r"donor", BondKind.DONOR),
    (r"birth|natural|biological", BondKind.BIRTH_PARENT),
)
TIES = _words(
    (r"identical", BondKind.IDENTICAL_TWIN),
    (r"twin|multiple", BondKind.TWIN),
    (r"brother|sister|sibling|^sibl$", BondKind.SIBLING),
    (r"^pet\b", BondKind.PET_OF),
    (r"adoptive (parent|mother|father)", BondKind.ADOPTIVE_PARENT),
    (r"kinship carer", BondKind.KINSHIP_CARER),
    (r"foster (carer|parent|mother|father)", BondKind.FOSTER_CARER),
    (r"step.?(parent|mother|father|mum|dad)", BondKind.STEP_PARENT),
    (r"special guardian", BondKind.SPECIAL_GUARDIAN),
    (r"donor", BondKind.DONOR),
)


def by_words(said: str, words: Words) -> BondKind | None:
    """The bond that some words mean, or None where they are not known."""
    said = said.strip().lower()[:200]
    return next((kind for pattern, kind in words if pattern.search(said)), None) if said else None
