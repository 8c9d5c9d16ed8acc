"""The letter in a book at work: looking at it whole, finishing it, and what leaves of it."""

from typing import TYPE_CHECKING

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import LetterId
from lifestory_app.services import letters
from lifestory_app.services.letter_papers import LetterLeaving
from lifestory_app.ui.letter.screen import LetterScreen
from lifestory_app.ui.reading_view import ReadingView
from lifestory_app.ui.words.helps import Helps

if TYPE_CHECKING:
    from lifestory_app.ui.bench import Bench


class LetterSteps:
    """Makes the screen of the letter, and what opens from it."""

    def __init__(self, bench: "Bench", helps: Helps) -> None:
        self._bench = bench
        self.screen = LetterScreen(bench.session, helps)
        self.screen.shown.connect(bench.renew)
        self.screen.whole_wanted.connect(self.show_whole)
        self.screen.page_wanted.connect(bench.show_page)
        self.screen.entry_wanted.connect(bench.show_entry)
        self.leaving = LetterLeaving(bench.session, bench)
        self.screen.papers_wanted.connect(self.make_papers)
        self.screen.finish_wanted.connect(self.finish)

    def finish(self, id: LetterId) -> None:
        """Date and sign a letter."""
        from lifestory_app.ui.letter.finish_dialog import FinishDialog

        bench = self._bench
        dialog = FinishDialog(bench, bench.session, bench.session.book.letter(id), len(self.screen.disagreements))
        wanted: list[str] = []
        dialog.part_wanted.connect(wanted.append)
        bench.run(dialog)
        if wanted:
            self.screen.choose(wanted[0])
            self.screen.write()

    def make_papers(self, id: LetterId) -> None:
        """Make the letter and the papers that go with it."""
        from lifestory_app.ui.letter.papers_dialog import LetterPapersDialog

        bench = self._bench
        bench.run(LetterPapersDialog(bench, bench.session, self.leaving, bench.session.book.letter(id)))

    def show_whole(self, id: LetterId) -> None:
        """Look at the whole letter as it is laid out, with the parts that are given later in their places."""
        bench = self._bench
        bench.session.end_phrase()
        try:
            laid = letters.whole(bench.session, bench.session.book.letter(id))
        except Refused as refusal:
            bench.session.refused.emit(refusal.sentence)
            return
        view = ReadingView()
        view.show_book(laid, bench.painter())
        view.closed.connect(lambda: bench.pop(view))
        view.closed.connect(self.screen.paper.whole.setFocus)
        bench.push(view)
