"""Hand-made display lists for the painters' tests: every kind of item and role, without the layout engine."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import uharfbuzz as hb
from PIL import Image

from lifestory_app.domain.ids import PageId, PhotoId, SectionId
from lifestory_app.domain.photos import Crop, PhotoView, Purpose
from lifestory_app.layout.display import (
    Glyphs,
    Gradient,
    Group,
    Item,
    LaidOutPage,
    Link,
    Path,
    Picture,
    Rect,
    Shape,
    Stroke,
    Tagged,
    rectangle,
)
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook, LaidOutSection

A_DAY = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
WIDTH, HEIGHT = 595.276, 841.89
STAR: Path = (("M", 300, 500), ("C", 340, 520, 360, 560, 380, 600), ("L", 220, 600), ("Z",))
VIEW = PhotoView(PhotoId("photo-1"), Crop(0.1, 0.1, 0.9, 0.8))

SENTENCES = {
    "en-GB": ("andika-400", "When I was little I found fish, coffee and a kite."),
    "cy": ("andika-400", "Roeddwn i’n byw gyda Mam-gu ger y môr."),
    "pl": ("andika-400", "Zażółć gęślą jaźń. Mieszkałem z babcią w Łodzi."),
    "vi": ("andika-400", "Tôi sống với bà ngoại ở Huế."),
    "uk": ("andika-400", "Я жив з бабусею у великому будинку."),
    "ar": ("noto-naskh-arabic-400", "اسمي ليلى وأعيش مع جدتي في بيت كبير."),
    "ur": ("noto-naskh-arabic-400", "میرا نام عائشہ ہے اور میں اپنی خالہ کے ساتھ رہتی ہوں۔"),
    "pa": ("noto-sans-gurmukhi-400", "ਮੇਰਾ ਨਾਮ ਸਿਮਰਨ ਹੈ ਅਤੇ ਮੈਂ ਆਪਣੀ ਦਾਦੀ ਨਾਲ ਰਹਿੰਦੀ ਹਾਂ।"),
    "bn": ("noto-sans-bengali-400", "আমার নাম রহিম এবং আমি আমার দাদির সঙ্গে থাকি।"),
    "gu": ("noto-sans-gujarati-400", "મારું નામ પ્રિયા છે અને હું મારી દાદી સાથે રહું છું."),
    "ta": ("noto-sans-tamil-400", "என் பெயர் கயல். நான் பாட்டியுடன் வாழ்கிறேன்."),
    "ti": ("noto-sans-ethiopic-400", "ስመይ ሰላም እዩ። ምስ ዓባየይ እነብር።"),
    "zh-Hans": ("noto-sans-sc-400", "我叫小明，我和奶奶一起住在一座小房子里。"),
}
RIGHT_TO_LEFT = {"ar", "ur"}


@cache
def fonts() -> Fonts:
    return Fonts.shared()


def line(
    text: str, x: float, y: float, size: float = 14, font: str = "andika-400", lang: str = "en-GB", colour: str = "#2B2320"
) -> Glyphs:
    """One line of text of one font, shaped as the layout does it."""
    face = fonts().face(font)
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    rtl = buffer.direction == "rtl"
    buffer.language = lang
    hb.shape(face.hb_font, buffer)
    scale = size / face.upem
    xs, ys, pen = [], [], x
    for place in buffer.glyph_positions:
        xs.append(pen + place.x_offset * scale)
        ys.append(y - place.y_offset * scale)
        pen += place.x_advance * scale
    gids = tuple(info.codepoint for info in buffer.glyph_infos)
    clusters = tuple(info.cluster for info in buffer.glyph_infos)
    return Glyphs(font, size, colour, gids, tuple(xs), tuple(ys), text, clusters, lang, rtl)


def words(text: str, y: float, role: str = "P", x: float = 60, size: float = 14, **more: str) -> Tagged:
    return Tagged(role, (line(text, x, y, size, **more),))


def a_page(items: Sequence[Item], number: int = 1, section: str = "now", **more: object) -> LaidOutPage:
    given: dict[str, object] = {"label": str(number), "title": f"Page {number}", **more}
    page = str(given.pop("page", f"page-{number}"))
    return LaidOutPage(PageId(page), SectionId(section), WIDTH, HEIGHT, tuple(items), number, **given)  # type: ignore[arg-type]


def a_book_of(*pages: LaidOutPage, title: str = "Robin’s story", lang: str = "en-GB") -> LaidOutBook:
    """A laid-out book of these pages, its sections read off them."""
    sections: list[LaidOutSection] = []
    for number, page in enumerate(pages, 1):
        if not sections or sections[-1].id != page.section:
            sections.append(LaidOutSection(page.section, f"Part {page.section}", number))
    return LaidOutBook(pages, title, lang, sections=tuple(sections))


def a_list(y: float) -> Tagged:
    rows = (("1.", "a red hat"), ("2.", "a blanket"))
    items = [
        Tagged("LI", (words(label, y + 20 * at, "Lbl"), words(text, y + 20 * at, "LBody", 90)))
        for at, (label, text) in enumerate(rows)
    ]
    return Tagged("L", tuple(items))


def a_table(y: float) -> Tagged:
    def row(at: int, label: str, value: str) -> Tagged:
        head = Tagged("TH", (line(label, 60, y + 20 * at, font="andika-700"),), scope="Row")
        return Tagged("TR", (head, Tagged("TD", (line(value, 200, y + 20 * at),) if value else ())))

    return Tagged("Table", (row(0, "Day", "Tuesday 12 March"), row(1, "Weight", "3.2 kg"), row(2, "Length", "")))


def contents(*targets: tuple[str, str]) -> Tagged:
    entries = []
    for at, (page, title) in enumerate(targets):
        y = 160 + 24 * at
        link = Link(Rect(60, y - 14, 300, 18), PageId(page), f"{title}, go to its page", (line(title, 60, y),))
        entries.append(Tagged("TOCI", (link,)))
    return Tagged("TOC", tuple(entries))


def a_figure(y: float, view: PhotoView = VIEW, turned: bool = False) -> Tagged:
    place = Rect(60, y, 240, 180)
    ink: Item = Picture(view, place, rectangle(place.inset(4)))
    if turned:
        ink = Group((ink,), (0.998, 0.063, -0.063, 0.998, 4, -9))
    return Tagged("Figure", (ink,), alt="A red kite over the sea", place=place)


def every_kind_of_item() -> LaidOutBook:
    """A book with every item and role, lists, a table, links, gradients, veils, turned things and two languages in one line."""
    blue = Gradient((0, 480), (0, 600), ((0, "#CBE4EC"), (0.6, "#8FB996"), (1, "#FFFFFF")))
    ground = Tagged("Artifact", (Shape(STAR, blue, Stroke("#2B2320", 1.5, (4, 2))), Shape(STAR, "#D1495B", opacity=0.4)))
    folio = Tagged("Artifact", (line("1", 290, 810, 9),))
    polish = line("dzień dobry", 150, 420, lang="pl")
    mixed = Tagged("P", (line("She said ", 60, 420), polish, line(" each day.", 240, 420)))
    cover = a_page(
        (ground, words("Robin’s story", 120, "H1", size=30, font="andika-700"), a_figure(160)),
        1,
        "front",
        label="",
        title="Robin’s story",
        paper="#FFF8EC",
    )
    turned = Group((words("Turned words", 0, "P", 0),), (0.966, 0.259, -0.259, 0.966, 320, 700))
    link_words = Tagged(
        "P", (Link(Rect(60, 706, 90, 18), PageId("page-3"), "Go to the firsts", (line("See firsts", 60, 720),)),)
    )
    second = a_page(
        (
            words("What is in this book", 100, "H2", size=22),
            contents(("page-1", "Robin’s story"), ("page-3", "Firsts"), ("gone", "A page that is not here")),
            mixed,
            link_words,
            turned,
            folio,
        ),
        2,
        "front",
    )
    third = a_page(
        (
            words("Firsts", 100, "H2", size=22),
            words("A small heading", 130, "H3"),
            a_list(160),
            a_table(230),
            a_figure(320, turned=True),
            words("Me and my kite.", 520, "Caption"),
            Tagged("BlockQuote", (words("You always laughed.", 560),)),
            Tagged("Figure", (Group((Shape(STAR, "#8FB996"),), clip=STAR),), alt="A hill", place=Rect(220, 500, 160, 100)),
            Tagged("P", ()),
        ),
        3,
        "then",
        left=True,
    )
    return a_book_of(cover, second, third)


def all_languages() -> LaidOutBook:
    items: list[Item] = [words("Languages of my family", 80, "H1", size=24)]
    for at, (lang, (font, text)) in enumerate(SENTENCES.items()):
        items.append(Tagged("P", (line(text, 60, 130 + 46 * at, 15, font, lang),), lang=lang))
    return a_book_of(a_page(items))


@cache
def a_jpeg(width: int, height: int, shade: int = 0) -> bytes:
    picture = Image.linear_gradient("L").resize((width, height))
    out = BytesIO()
    Image.merge("RGB", (picture, picture.rotate(90).resize((width, height)), Image.new("L", picture.size, shade))).save(
        out, "JPEG"
    )
    return out.getvalue()


class PlainPhotos:
    """A few pixels for any view; remembers what was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[PhotoView, int, int, Purpose]] = []

    def picture(self, view: PhotoView, width: int, height: int, purpose: Purpose) -> bytes:
        self.asked.append((view, width, height, purpose))
        return a_jpeg(min(width, 200), min(height, 150))
