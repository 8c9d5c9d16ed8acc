"""What the field knows, to be read in the window: every article is whole, and every page and kind leads to one."""

from pathlib import Path

import pytest

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.text import ParagraphKind
from lifestory_app.practice.kinds import kinds
from lifestory_app.practice.knowledge import article_on_kind, article_on_page, library, read_shelf, words_from


def test_articles_have_ids_of_their_own_and_say_what_they_rest_on() -> None:
    articles = [article for shelf in library() for article in shelf.articles]

    assert len({article.id for article in articles}) == len(articles) > 40
    for article in articles:
        assert article.lead.endswith((".", "?")), article.id
        assert article.sources or article.id == "reading-list", article.id
        assert not article.words.is_empty, article.id


def test_the_shelves_stand_in_the_order_in_which_they_are_read() -> None:
    assert [shelf.id for shelf in library()] == ["guides", "kinds", "pages", "reading"]


def test_every_kind_of_book_has_a_factsheet() -> None:
    assert [kind.id for kind in kinds() if article_on_kind(kind.id) is None] == []


def test_every_page_of_the_adoption_book_has_a_factsheet() -> None:
    adoption = next(kind for kind in kinds() if kind.id == "adoption")
    assert [page.id for page in adoption.pages if article_on_page(page.id) is None] == []


def test_words_are_read_as_paragraphs_headings_and_points() -> None:
    words = words_from("One line\nand its end.\n\n## A heading\n- first\n- second\nAfter.")

    assert [(each.kind, each.plain) for each in words.paragraphs] == [
        (ParagraphKind.BODY, "One line and its end."),
        (ParagraphKind.HEADING, "A heading"),
        (ParagraphKind.BULLET, "first"),
        (ParagraphKind.BULLET, "second"),
        (ParagraphKind.BODY, "After."),
    ]


def test_a_file_with_a_fault_is_refused_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "guides.toml"
    path.write_text(
        'group = "g"\ntitle = "G"\n\n[[article]]\nid = "a"\ntitle = "A"\nwhom = "All."\ntext = ""\n', encoding="utf-8"
    )

    with pytest.raises(Refused, match=r"guides\.toml.*line 8"):
        read_shelf(path)
