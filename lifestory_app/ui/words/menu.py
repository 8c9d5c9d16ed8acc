"""The menu over words: what might be meant, and the clipboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu

from lifestory_app.ui.clipboard import copied

if TYPE_CHECKING:
    from lifestory_app.ui.words.field import WordsField

MOST = 5


def _tr(text: str) -> str:
    return QCoreApplication.translate("WordsMenu", text)


def words_menu(field: "WordsField", event: QContextMenuEvent) -> None:
    """Open the menu where the user asked for it: at the pointer, or at the cursor for the keyboard."""
    box = field.box
    menu = QMenu(box)
    by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
    if by_mouse and not box.textCursor().hasSelection():
        box.setTextCursor(box.cursorForPosition(box.viewport().mapFromGlobal(event.globalPos())))
    found = None if box.isReadOnly() else field.walk.hint_at(box.textCursor().selectionEnd())
    if found is not None:
        mark, hint = found
        field.walk.show_at(mark)
        for better in hint.better[:MOST]:
            use = menu.addAction(_tr("Use “{word}”").format(word=better.replace("&", "&&")))
            use.triggered.connect(lambda _=False, better=better: field.card.used.emit(better))
        if hint.keep:
            menu.addAction(hint.keep).triggered.connect(field.card.kept)
        menu.addSeparator()
    some = box.textCursor().hasSelection()
    mime = copied()
    for name, deed, is_open in (
        (_tr("Cut"), box.cut, some and not box.isReadOnly()),
        (_tr("Copy"), box.copy, some),
        (_tr("Paste"), box.paste, not box.isReadOnly() and box.canInsertFromMimeData(mime)),
        (_tr("Choose all"), box.selectAll, not box.document().isEmpty()),
    ):
        action = menu.addAction(name)
        action.setEnabled(is_open)
        action.triggered.connect(deed)
    menu.setObjectName("words_menu")
    place = event.globalPos() if by_mouse else box.viewport().mapToGlobal(box.cursorRect().bottomLeft())
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)


def line_menu(line: QLineEdit, event: QContextMenuEvent) -> None:
    """The menu of a field of one line."""
    menu = QMenu(line)
    some, text = line.hasSelectedText(), QGuiApplication.clipboard().text()
    for name, deed, is_open in (
        (_tr("Cut"), line.cut, some and not line.isReadOnly()),
        (_tr("Copy"), line.copy, some),
        (_tr("Paste"), line.paste, bool(text) and not line.isReadOnly()),
        (_tr("Choose all"), line.selectAll, bool(line.text())),
    ):
        action = menu.addAction(name)
        action.setEnabled(is_open)
        action.triggered.connect(deed)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(event.globalPos())
