"""What is built is what is in the repository, and works away from it."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import MINIMAL, ROOT


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sdist, and the wheel made from it."""
    target = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(target), str(ROOT)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return target


def test_the_wheel_carries_the_schema_byte_for_byte(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        inside = {name for name in wheel.namelist() if name.startswith("treaty_validator/schema/")}
        for path in sorted((ROOT / "schema").rglob("*")):
            if path.is_file():
                name = f"treaty_validator/schema/{path.relative_to(ROOT / 'schema').as_posix()}"
                assert wheel.read(name) == path.read_bytes()
                inside.remove(name)
        assert inside == set()
        assert "treaty_validator/py.typed" in wheel.namelist()


def test_the_sdist_carries_collection_and_tests(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = archive.getnames()
    assert any(name.endswith("treaties/liptako-gourma-charter-2023.yaml") for name in names)
    assert any(name.endswith("schema/v1/security-pact.schema.json") for name in names)
    assert any(name.endswith("tests/conftest.py") for name in names)


def test_the_wheel_works_in_a_clean_environment_from_another_folder(built: Path, tmp_path: Path) -> None:
    home = tmp_path / "environment"
    venv.create(home, with_pip=True)
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    wheel = next(built.glob("*.whl"))
    subprocess.run([python, "-m", "pip", "install", "-q", str(wheel)], check=True, capture_output=True, timeout=300)
    record = tmp_path / "elsewhere" / "made-up-pact-2023.yaml"
    record.parent.mkdir()
    record.write_text(MINIMAL, encoding="utf-8")
    command = python.with_name("validate-treaty")
    clean = subprocess.run([command, record.name], cwd=record.parent, capture_output=True, text=True, timeout=60)
    assert (clean.returncode, clean.stdout) == (0, "the record is sound\n"), clean.stderr
    record.write_text(MINIMAL.replace("MLI", "MAL"), encoding="utf-8")
    wrong = subprocess.run([command, record.name], cwd=record.parent, capture_output=True, text=True, timeout=60)
    assert wrong.returncode == 1
    assert "did you mean 'MLI' (Mali)?" in wrong.stdout
