"""The wheel: `pip wheel . --no-deps` puts the program whole into one package, between_sessions/payload.

`journal` and `pages` are names that others use, too. In a checkout they stand on top, where one sees them.
"""

from __future__ import annotations

from setuptools import find_namespace_packages, setup
from setuptools.command.build_py import build_py

PAYLOAD = "between_sessions.payload"
ROOMS = find_namespace_packages(include=["journal", "journal.*", "pages", "pages.*"])


class _WithoutThisFile(build_py):
    def find_package_modules(self, package: str, package_dir: str) -> list[tuple[str, str, str]]:
        found = super().find_package_modules(package, package_dir)
        return [one for one in found if one[:2] != (PAYLOAD, "setup")]


setup(
    packages=["between_sessions", PAYLOAD, *(f"{PAYLOAD}.{room}" for room in ROOMS)],
    package_dir={"between_sessions": "packaging/between_sessions", PAYLOAD: "."},
    package_data={"": ["*.css", "*.js", "*.html", "*.txt", "*.ttf"], PAYLOAD: [".streamlit/config.toml"]},
    exclude_package_data={PAYLOAD: ["requirements.txt"]},
    cmdclass={"build_py": _WithoutThisFile},
)
