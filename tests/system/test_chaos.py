# SPDX-License-Identifier: MIT
"""A short round of chaos.py, the same each time."""
import unittest

import chaos


class Kills(unittest.TestCase):
    def test_whatever_is_killed_the_bot_is_back_and_answers_once(self):
        chaos.run(rounds=8, seed=5)
