"""Display lists to SVG: one self-contained picture that needs no font, no script and nothing from outside."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from typing import assert_never
from xml.sax.saxutils import escape, quoteattr

from lifestory_app.domain.photos import PhotoSource, Purpose
from lifestory_app.layout.display import (
    Glyphs,
    Gradient,
    Group,
    Item,
    Link,
    Path,
    Picture,
    Rect,
    Shape,
    Stroke,
    Tagged,
    as_read,
    rectangle,
    walk,
)
from lifestory_app.layout.fonts import Fonts
from lifestory_app.paint.outlines import outline

PIXELS_PER_POINT = 2
NO_PHOTO = "#E6E1D8"


def to_svg(
    items: Sequence[Item],
    width: float,
    height: float,
    fonts: Fonts,
    photos: PhotoSource | None = None,
    title: str = "",
    words: str = "",
    lang: str = "en",
    paper: str = "",
) -> str:
    """An SVG document of items on a sheet of width x height points, glyphs drawn as paths.

    `title` names the picture and `words` says what it shows; where they are not given, the first heading and the text of the
    items in reading order stand in. `paper` is the colour behind all, "" for none. Without `photos`, places of photos
    are plain. Raises Refused where a photo cannot be had.
    """
    sheet = (Shape(rectangle(Rect(0, 0, width, height)), paper),) if paper else ()
    return _Svg(fonts, photos).document((*sheet, *items), width, height, title, words, lang)


def spoken(items: Sequence[Item]) -> Iterator[str]:
    """What a reader hears of the items, in order: text, and the words that stand for pictures."""
    for item in as_read(tuple(items)):
        match item:
            case Tagged(role="Artifact"):
                continue
            case Tagged(alt=alt) if alt:
                yield alt
            case Tagged():
                yield " ".join(" ".join(spoken(item.items)).split())
            case Glyphs():
                yield item.text
            case Group() | Link():
                yield from spoken(item.items)


class _Svg:
    def __init__(self, fonts: Fonts, photos: PhotoSource | None) -> None:
        self._fonts = fonts
        self._photos = photos
        self._shared: list[str] = []
        self._glyphs: dict[tuple[str, int], str] = {}
        self._made = 0

    def document(self, items: tuple[Item, ...], width: float, height: float, title: str, words: str, lang: str) -> str:
        body = self._draw(items)
        headings = [item for item in walk(items) if isinstance(item, Tagged) and item.role in ("H1", "H2", "H3")]
        title = title or (" ".join(spoken(headings[:1])) if headings else "")
        words = words or "\n".join(text for text in (each.strip() for each in spoken(items)) if text)
        named = [name for name, text in (("title", title), ("words", words)) if text]
        role = f'role="img" aria-labelledby="{" ".join(named)}"' if named else 'aria-hidden="true"'
        return "".join(
            (
                '<?xml version="1.0" encoding="UTF-8"?>\n',
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}pt" height="{_n(height)}pt" ',
                f'viewBox="0 0 {_n(width)} {_n(height)}" xml:lang={quoteattr(lang)} {role}>\n',
                f'<title id="title">{_text(title)}</title>\n' if title else "",
                f'<desc id="words">{_text(words)}</desc>\n' if words else "",
                "<defs>\n" + "\n".join(self._shared) + "\n</defs>\n" if self._shared else "",
                body,
                "</svg>\n",
            )
        )

    def _draw(self, items: Sequence[Item]) -> str:
        return "".join(self._item(item) for item in items)

    def _item(self, item: Item) -> str:
        match item:
            case Glyphs():
                return self._run(item)
            case Shape():
                return self._shape(item)
            case Picture():
                return self._picture(item)
            case Group():
                return self._group(item)
            case Tagged() | Link():
                return self._draw(item.items)
            case _ as missed:
                assert_never(missed)

    def _run(self, run: Glyphs) -> str:
        uses = []
        for glyph, x, y in zip(run.gids, run.xs, run.ys, strict=True):
            name = self._glyph(run.font, glyph)
            if name:
                uses.append(f'<use href="#{name}" transform="translate({_n(x)} {_n(y)}) scale({_n(run.size)})"/>')
        return f'<g fill="{run.colour}">{"".join(uses)}</g>\n' if uses else ""

    def _glyph(self, font: str, glyph: int) -> str:
        """The name of a glyph's shared drawing, "" for one that shows nothing."""
        known = self._glyphs.get((font, glyph))
        if known is None:
            path = outline(self._fonts.face(font), glyph)
            known = self._share(f'<path id="{{}}" d="{_d(path)}"/>') if path else ""
            self._glyphs[font, glyph] = known
        return known

    def _share(self, element: str) -> str:
        self._made += 1
        name = f"s{self._made}"
        self._shared.append(element.replace("{}", name, 1))
        return name

    def _shape(self, item: Shape) -> str:
        if item.fill is None and item.stroke is None:
            return ""
        fill = self._gradient(item.fill) if isinstance(item.fill, Gradient) else item.fill or "none"
        faint = f' opacity="{_n(item.opacity)}"' if item.opacity < 1 else ""
        return f'<path d="{_d(item.path)}" fill="{fill}"{_stroke(item.stroke)}{faint}/>\n'

    def _gradient(self, gradient: Gradient) -> str:
        stops = "".join(f'<stop offset="{_n(at)}" stop-color="{colour}"/>' for at, colour in gradient.stops)
        (x1, y1), (x2, y2) = gradient.start, gradient.end
        line = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
        name = self._share(f'<linearGradient id="{{}}" gradientUnits="userSpaceOnUse" {line}>{stops}</linearGradient>')
        return f"url(#{name})"

    def _clip(self, path: Path | None) -> str:
        if path is None:
            return ""
        name = self._share(f'<clipPath id="{{}}"><path d="{_d(path)}"/></clipPath>')
        return f' clip-path="url(#{name})"'

    def _group(self, item: Group) -> str:
        inner = self._draw(item.items)
        if item.clip is not None:
            inner = f"<g{self._clip(item.clip)}>{inner}</g>"
        if item.transform != (1, 0, 0, 1, 0, 0):
            matrix = " ".join(f"{part:.6g}" for part in item.transform)
            inner = f'<g transform="matrix({matrix})">{inner}</g>'
        return inner + "\n"

    def _picture(self, item: Picture) -> str:
        place = item.place
        if self._photos is None:
            return self._shape(Shape(item.clip or rectangle(place), NO_PHOTO))
        wanted = (max(1, round(place.width * PIXELS_PER_POINT)), max(1, round(place.height * PIXELS_PER_POINT)))
        data = b64encode(self._photos.picture(item.view, *wanted, Purpose.SCREEN)).decode("ascii")
        box = f'x="{_n(place.x)}" y="{_n(place.y)}" width="{_n(place.width)}" height="{_n(place.height)}"'
        image = f'<image {box} preserveAspectRatio="none" href="data:image/jpeg;base64,{data}"/>'
        return f"<g{self._clip(item.clip)}>{image}</g>\n" if item.clip is not None else image + "\n"


def _n(value: float) -> str:
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _d(path: Path) -> str:
    return "".join(segment[0] + " ".join(_n(part) for part in segment[1:]) for segment in path)


def _stroke(stroke: Stroke | None) -> str:
    if stroke is None:
        return ""
    ends = ' stroke-linecap="round" stroke-linejoin="round"' if stroke.round else ""
    dash = f' stroke-dasharray="{" ".join(map(_n, stroke.dash))}"' if stroke.dash else ""
    return f' stroke="{stroke.colour}" stroke-width="{_n(stroke.width)}"{ends}{dash}'


def _text(text: str) -> str:
    """Escaped text without the control characters that XML cannot hold."""
    return escape("".join(char for char in text if char.isprintable() or char in "\n\t"))
