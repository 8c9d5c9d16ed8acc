"""The program as it is installed: a wheel that carries its data, started from anywhere."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


def test_a_wheel_carries_its_templates_and_assets_and_runs_from_anywhere(tmp_path: Path) -> None:
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-build-isolation",
        "--no-deps",
        "-w",
        str(tmp_path),
        str(CHECKOUT),
    ]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as parts:
        parts.extractall(tmp_path / "installed")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed"), "LIFESTORY_DATA": str(tmp_path / "data")}

    done = subprocess.run(
        [sys.executable, "-m", "lifestory_app", "kinds", "--json"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    there = json.loads(done.stdout)
    assert len(there["themes"]) == 6
    where = "import lifestory_app.resources as found; print(found.asset('fonts', 'fonts.toml'))"
    path = subprocess.run(
        [sys.executable, "-c", where], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert str(tmp_path) in path.stdout
