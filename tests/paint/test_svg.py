"""SVG: self-contained, well-formed, with words that stand for what is seen."""

from lxml import etree

from lifestory_app.layout.display import Rect, Shape, Tagged, rectangle
from lifestory_app.paint.svg import to_svg
from tests.paint.sheets import HEIGHT, WIDTH, PlainPhotos, every_kind_of_item, fonts, line, words

SVG = "{http://www.w3.org/2000/svg}"


def parsed(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


def test_every_kind_of_item_becomes_well_formed_svg() -> None:
    for page in every_kind_of_item().pages:
        root = parsed(to_svg(page.items, WIDTH, HEIGHT, fonts(), PlainPhotos()))

        assert root.tag == f"{SVG}svg"
        assert root.get("viewBox") == "0 0 595.276 841.89"
        names = {each.get("id") for each in root.iter() if each.get("id")}
        wanted = {value[1:] for each in root.iter() for key, value in each.attrib.items() if key == "href" and value[0] == "#"}
        assert wanted <= names


def test_an_svg_needs_nothing_from_outside_and_runs_nothing() -> None:
    page = every_kind_of_item().pages[0]

    root = parsed(to_svg(page.items, WIDTH, HEIGHT, fonts(), PlainPhotos()))

    kinds = {etree.QName(each).localname for each in root.iter()}
    assert "image" in kinds
    assert kinds <= {"svg", "title", "desc", "defs", "path", "g", "use", "linearGradient", "stop", "clipPath", "image"}
    for each in root.iter():
        assert each.get("href", "#").startswith(("#", "data:image/jpeg;base64,"))
        assert not any(key.startswith("on") for key in each.attrib)


def test_a_reader_hears_the_heading_and_all_that_is_said() -> None:
    items = (
        words("Me & <my> kite", 60, "H1"),
        Tagged("Artifact", (line("7", 0, 0),)),
        Tagged("Figure", (Shape(rectangle(Rect(0, 0, 9, 9)), "#112233"),), alt="A red kite", place=Rect(0, 0, 9, 9)),
    )

    root = parsed(to_svg(items, 100, 100, fonts()))

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title words"
    assert root.findtext(f"{SVG}title") == "Me & <my> kite"
    assert root.findtext(f"{SVG}desc") == "Me & <my> kite\nA red kite"


def test_a_picture_of_our_own_words() -> None:
    square = Shape(rectangle(Rect(0, 0, 9, 9)), "#112233")

    root = parsed(to_svg((square,), 9, 9, fonts(), title="A square", words="It is blue.", lang="cy"))

    assert root.findtext(f"{SVG}title") == "A square"
    assert root.findtext(f"{SVG}desc") == "It is blue."
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "cy"
