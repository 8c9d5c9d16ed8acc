"""All steps, in order."""

from tests.ui.walk import beginning, leaving, pages, people, photos, writing

STEPS = (*beginning.STEPS, *people.STEPS, *photos.STEPS, *writing.STEPS, *pages.STEPS, *leaving.STEPS)
