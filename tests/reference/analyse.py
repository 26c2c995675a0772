#!/usr/bin/env python3
"""Independent numbers for `quanheng analyse`, from published packages and from the definitions.

Scores come from recompute.py beside this script, which shares no code with the engine. What is done with them:

    convergence   coefficients of variation by numpy; σ trend and β by scipy.stats.linregress
    trend         scipy.stats.linregress, cross-checked with statsmodels OLS
    change        plain arithmetic
    inequality    Gini by numpy; Dagum's parts from the double sums d_jh and p_jh of his paper, not from means
    neighbours    Moran and Moran_Local of PySAL's esda on libpysal weights
    obstacles     the definition, on leaf scores and on weights rescaled among the leaves present

Writes analyses.csv: example, analysis, arguments, table, row (column=value;...), column, value. The Rust test runs the
program with these arguments and compares the file it writes, to 1e-9.

Usage: python3 -m venv v && v/bin/pip install numpy scipy statsmodels esda libpysal && v/bin/python analyse.py
"""

import csv
from importlib.metadata import version
from pathlib import Path

import numpy as np
from esda.moran import Moran, Moran_Local
from libpysal.weights import W
from scipy.stats import linregress
import statsmodels.api as sm

from recompute import EXAMPLES, Programme, run, table

HERE = Path(__file__).resolve().parent
ROWS = []


def put(example, analysis, arguments, file, row, **values):
    for column, value in values.items():
        if value is not None:
            text = value if isinstance(value, str) else repr(float(value))
            ROWS.append([example, analysis, arguments, file, row, column, text])


def line(x, y):
    """Slope with its test; scipy and statsmodels must agree before anything is written."""
    fit = linregress(x, y)
    ols = sm.OLS(y, sm.add_constant(np.asarray(x, float))).fit()
    t = fit.slope / fit.stderr
    for ours, theirs in ((fit.slope, ols.params[1]), (fit.stderr, ols.bse[1]), (t, ols.tvalues[1])):
        assert abs(ours - theirs) <= 1e-8 * abs(theirs), (ours, theirs)
    return fit, t


# -------------------------------------------------------------------------------------------- HDI

def hdi():
    programme = Programme(EXAMPLES / "hdi")
    members = {row["code"] for row in programme.units if row["role"] == "member"}
    years = [int(year) for year in programme.periods()]
    score = {year: run(programme, "main", str(year))[0]["hdi"] for year in years}
    member = {year: {u: v for u, v in score[year].items() if u in members} for year in years}
    convergence(years, member)
    for unit in ("CHN", "NOR", "ZZK.WORLD"):
        trend(unit, years, score)
    region = {row["code"]: row["group_region"] for row in programme.units if row["code"] in members}
    for year in (1990, 2022):
        values = {u: v for u, v in member[year].items() if region[u]}
        inequality(year, values, region)


def convergence(years, member):
    whole = sorted(set.intersection(*(set(member[year]) for year in years)))
    cv = []
    for year in years:
        x = np.array([member[year][u] for u in whole])
        cv.append(x.std(ddof=1) / x.mean())
        put("hdi", "convergence", "", "convergence_sigma", f"period={year}",
            units=len(whole), mean=x.mean(), variation=cv[-1])
    fit, t = line([year - years[0] for year in years], cv)
    put("hdi", "convergence", "", "convergence_test", "test=sigma", units=len(whole), coefficient=fit.slope,
        standard_error=fit.stderr, t=t, p=fit.pvalue, r_squared=fit.rvalue ** 2)
    first, last, span = member[years[0]], member[years[-1]], years[-1] - years[0]
    both = sorted(set(first) & set(last))
    level = np.log([first[u] for u in both])
    growth = (np.log([last[u] for u in both]) - level) / span
    fit, t = line(level, growth)
    speed = -np.log(1 + fit.slope * span) / span
    put("hdi", "convergence", "", "convergence_test", "test=beta", units=len(both), coefficient=fit.slope,
        standard_error=fit.stderr, t=t, p=fit.pvalue, r_squared=fit.rvalue ** 2, speed=speed,
        half_life=np.log(2) / speed)


def trend(unit, years, score):
    present = [(year, score[year][unit]) for year in years if unit in score[year]]
    x = [year - present[0][0] for year, _ in present]
    y = [value for _, value in present]
    fit, t = line(x, y)
    annual = (y[-1] / y[0]) ** (1 / x[-1]) - 1
    put("hdi", "trend", "", "trend", f"unit={unit}", count=len(y), slope=fit.slope, intercept=fit.intercept,
        standard_error=fit.stderr, t=t, p=fit.pvalue, r_squared=fit.rvalue ** 2,
        relative_slope=fit.slope / fit.intercept, annual=annual)
    put("hdi", "change", "", "change", f"unit={unit}", first=y[0], last=y[-1], absolute=y[-1] - y[0],
        relative=y[-1] / y[0] - 1, annual=annual)
    for (_, before), (year, after) in zip(present, present[1:]):
        put("hdi", "trend", "", "trend_growth", f"unit={unit};period={year}", growth=after / before - 1)


def inequality(year, values, region):
    x = np.array(list(values.values()))
    n, mean = len(x), x.mean()
    total = np.abs(x[:, None] - x[None, :]).sum() / (2 * n * n * mean)
    groups = {}
    for unit, value in values.items():
        groups.setdefault(region[unit], []).append(value)
    groups = {name: np.array(group) for name, group in groups.items()}
    gini = {g: np.abs(a[:, None] - a[None, :]).sum() / (2 * len(a) ** 2 * a.mean()) for g, a in groups.items()}
    p = {g: len(a) / n for g, a in groups.items()}
    s = {g: a.sum() / x.sum() for g, a in groups.items()}
    within = sum(gini[g] * p[g] * s[g] for g in groups)
    between = overlap = 0.0
    arguments = f"--period {year}"
    names = sorted(groups, key=lambda g: groups[g].mean())
    for i, poor in enumerate(names):
        for rich in names[i + 1:]:
            gap = groups[rich][:, None] - groups[poor][None, :]
            # d: mean gain where the richer group is above; p: where it is below (transvariation).
            d, moment = np.where(gap > 0, gap, 0).mean(), np.where(gap < 0, -gap, 0).mean()
            affluence = (d - moment) / (d + moment)
            g = (d + moment) / (groups[rich].mean() + groups[poor].mean())
            share = p[rich] * s[poor] + p[poor] * s[rich]
            between += g * share * affluence
            overlap += g * share * (1 - affluence)
            a, b = sorted((poor, rich), key=list(region.values()).index)
            put("hdi", "inequality", arguments, "inequality_pairs", f"group_a={a};group_b={b}",
                gini=g, affluence=affluence)
    put("hdi", "inequality", arguments, "inequality", f"period={year}", units=n, gini=total, within=within,
        between=between, overlap=overlap, within_share=within / total, between_share=between / total,
        overlap_share=overlap / total)
    for g, a in groups.items():
        put("hdi", "inequality", arguments, "inequality_groups", f"group={g}", units=len(a), mean=a.mean(),
            gini=gini[g])


# --------------------------------------------------------------------------------------- provinces

def provinces():
    programme = Programme(EXAMPLES / "digital-china-2020")
    units = [row["code"] for row in programme.units]
    links = {unit: [] for unit in units}
    for row in table(programme.folder / programme.spec["neighbours"]["file"]):
        links[row["unit"]].append(row["neighbour"])
    weights = W(links, id_order=units, silence_warnings=True)
    for scenario in ("main", "min-max"):
        score = run(programme, scenario)[0]["index"]
        neighbours(scenario, units, weights, np.array([score[unit] for unit in units]))
    obstacles(programme, units)


def neighbours(scenario, units, weights, y):
    arguments = "" if scenario == "main" else f"--scenario {scenario}"
    np.random.seed(1)
    moran = Moran(y, weights, transformation="r", permutations=99999)
    print(f"{scenario}: Moran's I {moran.I:.4f}, p_norm {moran.p_norm:.4f}, p_sim {moran.p_sim:.5f}")
    put("digital-china-2020", "neighbours", arguments, "neighbours", "period=2020", units=len(y), moran=moran.I,
        expected=moran.EI, variance=moran.VI_norm, z=moran.z_norm, p=moran.p_norm)
    local = Moran_Local(y, weights, transformation="r", permutations=99, seed=1)
    kind = {1: "high-high", 2: "low-high", 3: "low-low", 4: "high-low"}
    for unit, index, quadrant in zip(units, local.Is, local.q):
        # esda divides by the variance with n - 1.
        put("digital-china-2020", "neighbours", arguments, "neighbours_local", f"unit={unit}",
            local_moran=index * len(y) / (len(y) - 1), quadrant=kind[quadrant])


def obstacles(programme, units):
    """Dimensions weigh the same, indicators the same within them; scores are 0 to 100."""
    score = run(programme, "min-max-raw")[0]
    parent = {row["code"]: row["parent"] for row in programme.nodes if row["level"] == "indicator"}
    degree = {}
    for unit in units:
        leaves = [leaf for leaf in parent if unit in score.get(leaf, {}) and unit in score[parent[leaf]]]
        dimensions = {parent[leaf] for leaf in leaves}
        siblings = {d: sum(parent[leaf] == d for leaf in leaves) for d in dimensions}
        lack = {leaf: (1 - score[leaf][unit] / 100) / siblings[parent[leaf]] / len(dimensions) for leaf in leaves}
        whole = sum(lack.values())
        assert abs(whole - (1 - score["index"][unit] / 100)) < 1e-12, unit
        for leaf in leaves:
            degree.setdefault(leaf, {})[unit] = lack[leaf] / whole
        for d in dimensions:
            degree.setdefault(d, {})[unit] = sum(lack[leaf] for leaf in leaves if parent[leaf] == d) / whole
    for node, of in degree.items():
        put("digital-china-2020", "obstacles", "--scenario min-max-raw", "obstacles_mean", f"node={node}",
            mean_degree=np.mean(list(of.values())), units=len(of))
        for unit in ("120000", "540000"):
            if unit in of:
                put("digital-china-2020", "obstacles", "--scenario min-max-raw", "obstacles",
                    f"unit={unit};node={node}", degree=of[unit])


if __name__ == "__main__":
    print(", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy", "statsmodels", "esda", "libpysal")))
    hdi()
    provinces()
    with open(HERE / "analyses.csv", "w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow(["example", "analysis", "arguments", "table", "row", "column", "value"])
        out.writerows(ROWS)
