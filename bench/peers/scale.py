"""The steps of `bin/scale` in polars, on the same Parquet file: what a careful analyst would write, on all processors.

    cargo build --release -p quanheng-bench
    python3 -m venv .venv && .venv/bin/pip install polars==2.1.0
    .venv/bin/python bench/peers/scale.py target/release/scale 1000000

Prints the time of both, their ratio, and the mean score of both, which shows that they computed the same. polars sums
in floating point in an order of its own; it keeps no trace, marks or facts, and its ties are those of exact equality.
"""

import subprocess
import sys
import tempfile
import time

import polars as pl

INDICATORS = 50
PER_DIMENSION = 10
MOST_POINTS = 5


def passes(column):
    """Whether winsorising has nothing to do: |skewness| < 2 or kurtosis < 3.5, type 2."""
    return abs(column.skew(bias=False)) < 2 or column.kurtosis(bias=False) < 3.5


def winsorised(column):
    """Pulls in the outermost values one by one until the column passes."""
    low, high, now = column.min(), column.max(), column
    while not passes(now) and ((column < low) | (column > high)).sum() < MOST_POINTS:
        if now.skew(bias=False) >= 0:
            high = column.filter(column < high).max()
        else:
            low = column.filter(column > low).min()
        now = column.clip(low, high)
    return now


def weighted_mean(codes, weights):
    return pl.sum_horizontal(pl.col(code) * weight for code, weight in zip(codes, weights)) / sum(weights)


def run(path):
    """From the file to scores, places and tiers of all nodes."""
    frame = pl.read_parquet(path)
    leaves = [f"i{k}" for k in range(INDICATORS + 1)]
    frame = frame.with_columns((pl.col("a") / pl.col("b") * 100).alias(leaves[-1]))
    present = pl.sum_horizontal(pl.col(leaves).is_not_null())
    frame = frame.with_columns(pl.when(present / len(leaves) >= 0.5).then(pl.col(leaves)))
    frame = frame.with_columns(pl.when(pl.col(leaves).is_finite()).then(pl.col(leaves)))
    frame = frame.with_columns(pl.col(leaves).fill_null(pl.col(leaves).mean()))
    frame = frame.with_columns(winsorised(frame[leaf]) for leaf in leaves)
    signed = [-pl.col(leaf) if k % 3 == 2 else pl.col(leaf) for k, leaf in enumerate(leaves)]
    frame = frame.with_columns((x - x.min()) / (x.max() - x.min()) * 100 for x in signed)
    dimensions = [f"d{d}" for d in range(INDICATORS // PER_DIMENSION)]
    members = {dimension: [] for dimension in dimensions}
    for k in range(INDICATORS + 1):
        members[dimensions[min(k, INDICATORS - 1) // PER_DIMENSION]].append(k)
    frame = frame.with_columns(
        weighted_mean([leaves[k] for k in of], [1 + k % 4 for k in of]).alias(dimension)
        for dimension, of in members.items()
    )
    frame = frame.with_columns(weighted_mean(dimensions, [1] * len(dimensions)).alias("total"))
    nodes = pl.col(["total", *dimensions, *leaves])
    places = frame.select(nodes.rank("min", descending=True))
    total = frame["total"]
    cuts = [total.quantile(share, "linear") for share in (1 / 3, 2 / 3)]
    tiers = 1 + (total < cuts[0]).cast(pl.Int8) + (total < cuts[1]).cast(pl.Int8)
    assert places.height == len(tiers)
    return total.mean()


def main(program, units):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "write", units, folder], check=True)
        line = subprocess.run([program, "read", units, folder], check=True, capture_output=True, text=True).stdout
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        ours, our_mean = float(cells[3].removesuffix(" ms")) / 1e3, cells[-1]
        start = time.perf_counter()
        mean = run(f"{folder}/data.parquet")
        theirs = time.perf_counter() - start
    print(f"quanheng  {ours:8.3f} s  mean score {our_mean}")
    print(f"polars    {theirs:8.3f} s  mean score {mean:.9f}  ({pl.__version__})")
    print(f"ratio     {theirs / ours:8.2f}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "1000000")
