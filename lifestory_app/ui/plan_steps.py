"""The plan in a book at work: its screen, the dates behind it, and the one page for a meeting."""

from typing import TYPE_CHECKING

from lifestory_app.services.plan import Extracts
from lifestory_app.ui.plan.screen import PlanScreen

if TYPE_CHECKING:
    from lifestory_app.ui.bench import Bench


class PlanSteps:
    """Makes the screen of the plan, and does what it wishes for."""

    def __init__(self, bench: "Bench") -> None:
        self._bench = bench
        self.screen = PlanScreen(bench.session, bench.due.deadlines)
        self.screen.page_wanted.connect(bench.show_page)
        self.screen.dates_wanted.connect(bench.due.show)
        self.screen.extract_wanted.connect(self.make_page)
        self.screen.told.connect(bench.toast.say)

    def make_page(self) -> None:
        """Make the one page for a meeting, a review or a report."""
        from lifestory_app.ui.plan.extract_dialog import ExtractDialog

        bench = self._bench
        extracts = Extracts(bench.session, bench.due.deadlines.nation, self.screen)
        bench.run(ExtractDialog(bench, bench.session, extracts, bench.painter()))
