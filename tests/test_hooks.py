"""The real pre-commit program, here and from another repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.test_command import broken_charter

CHARTER = "treaties/liptako-gourma-charter-2023.yaml"


def execute(*command: str, cwd: Path, store: Path) -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PRE_COMMIT", "GITHUB_"))}
    env |= {"PRE_COMMIT_HOME": str(store), "PYTHONUTF8": "1", "GIT_CONFIG_COUNT": "1"}
    env |= {"GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=300, check=False)


def git(*arguments: str, cwd: Path) -> None:
    identity = ("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *identity, *arguments], cwd=cwd, check=True, capture_output=True)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh repository with this tree as its only commit."""
    target = tmp_path_factory.mktemp("clone") / "repository"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    git("init", "-q", cwd=target)
    git("add", "-A", cwd=target)
    git("commit", "-q", "-m", "all", cwd=target)
    return target


def pre_commit(*arguments: str, cwd: Path, store: Path) -> subprocess.CompletedProcess[str]:
    return execute(sys.executable, "-m", "pre_commit", *arguments, cwd=cwd, store=store)


def test_a_fresh_clone_needs_no_installation(snapshot: Path, store: Path, tmp_path: Path) -> None:
    clean = pre_commit("run", "--all-files", cwd=snapshot, store=store)
    assert clean.returncode == 0, clean.stdout + clean.stderr
    shutil.copy(broken_charter(tmp_path), snapshot / CHARTER)
    broken = pre_commit("run", "--all-files", cwd=snapshot, store=store)
    git("checkout", "-q", "--", CHARTER, cwd=snapshot)
    assert broken.returncode == 1
    assert "error[unknown-value] 'automatc' is not a commitment" in broken.stdout
    assert "6 errors in 1 of" in broken.stdout


def test_another_repository_can_use_the_hook(snapshot: Path, store: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "treaties").mkdir(parents=True)
    git("init", "-q", cwd=other)
    shutil.copy(broken_charter(tmp_path), other / CHARTER)
    git("add", "-A", cwd=other)
    tried = pre_commit("try-repo", str(snapshot), "validate-treaty", "--all-files", cwd=other, store=store)
    assert tried.returncode == 1, tried.stdout + tried.stderr
    assert "6 errors in 1 of 1 record" in tried.stdout
    shutil.copy(ROOT / CHARTER, other / CHARTER)
    tried = pre_commit("try-repo", str(snapshot), "validate-treaty", "--all-files", cwd=other, store=store)
    assert tried.returncode == 0, tried.stdout + tried.stderr


def test_the_hook_installs_what_the_package_needs() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for hook in config["repos"][0]["hooks"]:
        assert hook["additional_dependencies"] == project["dependencies"]
