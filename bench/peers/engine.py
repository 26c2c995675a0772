"""Talks to `methods_once`, the Rust program that runs single methods through the public API of quanheng-index."""

import os
import subprocess
from collections import defaultdict

import numpy as np


class Engine:
    """The program and how it is called."""

    def __init__(self, program):
        self.program = str(program)

    def registry(self):
        """All methods as (kind, slug), in the order of the manual."""
        listed = subprocess.run([self.program, "--list"], check=True, capture_output=True, text=True)
        return [tuple(line.split()) for line in listed.stdout.splitlines()]

    def answer(self, cases, limit_seconds=None):
        """What came out of each case, in their order. One thread: method against method, not core against core."""
        environment = {**os.environ, "RAYON_NUM_THREADS": "1"}
        done = subprocess.run([self.program], input="\n".join(cases) + "\n", capture_output=True, text=True,
                              env=environment, timeout=limit_seconds)
        if done.returncode != 0:
            raise RuntimeError(f"{self.program}: {done.stderr.strip()}")
        return list(_results(done.stdout))


class Result:
    """What came out of one case."""

    def __init__(self):
        self.refused = []
        self.columns = {}
        self.places = {}
        self.tiers = {}
        self.shares = {}
        self.facts = defaultdict(dict)
        self.statistics = {}
        self.nanoseconds = self.processor_nanoseconds = None

    def leaves(self, codes, periods):
        """The final columns of indicators: periods × units × indicators."""
        return np.array([np.column_stack([self.columns[code, period] for code in codes]) for period in range(periods)])


def _results(text):
    result = None
    for line in text.splitlines():
        verb, *words = line.split(" ")
        if verb == "case":
            result = Result()
        elif verb == "refused":
            result.refused.append(" ".join(words))
        elif verb in ("column", "places", "tiers"):
            cells = np.array([np.nan if word == "-" else float(word) for word in words[2:]])
            {"column": result.columns, "places": result.places, "tiers": result.tiers}[verb][words[0], int(words[1])] = cells
        elif verb == "share":
            result.shares[words[0]] = float(words[1])
        elif verb == "fact":
            kind, node, period, name, value = words
            result.facts[kind, node, int(period)][name] = float(value)
        elif verb == "statistic":
            result.statistics[words[0], int(words[1])] = float(words[2])
        elif verb == "nanoseconds":
            result.nanoseconds, result.processor_nanoseconds = map(int, words)
        elif verb == "end":
            yield result
