"""What tools made by others say of our documents: the bag tool, and PDF checkers where they are installed.

They are not needed to run the program; a machine without them is told which judgement is missing.
"""

import importlib.util
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

PROFILES = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}
_JUDGE = """
import page, sys
result = page.validate_pdf(sys.argv[1], profile=sys.argv[2])
print("pass" if result.is_compliant else "fail: " + "; ".join(f"{f.rule_id} {f.message}"[:160] for f in result.failures[:3]))
"""


@dataclass
class Judgement:
    """Sentences about what was checked, and about what is wrong."""

    told: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def check_with_others(folder: Path, bag: Path) -> Judgement:
    """Ask every tool that is there about the PDFs of a folder and its subfolders, and about a bag."""
    judgement = Judgement()
    _bag_tool(bag, judgement)
    pdfs = [*sorted(folder.glob("*.pdf")), *sorted(bag.rglob("*.pdf"))]
    for pdf in pdfs:
        _qpdf(pdf, judgement)
        _validator(pdf, judgement)
    return judgement


def _bag_tool(bag: Path, judgement: Judgement) -> None:
    done = subprocess.run([sys.executable, "-m", "bagit", "--validate", str(bag)], capture_output=True, text=True, check=False)
    _judge(judgement, "bagit", bag.name, "valid" if done.returncode == 0 else "not valid", done.returncode == 0)


def _qpdf(pdf: Path, judgement: Judgement) -> None:
    tool = shutil.which("qpdf")
    if tool is None:
        judgement.told.append(f"qpdf is not installed, so {pdf.name} was not checked with it")
        return
    done = subprocess.run([tool, "--check", str(pdf)], capture_output=True, text=True, check=False)
    _judge(judgement, "qpdf --check", pdf.name, "clean" if done.returncode == 0 else "not clean", done.returncode == 0)


def _validator(pdf: Path, judgement: Judgement) -> None:
    if importlib.util.find_spec("page") is None:
        judgement.told.append(f"page-validation is not installed, so {pdf.name} was not checked with it")
        return
    for profile, name in PROFILES.items():
        command = [sys.executable, "-c", _JUDGE, str(pdf), profile]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
            said = done.stdout.strip() or "no answer"
        except subprocess.TimeoutExpired:
            said = "no answer in time"
        _judge(judgement, f"page-validation, {name}", pdf.name, said, said == "pass")


def _judge(judgement: Judgement, who: str, what: str, said: str, good: bool) -> None:
    (judgement.told if good else judgement.problems).append(f"{who}: {what}: {said}")
