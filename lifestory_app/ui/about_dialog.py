"""What the program is, and whose work is in it."""

from importlib import metadata

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from lifestory_app import __version__, resources
from lifestory_app.ui import kit

PARTS = (
    "PySide6-Essentials", "Pillow", "pillow-heif", "lxml", "jinja2", "uharfbuzz", "fonttools", "cryptography", "pyrage",
    "keyring", "pypdfium2", "chunspell", "bagit", "holidays", "python-dateutil", "six",
)  # fmt: skip


class AboutDialog(kit.Dialog):
    """The version, a word about privacy, and every licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "read", width=680)
        self.setWindowTitle(self.tr("About Life Story"))
        self.title.setText(self.tr("Life Story {version}").format(version=__version__))
        self.body.addWidget(
            kit.label(
                self.tr("Makes life story books for children who cannot grow up with their birth family."), "body", wraps=True
            )
        )
        self.body.addWidget(
            kit.Banner(
                "good",
                self.tr("A child’s story stays on this computer."),
                self.tr("Books are locked with their passphrase. Nothing is sent anywhere unless you send it."),
            )
        )
        self.licences = QPlainTextEdit()
        self.licences.setReadOnly(True)
        self.licences.setMinimumHeight(280)
        self.licences.setPlainText(licences())
        self.body.addWidget(kit.Field(self.tr("Licences"), self.licences))


def licences() -> str:
    """The licences of the program, of the packages it uses, and of every font, drawing and photo in it."""
    told = ["Life Story: GNU General Public License, version 3 or later."]
    for name in PARTS:
        try:
            found = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        licence = found.get("License-Expression") or (found.get("License") or "").split("\n")[0]
        if not licence:
            classes = [each for each in found.get_all("Classifier") or [] if each.startswith("License ::")]
            licence = classes[0].rsplit(" :: ", 1)[-1] if classes else "see its package"
        told.append(f"{found['Name']} {found['Version']}: {licence}")
    for path in sorted(resources.asset().rglob("LICEN[CS]E*")):
        told.append(f"\n{path.parent.name}\n{path.read_text(encoding='utf-8', errors='replace').strip()}")
    return "\n".join(told)
