"""Two spellings of one title, and two titles."""

from __future__ import annotations

import random

import pytest
from treaty_validator.model.likeness import is_alike, may_be_alike

TITLE = "Treaty of Tashkent"


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (TITLE, True),
        (TITLE.upper(), True),
        # Four letters of forty make a tenth, five of forty-one make more.
        (TITLE + " abc", True),
        (TITLE + " abcd", False),
        ("Treaty of Tashkend", True),
        ("Tashkent Treaty of", False),
        (TITLE[::-1], False),
        ("", False),
    ],
)
def test_a_tenth_of_the_letters_may_differ(other: str, alike: bool) -> None:
    assert is_alike(TITLE, other) is alike
    assert is_alike(other, TITLE) is alike


def test_letters_that_grow_when_they_are_made_small_count_as_they_are_compared() -> None:
    assert is_alike("ẞ" * 9 + "a", "ß" * 9 + "a")


def test_no_two_alike_are_ruled_out_beforehand() -> None:
    chance = random.Random(7)
    alike = 0
    for _ in range(5000):
        one = "".join(chance.choices("abcde ", k=chance.randint(5, 40)))
        letters = list(one)
        for _ in range(chance.randint(0, 4)):
            place = chance.randrange(len(letters))
            letters[place : place + chance.randint(0, 1)] = chance.choices("abcde", k=chance.randint(0, 1))
            letters = letters or ["a"]
        other = "".join(letters)
        if is_alike(one, other):
            alike += 1
            assert may_be_alike(one, other)
    assert alike > 1000


def test_most_others_are_ruled_out_beforehand() -> None:
    assert not may_be_alike(TITLE, "North Atlantic Treaty")
