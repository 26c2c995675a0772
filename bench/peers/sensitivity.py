#!/usr/bin/env python3
"""Sobol indices beside SALib on the same results: Ishigami's function and Sobol's G, SALib's own scrambled samples.

    cargo build --release -p quanheng-bench --bin sensitivity_once
    .venv/bin/python bench/peers/sensitivity.py target/release/sensitivity_once

Compared to 1e-9: our estimates from 0 with SALib's `first_order` and `total_order` of the raw results; our estimates of
results that SALib's normalisation has centred with SALib's `analyze`; our estimates from the mean with SALib's formula
of results centred by the mean of A and B. SALib divides by the variance with n and we with n - 1: its indices are ours
times 2N/(2N - 1), which is undone. Beyond that our default differs from SALib's `analyze` by less than the interval, and
no more truths than with SALib lie four standard errors off. (An interval of a very small total from few samples may be
too narrow, on both sides: its squares are skewed.)
"""

import subprocess
import sys
import warnings
from importlib.metadata import version

import numpy as np
from SALib.analyze import sobol as analyze
from SALib.sample import sobol as sample
from SALib.test_functions import Ishigami, Sobol_G

TOLERANCE = 1e-9
G = np.array([0.0, 0.5, 3.0, 9.0, 99.0, 99.0])


def ishigami_truth():
    """Closed forms for a = 7, b = 0.1."""
    a, b, fourth = 7.0, 0.1, np.pi**4
    one, two = 0.5 * (1 + b * fourth / 5) ** 2, a * a / 8
    both = 0.5 * b * b * fourth**2 * (1 / 9 - 1 / 25)
    v = one + two + both
    return np.array([one, two, 0.0]) / v, np.array([one + both, two, both]) / v


def g_truth():
    """Closed forms of the product of independent factors."""
    own = 1 / (3 * (1 + G) ** 2)
    v = np.prod(1 + own) - 1
    return own / v, own * (v + 1) / (1 + own) / v


FUNCTIONS = {
    "Ishigami": (3, [-np.pi, np.pi], lambda x: Ishigami.evaluate(x), ishigami_truth()),
    "Sobol G": (6, [0.0, 1.0], lambda x: Sobol_G.evaluate(x, a=G), g_truth()),
}


def ours(program, results, samples, inputs):
    """Columns: first from 0, first from the mean with its ends, total with its ends."""
    text = f"{samples} {inputs}\n" + "\n".join(repr(float(y)) for y in results)
    done = subprocess.run([program], input=text, capture_output=True, text=True, check=True)
    return np.array([[float(word) for word in line.split()] for line in done.stdout.splitlines()[1:]])


def main(arguments):
    if len(arguments) != 1:
        print(__doc__)
        return 2
    program, worst, failed = arguments[0], 0.0, 0
    warnings.simplefilter("ignore")
    print(f"SALib {version('SALib')}; numpy {np.__version__}\n")
    print("| function | samples | worst difference, same formula | ours and `analyze`, greatest | greatest error of first order, ours and SALib | of total | width of intervals over SALib's | truths four standard errors off, ours and SALib |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for name, (inputs, bounds, function, truth) in FUNCTIONS.items():
        problem = {"num_vars": inputs, "names": np.array([f"x{k}" for k in range(inputs)]), "bounds": [bounds] * inputs}
        for samples in (256, 1024, 8192):
            points = sample.sample(problem, samples, calc_second_order=False, scramble=True, seed=7)
            y = function(points)
            row, ok = compare(program, problem, y, samples, inputs, truth)
            failed += not ok
            worst = max(worst, row[0])
            cells = f"{row[0]:.0e} | {row[1]:.1e} | {row[2]:.4f}, {row[3]:.4f} | {row[4]:.4f}, {row[5]:.4f} | {row[6]:.2f} | {row[7]}, {row[8]}"
            print(f"| {name} | {samples} | {cells}{'' if ok else ' **DIFFERS**'} |")
    print(f"\n{2 * 3} cases, {failed} differ; worst difference of the same formula {worst:.0e}")
    return 1 if failed else 0


def compare(program, problem, y, samples, inputs, truth):
    a, b, ab, _ = analyze.separate_output_values(y, inputs, samples, False)
    more = 2 * samples / (2 * samples - 1)
    raw = ours(program, y, samples, inputs)
    centred = ours(program, y - y.mean(), samples, inputs)
    mean = np.r_[a, b].mean()
    theirs = analyze.analyze(problem, y, calc_second_order=False, num_resamples=1000, seed=3)
    pairs = []
    for k in range(inputs):
        pairs += [
            (raw[k, 0] * more, analyze.first_order(a, ab[:, k], b)),
            (raw[k, 1] * more, analyze.first_order(a - mean, ab[:, k] - mean, b - mean)),
            (raw[k, 4] * more, analyze.total_order(a, ab[:, k], b)),
            (centred[k, 0] * more, theirs["S1"][k]),
            (centred[k, 4] * more, theirs["ST"][k]),
        ]
    gap = max(abs(x - z) for x, z in pairs)
    half = (raw[:, 3] - raw[:, 2]) / 2
    apart = np.abs(raw[:, 1] - theirs["S1"])
    first, total = truth
    errors = [np.abs(raw[:, 1] - first), np.abs(theirs["S1"] - first), np.abs(raw[:, 4] - total), np.abs(theirs["ST"] - total)]
    # Twice the half-width is four standard errors; both sides are judged by intervals of their own.
    ends = [2 * half, 2 * theirs["S1_conf"], raw[:, 6] - raw[:, 5], 2 * theirs["ST_conf"]]
    misses = [int(np.sum(error > end + 1e-9)) for error, end in zip(errors, ends)]
    missed = (misses[0] + misses[2], misses[1] + misses[3])
    width = np.median(np.r_[half / theirs["S1_conf"], (raw[:, 6] - raw[:, 5]) / 2 / theirs["ST_conf"]])
    ok = gap <= TOLERANCE and np.all(apart <= half) and missed[0] <= missed[1]
    return (gap, apart.max(), *(e.max() for e in errors), width, *missed), ok


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
