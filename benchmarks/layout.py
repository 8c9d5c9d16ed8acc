"""Laying out a whole book, and one page of it again, beside what shaping the same words costs at the least.

python benchmarks/layout.py
"""

import statistics
import time
from dataclasses import replace

from lifestory_app.domain.edits import FillSlot
from lifestory_app.domain.pages import TextSlot
from lifestory_app.domain.text import Words
from lifestory_app.layout import text
from lifestory_app.layout.engine import LayoutCache, lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.shaping import shape
from tests.builders import a_book, a_page

PAGES = 120
WORDS = (
    "In the year {0} I lived at number {1}, and there was a garden with a swing, a brown dog called Biscuit and a shed where "
    "we painted. On day {0} we counted {1} birds, and Nan said that was a record for the whole street."
)


def cpu(work: object) -> float:
    start = time.process_time()
    work()  # type: ignore[operator]
    return time.process_time() - start


def main() -> None:
    fonts = Fonts.shared()
    pages = tuple(
        replace(
            a_page(f"page-{number}"), slots=(("words", TextSlot(Words.of(*(WORDS.format(number, each) for each in range(3))))),)
        )
        for number in range(PAGES)
    )
    book = a_book(pages=pages)
    said = [word for page in pages for word in page.slots[0][1].words.plain.split()]  # type: ignore[union-attr]

    def floor() -> None:
        for word in said:
            shape.__wrapped__(word, "andika-400", "en", False, fonts)

    floor()
    least = min(cpu(floor) for _ in range(3))
    text._set_paragraph.cache_clear()
    cold = cpu(lambda: lay_out(book, fonts))
    cache = LayoutCache()
    lay_out(book, fonts, cache)
    edits = []
    for number in range(60):
        changed = FillSlot(pages[number].id, "words", TextSlot(Words.of(f"I typed {number} letters just now."))).apply(book)
        edits.append(cpu(lambda changed=changed: lay_out(changed, fonts, cache)) * 1000)
    print(f"{PAGES} pages, {len(said)} words")
    print(f"floor: shape every word once   {least:.3f} CPU s")
    print(f"the whole book, laid out new   {cold:.3f} CPU s  -> {cold / least:.1f} times")
    print(f"one page changed               {statistics.median(edits):.1f} ms median, {sorted(edits)[56]:.1f} ms 95th of 100")


if __name__ == "__main__":
    main()
