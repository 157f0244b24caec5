#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""scripts/understand over a folder of made-up files: each figure is there and right.

    table_test.py PROGRAM SCRIPT
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SCRIPT = sys.argv[1:3]

ARTICLE = """\
# Bread

```toml faq
medical = false
subject = "bread"
```

## How long bread keeps

```toml faq
id = "keeping"
ask = ["how long does bread keep", "when does bread go stale"]
```

A week.

## Freezing bread

```toml faq
id = "freezing"
ask = ["can bread be frozen", "how do i thaw frozen bread"]
```

Yes.
"""

FILES = {
    "ketamine_dev.jsonl": [
        {"q": "how long does bread keep", "topic": "keeping", "site": "a.example", "kw": True},
        {"q": "can bread be frozen", "topic": "freezing", "site": "h.example", "kw": True},
        {"q": "when does bread go stale", "topic": "freezing", "site": "c.example",
         "kw": True},
        {"q": "xyzzy", "topic": "keeping", "site": "a.example", "kw": False},
    ],
    "ketamine_dev_typos.jsonl": [
        {"q": "can braed be frozen", "topic": "freezing", "site": "h.example"},
    ],
    "negatives.jsonl": [
        {"text": "who won the match", "near": False},
        {"text": "can bread be frozen", "near": True},
    ],
    "chat_irc.jsonl": [{"text": "good morning"}, {"text": "so the build is green again"}],
    "crisis.jsonl": [
        {"text": "i want to kill myself tonight", "label": "crisis"},
        {"text": "this bug is killing me", "label": "no_crisis"},
        {"text": "so sad", "label": "distress"},
        {"text": "i want to kill myself tonight", "label": "crisis", "contested": True},
    ],
    "faq_bench_faq.jsonl": [
        {"set": "one", "faq_id": "K", "faq_question": "When is the kiln free?"},
        {"set": "one", "faq_id": "K", "faq_question": "May I use the kiln"},
        {"set": "one", "faq_id": 7, "faq_question": "Where is the glue [white]?"},
    ],
    "faq_bench_queries.jsonl": [
        {"set": "one", "query": "is the kiln free", "faq_id": "K"},
        {"set": "one", "query": "white glue, where", "faq_id": [7, "K"]},
        {"set": "one", "query": "zebras in africa", "faq_id": None},
    ],
}


class Table(unittest.TestCase):
    def run_script(self, *options):
        return subprocess.run([sys.executable, SCRIPT, *options, "--faqd", PROGRAM],
                              capture_output=True, text=True)

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.faq = pathlib.Path(scratch.name, "faq")
        self.data = pathlib.Path(scratch.name, "data")
        self.faq.mkdir()
        self.data.mkdir()
        (self.faq / "bread.md").write_text(ARTICLE)
        (self.faq / "words.toml").write_text("bread = ['bread', 'loaf']\n")

    def write(self, *names):
        for name in names:
            (self.data / name).write_text(
                "".join(json.dumps(row) + "\n" for row in FILES[name]))

    def figures(self):
        done = self.run_script(str(self.data), "--faq", str(self.faq), "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return {row["figure"]: row for row in json.loads(done.stdout)}

    def test_every_figure_is_there(self):
        self.write(*FILES)
        rows = self.figures()
        self.assertEqual(rows["questions: right"]["all"], 0.5)
        self.assertEqual(rows["questions: wrong"]["all"], 0.25)
        self.assertEqual(rows["questions: drug not named, right"]["all"], 0)
        self.assertEqual(rows["misspelled: right"]["n"], 1)
        self.assertEqual(rows["other questions: answered per 1,000"]["all"], 500)
        self.assertEqual(rows["near ones: answered per 1,000"]["all"], 1000)
        self.assertEqual(rows["room chatter, ambient: replies per 10,000"]["all"], 0)
        self.assertEqual(rows["crisis: recall"]["all"], 1)
        self.assertEqual(rows["crisis: recall"]["n"], 1)
        self.assertEqual(rows["crisis: false alarms"]["all"], 0)
        self.assertEqual(rows["general sets: mean top-1"]["all"], 1)
        self.assertEqual(rows["general sets: mean silent when nothing fits"]["all"], 1)

    def test_a_fifth_of_the_sites_stands_apart(self):
        # CRC-32 of h.example is divided by five, of the other two it is not.
        self.write("ketamine_dev.jsonl")
        row = self.figures()["questions: right"]
        self.assertEqual((row["n"], row["n_apart"]), (4, 1))
        self.assertEqual((row["apart"], row["rest"]), (1, 1 / 3))

    def test_a_table_is_printed_for_people(self):
        self.write("ketamine_dev.jsonl")
        done = self.run_script(str(self.data), "--faq", str(self.faq))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("questions: right", done.stdout)
        self.assertIn("0.500", done.stdout)

    def test_a_folder_without_files_is_refused(self):
        done = self.run_script(str(self.data), "--faq", str(self.faq))
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("none of the files", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
