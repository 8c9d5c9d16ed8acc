"""From a book at work to the books of brothers and sisters."""

from typing import TYPE_CHECKING

from lifestory_app.services.siblings import Siblings

if TYPE_CHECKING:
    from lifestory_app.ui.bench import Bench


class SiblingSteps:
    """Begins a book for a brother or sister, and brings shared pages up to date."""

    def __init__(self, bench: "Bench") -> None:
        self._bench = bench
        self.siblings = Siblings(bench.session, bench)

    def begin(self) -> None:
        """Ask for whom, show what goes along, and make the book."""
        from lifestory_app.ui.siblings.begin_dialog import BeginDialog

        bench = self._bench
        bench.session.end_phrase()
        dialog = BeginDialog(bench, bench.session, self.siblings)
        bench.run(dialog)
        if dialog.made is not None:
            said = bench.tr("The book “{name}” is made. Open it from the first screen.")
            bench.notices.show("sibling", "good", said.format(name=dialog.made.name), "")

    def update(self) -> None:
        """Ask for the other book, show what is new in it, and bring what is wanted."""
        from lifestory_app.ui.siblings.update_dialog import UpdateDialog

        bench = self._bench
        dialog = UpdateDialog(bench, bench.session, self.siblings)
        bench.run(dialog)
        if dialog.brought:
            bench.toast.say(bench.tr("Shared pages that were brought: {count}.").format(count=dialog.brought))
