"""What leaves a book at work: copies, the record, papers of the letter, the family, a page of the plan, the printer."""

from typing import TYPE_CHECKING

from lifestory_app.domain.ids import StoryboardId

if TYPE_CHECKING:
    from lifestory_app.ui.bench import Bench


class OutSteps:
    """Opens what each thing that leaves is asked for in."""

    def __init__(self, bench: "Bench") -> None:
        self._bench = bench

    def make_copy(self) -> None:
        """Make a PDF or a Word document."""
        from lifestory_app.ui.out.copy_dialog import CopyDialog

        dialog = CopyDialog(self._bench.session, self._bench.leaving, self._bench)
        dialog.page_wanted.connect(self._bench.show_page)
        self._bench.run(dialog)

    def save_to_record(self) -> None:
        """Put a copy on the child's record."""
        from lifestory_app.ui.out.record_dialog import RecordDialog

        self._bench.run(RecordDialog(self._bench.session, self._bench.leaving, self._bench))

    def make_letter_papers(self) -> None:
        """Make the letter and the papers that go with it; where there is no letter yet, go to where one is begun."""
        self._bench.show_mode("letter")
        letter = self._bench.letters.screen.letter
        if letter is not None:
            self._bench.letters.make_papers(letter.id)

    def send_family(self) -> None:
        """Make a picture of the family, or a family tree file."""
        from lifestory_app.ui.out.family_dialog import FamilyDialog

        self._bench.run(FamilyDialog(self._bench.session, self._bench.family_leaving, self._bench))

    def make_extract(self) -> None:
        """Make the one page of the plan for a meeting, a review or a report."""
        self._bench.show_mode("plan")
        self._bench.plan.make_page()

    def preview(self) -> None:
        """Look at the very PDF."""
        from lifestory_app.ui.out.preview import PreviewScreen

        screen = PreviewScreen(self._bench.session, self._bench.leaving)
        screen.closed.connect(lambda: self._bench.pop(screen))
        screen.print_wanted.connect(self.print_book)
        screen.copy_wanted.connect(self.make_copy)
        self._bench.push(screen)

    def print_book(self) -> None:
        """Print the child's copy."""
        self._print()

    def _print(self, story: StoryboardId | None = None) -> None:
        from lifestory_app.ui.out.printing import PrintDialog

        self._bench.run(
            PrintDialog(
                self._bench.leaving, self._bench, [each for each in self._bench.session.book.storyboards if each.panels], story
            )
        )

    def make_story_booklet(self, story: StoryboardId) -> None:
        """Make Words and Pictures by itself: a booklet to fold, as a PDF or on paper."""
        from lifestory_app.ui.out.booklet_dialog import BookletDialog

        dialog = BookletDialog(self._bench.session, self._bench.leaving, story, self._bench)
        self._bench.run(dialog)
        if dialog.print_wanted:
            self._print(story)
