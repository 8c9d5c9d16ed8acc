"""Arranging genograms of 60 people, beside what sorting and walking the same people costs at the least.

python benchmarks/genogram.py
"""

import statistics
import time

from lifestory_app.family.drawing import arrange
from lifestory_app.family.generations import rows_of
from lifestory_app.family.kin import kin_of
from lifestory_app.family.sibships import sibships_of
from tests.family.measured import sizes_for
from tests.family.random_families import grown

SIZE, FAMILIES = 60, 20
MUST_REACH_MS = 200


def main() -> None:
    floors, whole = [], []
    for seed in range(FAMILIES):
        kin = kin_of(grown(seed, SIZE).book)
        sizes = sizes_for(kin)
        floor = []
        for _ in range(3):
            start = time.process_time()
            rows_of(kin)
            sibships_of(kin)
            floor.append(time.process_time() - start)
        start = time.process_time()
        arrange(kin, sizes)
        whole.append((time.process_time() - start) * 1000)
        floors.append(min(floor) * 1000)
    least = statistics.median(floors)
    print(f"{FAMILIES} families of {SIZE} people")
    print(f"floor: rows and sibships alone  {least:.1f} ms")
    print(f"arranged, median                {statistics.median(whole):.0f} ms  -> {statistics.median(whole) / least:.0f} times")
    print(f"arranged, slowest               {max(whole):.0f} ms (must reach {MUST_REACH_MS})")


if __name__ == "__main__":
    main()
