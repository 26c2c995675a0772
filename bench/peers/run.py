#!/usr/bin/env python3
"""Compares every method with a peer: `agree` in its numbers, `time` in its speed.

    run.py agree ENGINE [WORD …]     fails when a difference exceeds the tolerance
    run.py time ENGINE [WORD …]      ratios of median times at 31 × 60 and 100,000 × 50

ENGINE is the program `methods_once`; WORDs restrict to comparisons that have one of them in their name.
"""

import sys
import warnings
from collections import defaultdict
from pathlib import Path

import numpy as np

import aggregate
import describe
import impute
import normalise
import order
import prepare
import treat
import weight
from comparison import distance
from engine import Engine
from panels import as_text, draw, generator
from timing import time_all

MODULES = [prepare, impute, treat, normalise, weight, aggregate, order, describe]


def main(arguments):
    if len(arguments) < 2 or arguments[0] not in ("agree", "time"):
        print(__doc__)
        return 2
    warnings.simplefilter("ignore")
    np.seterr(all="ignore")
    engine, words = Engine(Path(arguments[1]).resolve()), arguments[2:]
    chosen = [c for module in MODULES for c in module.COMPARISONS if not words or any(word in c.name for word in words)]
    if arguments[0] == "time":
        return time_all(engine, chosen, whole=not words)
    return agree(engine, chosen, whole=not words)


def agree(engine, chosen, whole):
    registry = engine.registry()
    known = set(registry) | {("statistics", comparison.slug) for comparison in chosen}
    failures, waiting, cases = [], [], 0
    print("| step | method | parameters | peer | cases | worst difference |")
    print("|---|---|---|---|---:|---|")
    for comparison in chosen:
        if (comparison.kind, comparison.slug) not in known:
            waiting.append(f"{comparison.kind} {comparison.slug}")
            continue
        worst, failed = compare(engine, comparison)
        cases += comparison.cases
        failures.extend(failed)
        verdict = f"{worst:.0e}" + (" **DIFFERS**" if failed else "")
        peer = f"{comparison.peer} ({comparison.package})" + (f": {comparison.note}" if comparison.note else "")
        print(f"| {comparison.kind} | {comparison.slug} | {shown(comparison)} | {peer} | {comparison.cases} | {verdict} |", flush=True)
    if whole:
        print_differences()
        print_rest(registry, chosen, waiting)
    for name, text, detail in failures:
        print(f"\nDIFFERS: {name}\n{detail}\n{text}")
    print(f"\n{cases} cases, {len(failures)} of {len(chosen) - len(waiting)} comparisons differ")
    return 1 if failures else 0


def shown(comparison):
    return "from the panel" if callable(comparison.parameters) else comparison.parameters


def compare(engine, comparison):
    """The worst difference, and the smallest case that exceeds the tolerance, if one does."""
    random = generator(comparison.name)
    panels = [draw(random, case=k, **comparison.panel) for k in range(comparison.cases)]
    texts = [as_text(p, k, comparison.steps(p), comparison.writes()) for k, p in enumerate(panels)]
    worst, failed = 0.0, []
    try:
        results = engine.answer(texts)
    except RuntimeError as error:
        return np.inf, [(comparison.name, texts[0], str(error))]
    for panel, text, result in zip(panels, texts, results):
        sides = None if result.refused else comparison.sides(panel, result)
        gap = distance(*sides) if sides else np.inf
        worst = max(worst, gap)
        if not gap <= comparison.tolerance:
            failed.append((panel.x.size, gap, text, sides or result.refused))
    return worst, [told(comparison, min(failed, key=lambda failure: failure[0]))] if failed else []


def told(comparison, failure):
    _, gap, text, what = failure
    detail = f"refused: {what}" if isinstance(what, list) else f"ours\n{what[0]}\ntheirs\n{what[1]}"
    return f"{comparison.name}: {gap:.2e}", text, detail


def print_differences():
    print("\n| step | method | peer | differs: reason |\n|---|---|---|---|")
    for module in MODULES:
        for d in module.DIFFERENCES:
            print(f"| {d.kind} | {d.slug} | {d.peer} ({d.package}) | {d.reason} |")


def print_rest(registry, chosen, waiting):
    compared = {(comparison.kind, comparison.slug) for comparison in chosen}
    by_kind = defaultdict(list)
    for kind, slug in registry:
        if (kind, slug) not in compared:
            by_kind[kind].append(slug)
    for kind, slugs in by_kind.items():
        print(f"\nNo peer yet: {kind}: {', '.join(slugs)}.")
    if waiting:
        print(f"\nNot in the registry yet: {', '.join(dict.fromkeys(waiting))}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
