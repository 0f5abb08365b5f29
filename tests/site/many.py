"""A thousand made-up records, to see that the site stays light and quick."""

from __future__ import annotations

import random
from pathlib import Path

import yaml
from treaty_validator.contract.sources import coded
from treaty_validator.model.codes import states


def write(source: Path, folder: Path, records: int = 1000) -> None:
    """Fill the folder with records of 2 to 30 parties, cut from a real one."""
    dice = random.Random(2023)
    record = yaml.safe_load(source.read_text("utf-8"))
    living = sorted(code for code, state in states().items() if state.living)
    commitments = sorted(coded("mutual_defense", "commitment"))
    for number in range(records):
        year = dice.randint(1992, 2025)
        parties = sorted(dice.sample(living, dice.choice((2,) * 30 + (3,) * 4 + (5, 5, 12, 30))))
        made = {
            **record,
            "id": f"made-up-pact-{number}-{year}",
            "short_title": f"Made-up pact {number} of {year}",
            "signed": {"date": f"{year}-05-17", "evidence": record["signed"]["evidence"]},
            "in_force": {"date": f"{year}-05-17", "basis": "signature", "evidence": record["in_force"]["evidence"]},
            "depositary": parties[:1],
            "parties": [
                {
                    "state": code,
                    "role": "original_signatory",
                    "actions": [{"action": "signature", "date": f"{year}-05-17"}],
                }
                for code in parties
            ],
            "mutual_defense": [{**one, "commitment": dice.choice(commitments)} for one in record["mutual_defense"]],
            "events": [],
            "disputes": [],
        }
        made = {key: value for key, value in made.items() if value != []}
        (folder / f"{made['id']}.yaml").write_text(
            yaml.dump(made, Dumper=yaml.CSafeDumper, allow_unicode=True), "utf-8"
        )
