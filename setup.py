"""Carries `templates/` and `assets/`, which stand beside the package, into the wheel as `lifestory_app/_data`."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent


class BuildWithData(build_py):
    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        for name in ("templates", "assets"):
            target = Path(self.build_lib) / "lifestory_app" / "_data" / name
            shutil.copytree(HERE / name, target, dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithData})
