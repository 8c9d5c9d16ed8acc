"""What the command line says: results on standard output, sentences and progress on standard error."""

import json
import sys
from dataclasses import dataclass, field
from time import monotonic
from typing import Any


@dataclass
class Teller:
    """Tells one command's outcome, as words or as one JSON object and nothing else."""

    as_json: bool = False
    _shown: float = field(default=0.0, init=False)
    _on_line: bool = field(default=False, init=False)

    def say(self, *lines: str) -> None:
        """Tell a person; silent where JSON was asked for."""
        self.end_progress()
        if not self.as_json:
            for line in lines:
                print(line)

    def give(self, result: dict[str, Any]) -> None:
        """Give a program the result; silent where words were asked for."""
        self.end_progress()
        if self.as_json:
            print(json.dumps(result, ensure_ascii=False))

    def refuse(self, sentence: str) -> None:
        """Tell why nothing was done."""
        self.end_progress()
        if self.as_json:
            print(json.dumps({"refused": sentence}, ensure_ascii=False))
        print(sentence, file=sys.stderr)

    def warn(self, sentence: str) -> None:
        self.end_progress()
        print(sentence, file=sys.stderr)

    def tell(self, done: int, total: int, doing: str = "") -> None:
        """Progress, on a terminal only, at most ten times a second."""
        if not sys.stderr.isatty() or monotonic() - self._shown < 0.1:
            return
        self._shown = monotonic()
        self._on_line = True
        print(f"\r\033[K{done} of {total}  {doing[:60]}", end="", file=sys.stderr, flush=True)

    def end_progress(self) -> None:
        if self._on_line:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
            self._on_line = False
