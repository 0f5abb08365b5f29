"""Begin a record: a file with every key that a record must have, and a comment above each that is yours to fill in.

What follows from the id or from the day is filled in already. The validator then tells what is still missing.

examples:
  treaties new liptako-gourma-charter-2023
  treaties new anzus-treaty-1951 --treaties my-collection
"""

from __future__ import annotations

import argparse
import os
from datetime import date

from treaty_validator.commands import WrongUse
from treaty_validator.commands._shared import add_folder, say

HELP = "begin a record"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "id", metavar="ID", help="the name of the record: small letters and hyphens, the year at the end"
    )
    add_folder(parser)


def run(options: argparse.Namespace) -> int:
    from treaty_validator.files import default_folder
    from treaty_validator.fix.run import schema_path
    from treaty_validator.skeleton import skeleton, wrong_id
    from treaty_validator.writing import create

    if problem := wrong_id(options.id):
        raise WrongUse(problem)
    folder = options.treaties or default_folder(os.curdir)
    if folder is None:
        raise WrongUse("there is no folder treaties/ here or above; name one with --treaties")
    if not os.path.isdir(folder):
        raise WrongUse(f"{folder} is not a folder")
    path = os.path.join(folder, f"{options.id}.yaml")
    text = skeleton(options.id, date.today(), schema_path(path))
    if not create(path, text.encode("utf-8")):
        raise WrongUse(f"{path} is there already")
    say(f"{path} is begun; validate-treaty {path} tells what is still missing")
    return 0
