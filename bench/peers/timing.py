"""Time per method, ours beside the peer's in the same run, as a ratio.

Both are times on the processor, which other work on the machine changes little: the mean of as many runs as fit
into a second or so. Ours is the time of a whole run of the engine with this one step, on one thread: finding the statistics, writing new
columns, and an arithmetic mean over the one indicator that has a weight (over all of them after a weight step, whose
time is taken off). Steps before, as a normalisation before TOPSIS, are in both times. The peer is the function
that `agree` calls, on arrays that are in memory.
"""

import os
import subprocess
import tempfile
import time

import numpy as np

from comparison import Comparison
from panels import as_text, draw, generator

SIZES = [(31, 60), (100_000, 50)]
PERIODS = 3
# How long one side may take for all its runs together, and a single run of ours.
SECONDS = 0.3
LIMIT_SECONDS = 120

# Not for 50 or 60 indicators: fits take too long, or panels that meet the condition are too rare.
FEWER_INDICATORS = {"regression": 10, "expectation-maximisation": 10, "optimised": 4}
# Not for 60 indicators of 31 units: they need more units than indicators, or another best unit in each indicator.
FEWER_IN_SMALL = {"critic": 10, "independence": 10, "pca": 10, "factor": 10, "cilos": 5, "idocriw": 5}
# Time grows with the square of the units.
QUADRATIC = {"copeland", "kemeny", "nearest-neighbours"}
# Parameters that depend on the number of units.
PARAMETERS = {"sizes": lambda units: f"sizes={units // 3},{units // 3},{units - 2 * (units // 3)}"}


def time_all(engine, chosen, whole):
    wanted = {(comparison.kind, comparison.slug) for comparison in chosen}
    registry = [method for method in engine.registry() if whole or method in wanted]
    print("| step | method | parameters | peer | " + " | ".join(f"{u:,} × {i} ours | peer | ratio" for u, i in SIZES) + " |")
    print("|---|---|---|---|" + "---:|" * 3 * len(SIZES))
    with tempfile.TemporaryDirectory() as folder:
        for comparison in comparisons(registry, chosen):
            cells = [cell for size in SIZES for cell in time_at(engine, comparison, size, folder)]
            peer = f"{comparison.peer} ({comparison.package})" if comparison.timed else ""
            parameters = "" if callable(comparison.parameters) else comparison.parameters
            print(f"| {comparison.kind} | {comparison.slug} | {parameters} | {peer} | {' | '.join(cells)} |", flush=True)
    return 0


def comparisons(registry, chosen):
    """The registry is the list: a method without a peer that is timed is timed alone."""
    for kind, slug in registry:
        own = [c for c in chosen if (c.kind, c.slug) == (kind, slug)]
        timed = [c for c in own if c.timed and c.expect]
        yield from timed or own[:1] or [Comparison(kind, slug, "ours", panel={"values": "positive"}, timed=False)]


def time_at(engine, comparison, size, folder):
    units, indicators = size
    if units > 1000 and comparison.slug in QUADRATIC:
        return ["", "", ""]
    panel = panel_for(comparison, units, indicators)
    ours, note = time_ours(engine, comparison, panel, folder)
    if ours is None:
        return [note, "", ""]
    if not comparison.timed or (units > 1000 and not comparison.large):
        return [shown(ours), "", ""]
    theirs = time_peer(comparison, panel)
    return [shown(ours), shown(theirs), f"{theirs / ours:.2g}"]


def panel_for(comparison, units, indicators):
    wanted = {key: value for key, value in comparison.panel.items() if key not in ("ties", "units")}
    count = FEWER_INDICATORS.get(comparison.slug, indicators)
    if units < 1000:
        count = FEWER_IN_SMALL.get(comparison.slug, count)
    if wanted.get("indicators") == (1, 1):
        count = 1
    wanted |= {"units": (units, units), "indicators": (count, count)}
    if "periods" in wanted:
        wanted["periods"] = (PERIODS, PERIODS)
    if "missing" in wanted:
        wanted["missing"] = 1 / 32
    panel = draw(generator(comparison.name, units), case=1, ties=False, **wanted)
    if comparison.kind not in ("aggregate", "weight"):
        panel.raw_weights = np.where(np.arange(count) == 0, 1.0, 0.0)
    return panel


def time_ours(engine, comparison, panel, folder):
    blocks = os.path.join(folder, "values")
    np.ascontiguousarray(panel.x.transpose(2, 0, 1)).astype("<f8").tofile(blocks)
    steps = comparison.steps(panel)
    if comparison.slug in PARAMETERS:
        steps[-1] = f"{comparison.kind} {comparison.slug} {PARAMETERS[comparison.slug](panel.x.shape[1])}"
    if comparison.kind != "weight":
        return run_ours(engine, panel, steps, blocks)
    without = [step for step in steps if not step.startswith("weight")]
    (whole, note), (rest, _) = (run_ours(engine, panel, which, blocks) for which in (steps, without))
    return (max(whole - rest, 1e-9), note) if whole else (None, note)


def run_ours(engine, panel, steps, blocks):
    """One run first, which says how many fit into the time; then these, and more if they were too short."""
    seconds, repeat = None, 1
    for _ in range(4):
        try:
            result = engine.answer([as_text(panel, 1, steps, [], repeat, blocks)], LIMIT_SECONDS)[0]
        except subprocess.TimeoutExpired:
            return None, f"over {LIMIT_SECONDS} s"
        if result.refused:
            return None, result.refused[0].split(" ")[0]
        # The processor's clock ticks in hundredths of a second: below ten ticks the median by the wall clock is better.
        is_long = result.processor_nanoseconds * repeat > 1e8
        seconds = (result.processor_nanoseconds if is_long else result.nanoseconds) / 1e9
        if seconds > 5 or (is_long and repeat > 1):
            break
        repeat = int(np.clip(SECONDS / seconds, 3 * repeat, 300_000))
    return seconds, ""


def time_peer(comparison, panel):
    comparison.expect(panel)
    runs, start = 0, time.process_time()
    while runs < 3 or time.process_time() - start < SECONDS:
        comparison.expect(panel)
        runs += 1
        if time.process_time() - start > 5:
            break
    return (time.process_time() - start) / runs


def shown(seconds):
    for unit, factor in (("s", 1), ("ms", 1e3), ("µs", 1e6)):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e9:.0f} ns"
