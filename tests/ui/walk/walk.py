"""All steps, in order."""

from tests.ui.walk import beginning, leaving, letter, memories, pages, people, photos, scrapbook, story, trouble, writing

STEPS = (
    *beginning.STEPS,
    *people.STEPS,
    *photos.STEPS,
    *writing.STEPS,
    *pages.STEPS,
    *scrapbook.STEPS,
    *story.STEPS,
    *memories.STEPS,
    *letter.STEPS,
    *trouble.STEPS,
    *leaving.STEPS,
)
