"""Edits that note work which was due as done. The note is a receipt, one for each rule."""

from dataclasses import dataclass, replace

from lifestory_app.domain.book import Book, put, without
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.receipts import Receipt, ReceiptKind

_ID = "done:"


def rule_of(receipt: Receipt) -> str:
    """The id of the rule that a receipt says is met, or "" for a receipt of another kind."""
    return receipt.id.removeprefix(_ID) if receipt.kind is ReceiptKind.DONE else ""


@dataclass(frozen=True, slots=True)
class MarkDone:
    """Note that what a rule asks for is done. `what` is the rule's name, `when` a day (ISO 8601) and `who` noted it."""

    rule: str
    what: str
    when: str
    who: str
    label: str = "Note what is done"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        receipt = Receipt(f"{_ID}{self.rule}", ReceiptKind.DONE, self.what, when=self.when, who=self.who)
        return replace(book, receipts=put(book.receipts, receipt))


@dataclass(frozen=True, slots=True)
class MarkNotDone:
    """Take the note back that something is done."""

    rule: str
    label: str = "Note what is not done"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        if all(rule_of(each) != self.rule for each in book.receipts):
            raise EditRefused("That was not noted as done. Nothing was changed.")
        return replace(book, receipts=without(book.receipts, f"{_ID}{self.rule}"))
