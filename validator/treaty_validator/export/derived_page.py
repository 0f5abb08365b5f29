"""The page on derived columns, made from their docstrings.

python -m treaty_validator.export.derived_page > docs/reference/derived-columns.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from treaty_validator.model.derived import NOT_DERIVED, Derived, load_all
from treaty_validator.terminal import write

_INTRODUCTION = """\
# Derived columns

The exports carry columns in the manner of the Alliance Treaty Obligations and Provisions data (ATOP) and of the
Correlates of War formal alliances. Nobody types them: they are computed from what is coded in the records, so
that they cannot contradict it. The data of those two projects are not part of this collection; only their
identifiers are, where a source gives them.

## How to read them

* **1 and 0 are findings, an empty cell is none.** 0 means that the whole text was read and holds no such
  promise. Where the coder had only parts of the text or secondary sources (`text_basis`), what was not seen
  stays empty.
* **Names.** A column with ATOP's name has ATOP's values as far as they can be derived. Where ATOP tells finer
  cases apart than the records do, the name ends in `_any` and the value is 1 or 0.
* **Whose obligation.** In `treaties` the columns speak of the pact as a whole. The columns marked *by member*
  stand in `parties` and `member_year` for what a party owes to any other, in `directed_dyad_year` for what the
  first state owes to the second, and in `dyad_year` for what either owes to the other.
* **Several pacts.** A pair has 1 when a pact that surely held in the year says so. It has an empty cell when
  only a pact that may have held does, or when a pact leaves it open; and 0 when all of them say no.
* **Dates.** ATOP counts from signature, these tables from the day on which a party was bound. `signed` is there
  for those who want to count like ATOP.
"""

_DAYS = """\
## Who was bound when

The tables by year and the command `treaties obligations` rest on one reading of the records:

* A signature by itself binds only where the pact enters into force on signature or by adoption.
* Otherwise a party is bound from the later of the pact's entry into force and its own ratification, acceptance,
  approval, notification, accession or succession (`effective`, where it is given), or from its own entry into
  force.
* Where the pact needs all ratifications, or has two original parties, its entry into force shows that they were
  given.
* A signatory of a pact that needs only some ratifications, without one in its record, is *unknown* from the
  entry into force on: the record does not tell. It is never taken for a member, nor for a stranger.
* An act known to have happened on an unknown day happened by the day of coding.
* A pact that enters into force on a fixed day, with its parent or provisionally binds its signatories then,
  unless they ratified it later.
* Provisional application binds, and is marked as provisional.
* A withdrawal, expulsion or suspension ends the spell on the day before it takes effect; a notice does when its
  effect is dated. A dated notice with an undated withdrawal counts the period of notice that the pact sets.
  After a notice without any word on its effect the answer is *unknown*.
* A suspension that names another party in `by` holds between these two only. A suspension of the pact as a
  whole (an event) holds for all when a resumption follows or the status is `suspended`.
* The end of the pact is its last day. A state's last day is that of the list of states; while the list has a
  gap (occupation, annexation) the answer is *unknown*. A successor is bound from the day after its
  predecessor's last, unless its record has another.
* A partial date counts for every day that it may mean, and the answer is yes only when it is yes for all of
  them. Dates marked `?` or `~` are widened: a day by a month, a month by a year, a year by five, to both sides.
"""


def page() -> str:
    """The whole page."""
    return "".join(_parts())


def _parts() -> Iterator[str]:
    yield f"{_INTRODUCTION}\n## What can be derived\n"
    for one in load_all().values():
        yield _section(one)
    yield "\n## What cannot be derived\n\n| variable | why |\n|---|---|\n"
    for names, reason in NOT_DERIVED.items():
        yield f"| {names} | {reason} |\n"
    yield f"\n{_DAYS}"


def _section(one: Derived) -> str:
    member = " (by member)" if one.member else ""
    limits = f"\n\nNote: {one.limits}" if one.limits else ""
    return f"\n### {one.name}\n\n**{one.title}**{member}: {one.values}.\n\n{one.how}{limits}\n"


if __name__ == "__main__":
    write(page(), sys.stdout)
