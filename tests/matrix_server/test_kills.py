# SPDX-License-Identifier: MIT
"""A few seeds of kills.py: nothing lost, nothing twice, no key used again."""
import unittest

import kills
from case import program

SEEDS = range(1, 13)


class Kills(unittest.TestCase):
    def test_whatever_is_killed_when_each_question_has_one_answer(self):
        for seed in SEEDS:
            with self.subTest(seed=seed):
                fault, _, _ = kills.play(program(), seed)
                self.assertIsNone(fault)


if __name__ == "__main__":
    unittest.main()
