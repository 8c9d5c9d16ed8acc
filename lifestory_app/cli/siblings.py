"""`lifestory siblings`: books of brothers and sisters, and the pages they share."""

import argparse
from pathlib import Path
from typing import Any

from lifestory_app.cli import options as opts
from lifestory_app.cli.passphrases import new_passphrase, passphrase_for
from lifestory_app.cli.telling import Teller
from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.sharing_edits import SharePages
from lifestory_app.usecases.given_keys import key_from
from lifestory_app.usecases.openbooks import open_book
from lifestory_app.usecases.siblings import begin_book, for_sibling, news_of, sibling_called, take_news, who_may_have_one
from lifestory_app.usecases.starting import check_new

NEW = "LIFESTORY_NEW_PASSPHRASE"
OTHER = "LIFESTORY_OTHER_PASSPHRASE"


def add_commands(commands: Any) -> None:
    verbs = commands.add_parser("siblings", help="books of brothers and sisters, and the pages they share").add_subparsers(
        dest="verb", required=True, metavar="VERB"
    )
    listed = verbs.add_parser("list", help="who may have a book of their own, and which pages are shared")
    opts.book_argument(listed)
    listed.set_defaults(run=_list)

    share = verbs.add_parser("share", help="mark pages as shared with brothers and sisters")
    opts.book_argument(share)
    share.add_argument("pages", metavar="PAGE", nargs="+", help="the id of a page, or its title")
    share.add_argument("--not", dest="unmark", action="store_true", help="mark them as shared no more")
    share.set_defaults(run=_share)

    begin = verbs.add_parser("begin", help="begin a book for a brother or sister; what goes along is listed")
    opts.book_argument(begin)
    begin.add_argument("new", metavar="NEW", type=Path, nargs="?", help="the .lifestory file to make; none only lists")
    begin.add_argument("--for", dest="sibling", metavar="NAME", required=True, help="the first name of the brother or sister")
    begin.add_argument("--kind", default="", help="the kind of book; the same as this one, if left out")
    begin.set_defaults(run=_begin)

    update = verbs.add_parser("update", help="bring shared pages up to date from the book of a brother or sister")
    opts.book_argument(update)
    update.add_argument("--from", dest="other", metavar="OTHER", type=Path, required=True, help="their .lifestory file")
    update.add_argument("--look", action="store_true", help="only tell what there is")
    update.set_defaults(run=_update)
    for command in (listed, share, begin, update):
        opts.json_option(command)


def _list(options: argparse.Namespace, teller: Teller) -> int:
    with open_book(options.book, key_from(passphrase_for(options.book))) as opened:
        book = opened.book
    people = who_may_have_one(book)
    pages = [page for page in book.pages if page.sharing is not None]
    teller.give(
        {
            "siblings": [{"id": each.id, "name": each.known_as} for each in people],
            "shared": [{"page": page.id, "title": page.title} for page in pages],
        }
    )
    teller.say("Brothers and sisters:", *(f"  {each.known_as}" for each in people))
    teller.say("Shared pages:", *(f"  {page.title or page.layout}" for page in pages))
    return 0


def _share(options: argparse.Namespace, teller: Teller) -> int:
    with open_book(options.book, key_from(passphrase_for(options.book)), write=True) as opened:
        pages = tuple(_page_of(opened.book, each) for each in options.pages)
        book = opened.do(SharePages(pages, not options.unmark))
    shared = [page.id for page in book.pages if page.sharing is not None]
    teller.give({"shared": shared})
    teller.say(f"Pages that are shared with brothers and sisters now: {len(shared)}.")
    return 0


def _page_of(book: Book, given: str) -> PageId:
    found = [page.id for page in book.pages if given in (page.id, page.title)]
    if len(found) != 1:
        many = "more than one page" if found else "no page"
        raise Refused(f"There is {many} “{given}” in the book. Nothing was changed; give the id of the page.")
    return found[0]


def _begin(options: argparse.Namespace, teller: Teller) -> int:
    with open_book(options.book, key_from(passphrase_for(options.book))) as opened:
        other = sibling_called(opened.book, options.sibling)
        went = for_sibling(opened.book, other.id)
        if options.new is not None:
            check_new(options.new, "long enough to ask")
            made = begin_book(
                opened, opened.book, other.id, options.new, new_passphrase(NEW), kind_id=options.kind, tell=teller.tell
            )
    told: dict[str, Any] = {
        "for": other.known_as,
        "people": [person.known_as for person in went.people],
        "homes": [home.title for home in went.homes],
        "events": [event.title for event in went.events],
        "pages": [page.title for page in went.pages],
        "photos": len(went.photos),
        "stays": [{"what": each.what, "which": each.which, "why": each.why} for each in went.stays],
    }
    if options.new is not None:
        told |= {"book": str(options.new), "recovery_code": made.recovery_code}
    teller.give(told)
    teller.say(f"People who go along: {', '.join(told['people'])}.", f"Pages that go along: {len(went.pages)}.")
    teller.say(*(f"  {page.title or page.layout}" for page in went.pages))
    teller.say("What stays:", *(f"  {each.what}: {each.which} ({each.why})" for each in went.stays))
    if options.new is not None:
        teller.say(f"{options.new.name}: the book of {other.known_as}. Its recovery code: {made.recovery_code}")
    return 0


def _update(options: argparse.Namespace, teller: Teller) -> int:
    words = passphrase_for(options.book)
    with (
        open_book(options.book, key_from(words), write=not options.look) as mine,
        open_book(options.other, key_from(passphrase_for(options.other, OTHER))) as theirs,
    ):
        news = news_of(mine.book, theirs.book)
        if not options.look:
            edit = take_news(mine, mine.book, theirs, news, teller.tell)
            if edit is not None:
                mine.do(edit)
    teller.give({"news": [{"page": each.page.id, "title": each.page.title, "what": each.kind.value} for each in news]})
    teller.say("Shared pages that are not as they are here:" if options.look else "Shared pages that were brought:")
    teller.say(*(f"  {each.page.title or each.page.layout} ({each.kind.value})" for each in news))
    if not news:
        teller.say("  none: both books have the same.")
    return 0
