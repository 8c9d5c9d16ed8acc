"""What the pages of a PDF share: gradients, veils, glyphs as drawings, and the large drawings that stand on many pages."""

from collections.abc import Callable

from lifestory_app.layout.display import Gradient, Path, Shape
from lifestory_app.layout.fonts import Face
from lifestory_app.paint.outlines import outline
from lifestory_app.paint.pdf_ink import draws, inks, shading
from lifestory_app.paint.pdf_objects import Name, PdfFile, Ref, Value

Resource = tuple[str, str, Ref]
"""Its kind in a page's resources, its name there, and the object."""

LARGE = 64
"""A path of this many segments is written once, however many pages show it."""


class Shared:
    """Writes each thing when it is first wanted, and knows it from then on."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._known: dict[object, Resource] = {}
        self._inks: dict[int, tuple[Shape, str]] = {}
        self._drawings: dict[tuple[int, object, object], tuple[Path, Resource]] = {}

    def opacity(self, opacity: float) -> Resource:
        value: Value = {"Type": Name("ExtGState"), "ca": opacity, "CA": opacity}
        return self._once(opacity, "ExtGState", lambda: self._file.put(value))

    def gradient(self, gradient: Gradient) -> Resource:
        return self._once(gradient, "Shading", lambda: self._file.put(shading(gradient)))

    def stamp(self, face: Face, glyph: int) -> Resource:
        """A glyph as a small drawing, one point to the em."""
        path = outline(face, glyph)
        return self._once((face.key, glyph), "XObject", lambda: self._form(path, 0, f"{draws(path)} f"))

    def inks(self, shape: Shape) -> str:
        """The operators of a shape. Layout reads each ornament once, so most shapes come again as the same object."""
        known = self._inks.get(id(shape))
        if known is None:
            known = self._inks[id(shape)] = shape, inks(shape)
        return known[1]

    def drawing(self, shape: Shape) -> Resource:
        """A shape with a large path and a plain fill. The same object is known at once, an equal one after comparing."""
        key = (id(shape.path), shape.fill, shape.stroke)
        if key not in self._drawings:
            room = 5 * shape.stroke.width if shape.stroke else 0
            drawing = self._once(shape, "XObject", lambda: self._form(shape.path, room, inks(shape)))
            self._drawings[key] = shape.path, drawing
        return self._drawings[key][1]

    def _once(self, key: object, kind: str, put: Callable[[], Ref]) -> Resource:
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = kind, f"{kind[0]}{len(self._known) + 1}", put()
        return known

    def _form(self, path: Path, room: float, code: str) -> Ref:
        """A form as large as its path, with room around it for the line."""
        xs = [part for segment in path for part in segment[1::2]] or [0.0]
        ys = [part for segment in path for part in segment[2::2]] or [0.0]
        box: list[Value] = [min(xs) - room, min(ys) - room, max(xs) + room, max(ys) + room]
        form: dict[str, Value] = {"Type": Name("XObject"), "Subtype": Name("Form"), "BBox": box, "Resources": {}}
        return self._file.put_stream(form, code.encode("ascii"))
