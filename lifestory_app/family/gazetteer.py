"""Where towns and countries lie, from the tables under `assets/map/`; nothing is asked of any network."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from lifestory_app import resources

ISLES = frozenset({"GB", "IE", "IM", "JE", "GG"})
_NEAR = re.compile(r"\bnear\s+(.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the earth, in degrees. `country` and `part` are codes: `GB`, `WLS`. `alike` counts others of its name."""

    name: str
    latitude: float
    longitude: float
    country: str
    part: str = ""
    is_town: bool = True
    alike: int = 0


def find(text: str) -> Spot | None:
    """The town or country that a place in words means, or None: `Leicester`, `Bangor, Wales`, `Wexmouth, near York`.

    Of towns of one name the largest of the British Isles is meant, else the largest, unless a country or part follows the name.
    """
    whole = " ".join(text.split()).strip(" .")
    found = _find(whole)
    if found is None and (near := _NEAR.search(whole)):
        return _find(near[1])
    return found


def lands() -> tuple[Spot, ...]:
    """The countries, and the parts of the United Kingdom, each once by its usual name."""
    found: dict[tuple[str, str], Spot] = {}
    for spot in _countries().values():
        found.setdefault((spot.country, spot.part), spot)
    return tuple(found.values())


def is_known_town(text: str) -> bool:
    """Whether a town has this very name."""
    return folded(text) in _towns()


def folded(text: str) -> str:
    """A name as it is compared: without accents, capitals, dots and hyphens; `Saint` is `St`."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    words = re.sub(r"[^\w]+", " ", plain.replace("’", "").replace("'", "")).split()
    return " ".join("st" if word == "saint" else word for word in words)


def _find(text: str) -> Spot | None:
    parts = [part for part in (each.strip() for each in text.split(",")) if part]
    if not parts:
        return None
    if len(parts) == 1 and (country := _countries().get(folded(parts[0]))):
        return country
    wanted = [country for part in parts[1:] if (country := _countries().get(folded(part)))]
    for name in parts[:-1] if len(parts) > 1 and wanted else parts[:1]:
        if town := _town(name, wanted):
            return town
    return _countries().get(folded(parts[0]))


def _town(name: str, wanted: list[Spot]) -> Spot | None:
    towns = _towns().get(folded(name), ())
    for country in wanted:
        towns = tuple(town for town in towns if town.country == country.country and country.part in ("", town.part))
    near = tuple(town for town in towns if town.country in ISLES) or towns
    if not near:
        return None
    first = near[0]
    return Spot(first.name, first.latitude, first.longitude, first.country, first.part, True, len(near) - 1)


@cache
def _towns() -> dict[str, tuple[Spot, ...]]:
    """Towns by name, the largest first."""
    found: dict[str, list[Spot]] = {}
    for spot in _read("towns.tsv", is_town=True):
        found.setdefault(folded(spot.name), []).append(spot)
    return {name: tuple(spots) for name, spots in found.items()}


@cache
def _countries() -> dict[str, Spot]:
    return {folded(spot.name): spot for spot in _read("countries.tsv", is_town=False)}


def _read(name: str, *, is_town: bool) -> list[Spot]:
    spots: list[Spot] = []
    for line in resources.asset("map", name).read_text(encoding="utf-8").splitlines():
        title, country, part, latitude, longitude = line.split("\t")
        spots.append(Spot(title, float(latitude), float(longitude), country, part, is_town))
    return spots
