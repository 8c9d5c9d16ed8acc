"""All steps, in order."""

from tests.ui.walk import beginning, leaving, pages, people, photos, trouble, writing

STEPS = (*beginning.STEPS, *people.STEPS, *photos.STEPS, *writing.STEPS, *pages.STEPS, *trouble.STEPS, *leaving.STEPS)
