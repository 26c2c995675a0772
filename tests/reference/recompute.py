#!/usr/bin/env python3
"""Independent re-computation of the four example programmes.

Reads each example's own files (quanheng.toml, indicators.csv, units.csv, data/, published/) and
writes reference numbers beside this script:

    digital-china-2020.csv   main method and every scenario, the scored period
    desi-2022.csv            main method, 2022
    hdi-2022.csv             main method, 2022
    asem-2018.csv            main method, 2018

Columns: scenario, unit, node, score (17 significant digits, empty = missing), rank (empty = none).
Nodes are the root, the inner nodes and the leaves; a leaf's score is its normalised value.

It shares no code with the Rust engine and uses the standard library only, so a common fault would
have to be made twice. What lives here is what the examples need, not the whole programme format:
an unknown step, method or key raises an error.

Usage: python3 recompute.py          (Python 3.11 or later, no packages; under a second)

It also prints the agreement with the published results, the baselines, and the shape of treated
columns before and after, as quoted in the examples' methodology texts.
"""

import csv
import math
import sys
import tomllib
from copy import deepcopy
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "examples"
MISSING = {"", "not-available", "not-applicable", "not-yet-reported", "confidential", "suppressed"}


# ---------------------------------------------------------------------------------------- reading

def table(path):
    with open(path, encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


class Programme:
    """The files of one example folder."""

    def __init__(self, folder):
        self.folder = folder
        self.spec = tomllib.loads((folder / "quanheng.toml").read_text(encoding="utf-8"))
        self.units = table(folder / self.spec["units"]["file"])
        self.nodes = table(folder / self.spec["indicators"]["file"])
        self.data = {}                                    # (indicator, period) -> {unit: value}
        known = {row["code"] for row in self.nodes}
        unit_codes = {row["code"] for row in self.units}
        for source in self.spec["data"]:
            self.read_data(source, known, unit_codes)

    def read_data(self, source, known, unit_codes):
        unit_column = source.get("unit", "unit")
        period_column = source.get("period", "period")
        for row in table(self.folder / source["file"]):
            period = source.get("constant_period") or row[period_column]
            unit = row[unit_column]
            if unit not in unit_codes:
                raise ValueError(f"unknown unit {unit}")
            if source.get("layout", "long") == "long":
                cells = [(row[source.get("indicator", "indicator")], row[source.get("value", "value")])]
            elif source["layout"] == "wide-indicators":
                cells = [(c, v) for c, v in row.items() if c not in (unit_column, period_column)]
            else:
                raise ValueError(source["layout"])
            for indicator, text in cells:
                if indicator not in known:
                    raise ValueError(f"unknown indicator {indicator}")
                if text in MISSING:
                    continue
                column = self.data.setdefault((indicator, period), {})
                if unit in column:
                    raise ValueError(f"twice: {indicator} {unit} {period}")
                column[unit] = float(text)

    def periods(self):
        given = self.spec.get("periods", {})
        if "list" in given:
            return given["list"]
        if "from" in given:
            return [str(y) for y in range(int(given["from"]), int(given["to"]) + 1)]
        return sorted({period for _, period in self.data})


# --------------------------------------------------------------------------------------- scenarios

def apply_scenario(programme, name):
    """The steps, the framework rows and the period of a scenario; `main` is the programme itself."""
    steps = deepcopy(programme.spec["step"])
    nodes = deepcopy(programme.nodes)
    period = programme.spec["periods"]["score"]
    if name == "main":
        return steps, nodes, period
    change = programme.spec["scenario"][name]
    unknown = set(change) - {"title", "drop", "period", "step", "indicator"}
    if unknown:
        raise ValueError(f"scenario {name}: {unknown}")
    period = change.get("period", period)
    for key, new in change.get("step", {}).items():
        step = next(s for s in steps if s.get("id", s["do"]) == key)
        if "method" in new and new["method"] != step.get("method"):
            for old in set(step) - {"do", "id", "method", "at", "over"}:
                del step[old]
        step.update(new)
    steps = [s for s in steps if s.get("id", s["do"]) not in change.get("drop", [])]
    for code, new in change.get("indicator", {}).items():
        row = next(r for r in nodes if r["code"] == code)
        row.update({k: str(v) for k, v in new.items()})
    return steps, nodes, period


# -------------------------------------------------------------------------------------- statistics

def mean(xs):
    return math.fsum(xs) / len(xs)


def deviation(xs):
    m = mean(xs)
    return math.sqrt(math.fsum((x - m) ** 2 for x in xs) / (len(xs) - 1))


def skewness(xs):
    n, m = len(xs), mean(xs)
    d = [x - m for x in xs]
    s2, s3 = math.fsum(v * v for v in d), math.fsum(v ** 3 for v in d)
    return math.sqrt(n) * s3 / s2 ** 1.5 * math.sqrt(n * (n - 1)) / (n - 2)


def kurtosis(xs):
    n, m = len(xs), mean(xs)
    d = [x - m for x in xs]
    s2, s4 = math.fsum(v * v for v in d), math.fsum(v ** 4 for v in d)
    r = n * s4 / s2 ** 2
    return ((n + 1) * (r - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))


def passes(xs, step):
    return abs(skewness(xs)) < step.get("skewness", 2) or kurtosis(xs) < step.get("kurtosis", 3.5)


# -------------------------------------------------------------------------------------------- steps
# A column is {unit: value}; `members` are the units whose values make the statistics.

def settings(step, code):
    own = {k: v for k, v in step.items() if k != "at"}
    over = step.get("at", {}).get(code, {})
    if "method" in over and over["method"] != own.get("method"):
        own = {k: own[k] for k in ("do",)}
    return own | over


def treat(column, members, how, notes, code):
    if how["method"] == "none":
        return column
    present = [column[u] for u in members if u in column]
    if how.get("when", "fails-test") == "fails-test" and passes(present, how):
        return column
    if how["method"] == "log":
        if how.get("variant", "ct") != "ct":
            raise ValueError(how["variant"])
        low, high = min(present), max(present)
        new = {u: math.log(x - low + 0.01 * (high - low)) for u, x in column.items()}
        after = [new[u] for u in members if u in new]
        notes.append(f"{code}: log, skewness {skewness(present):.2f} -> {skewness(after):.2f}, "
                     f"kurtosis {kurtosis(present):.2f} -> {kurtosis(after):.2f}")
        return new
    if how["method"] == "winsorise":
        return winsorise(column, members, how, notes, code)
    raise ValueError(how["method"])


def winsorise(column, members, how, notes, code):
    original, column = column, dict(column)
    treated = set()
    while True:
        present = [column[u] for u in members if u in column]
        if passes(present, how) or len(treated) >= how.get("max_points", 5):
            break
        if skewness(present) >= 0:
            edge = max(present)
            to = max(x for x in present if x < edge)
        else:
            edge = min(present)
            to = min(x for x in present if x > edge)
        for unit in members:
            if column.get(unit) == edge:
                column[unit] = to
                treated.add(unit)
    verdict = "passes" if passes(present, how) else "STILL FAILS"
    notes.append(f"{code}: winsorised {len(treated)}, {verdict}")
    if verdict != "passes" and how.get("then", "none") != "none":
        if how["then"] != "log" or how.get("of", "original") != "original":
            raise ValueError(how["then"])
        return treat(original, members, {"method": "log", "variant": how.get("variant", "ct"), "when": "always"},
                     notes, code)
    return column


def group_means(column, members, group):
    """The column with gaps filled by the mean of the group's members that have a value."""
    filled = dict(column)
    for unit, own in group.items():
        present = [column[u] for u in members if u in column and group[u] == own]
        if own and unit not in column and present:
            filled[unit] = mean(present)
    return filled


def normalise(column, members, how, row):
    sign = -1.0 if row["direction"] == "-" else 1.0
    column = {u: sign * x for u, x in column.items()}
    present = [column[u] for u in members if u in column]
    if not column:
        return column
    method = how["method"]
    if method == "z-score":
        m, s = mean(present), deviation(present)
        return {u: (x - m) / s * how.get("deviation", 1) + how.get("mean", 0) for u, x in column.items()}
    if method == "min-max":
        low, high = min(present), max(present)
        a, b = how.get("lower", 0), how.get("upper", 100)
        return {u: (x - low) / (high - low) * (b - a) + a for u, x in column.items()}
    if method == "percentile-rank":
        n = len(present)
        return {u: sum(y < x for y in present) / (n - 1) for u, x in column.items()}
    if method == "goalposts":
        low, high = float(row["goalpost_low"]), float(row["goalpost_high"])
        if sign < 0:
            low, high = -high, -low
        change = {"linear": lambda v: v, "log": math.log}[how.get("scale", "linear")]
        a, b = how.get("lower", 0), how.get("upper", 100)
        out = {}
        for unit, x in column.items():
            share = (change(x) - change(low)) / (change(high) - change(low))
            if how.get("truncate", "yes") == "yes":
                share = min(1.0, max(0.0, share))
            out[unit] = share * (b - a) + a
        return out
    raise ValueError(method)


def combine(method, pairs):
    """The mean of (weight, value) pairs."""
    total = math.fsum(w for w, _ in pairs)
    if method == "arithmetic":
        return math.fsum(w * x for w, x in pairs) / total
    if method == "geometric":
        if min(x for _, x in pairs) <= 0:
            raise ValueError("geometric mean of a value <= 0")
        return math.exp(math.fsum(w * math.log(x) for w, x in pairs) / total)
    raise ValueError(method)


def ranks(column, members, decimals=None):
    """Competition ranks, best = 1; members only."""
    value = {u: column[u] for u in members if u in column}
    largest = max((abs(x) for x in value.values()), default=0)
    digits = 11 - math.floor(math.log10(largest)) if largest > 0 else 12  # twelve significant digits of the largest
    digits = digits if decimals is None else min(decimals, digits)
    value = {u: round(x, digits) for u, x in value.items()}
    return {u: 1 + sum(y > x for y in value.values()) for u, x in value.items()}


# ---------------------------------------------------------------------------------------------- run

def run(programme, scenario="main", period=None):
    """Scores and ranks: {node: {unit: score}}, {node: {unit: rank}}, notes."""
    steps, nodes, scored = apply_scenario(programme, scenario)
    period = period or scored
    order = programme.periods()
    notes = []
    rows = {row["code"]: row for row in nodes}
    leaves = [row["code"] for row in nodes if row["level"] == "indicator"]
    units = [row["code"] for row in programme.units]
    members = [row["code"] for row in programme.units if (row.get("role") or "member") == "member"]
    here = lambda when: {row["code"]: dict(programme.data.get((row["code"], when), {}))
                         for row in nodes if row["level"] in ("indicator", "input")}
    panel = {when: here(when) for when in order}
    result, rank = {}, {}
    weights = {row["code"]: float(row["weight"] or 1) for row in nodes if row["level"] != "input"}
    for step in steps:
        kind, columns = step["do"], panel[period]
        if kind == "screen":
            leaves = [c for c in leaves if c not in step.get("drop", [])]
            need = step.get("units", 2 / 3)
            out = [u for u in units if sum(u in columns[c] for c in leaves) / len(leaves) < need]
            notes += [f"screened out {u}" for u in out]
            units = [u for u in units if u not in out]
            members = [u for u in members if u not in out]
            for each in panel.values():
                for code in each:
                    each[code] = {u: x for u, x in each[code].items() if u in units}
        elif kind == "denominate":
            for each in panel.values():
                before = {code: dict(column) for code, column in each.items()}
                for code in leaves:
                    by = rows[code].get("denominator")
                    if by:
                        scale = float(rows[code].get("denominator_scale") or 1)
                        each[code] = {u: x / (before[by][u] / scale)
                                      for u, x in before[code].items() if u in before[by]}
        elif kind == "impute":
            for code in leaves:
                how = settings(step, code)
                if how["method"] == "none":
                    continue
                if how["method"] == "group-mean":
                    group = {row["code"]: row["group_" + how["group"]] for row in programme.units}
                    columns[code] = group_means(columns[code], members, {u: group[u] for u in units})
                    continue
                if how["method"] != "last":
                    raise ValueError(how["method"])
                at = order.index(period)
                for unit in units:
                    for back in range(1, how["steps"] + 1):
                        if unit not in columns[code] and at - back >= 0:
                            if unit in panel[order[at - back]][code]:
                                columns[code][unit] = panel[order[at - back]][code][unit]
        elif kind == "treat":
            for code in leaves:
                columns[code] = treat(columns[code], members, settings(step, code), notes, code)
        elif kind == "normalise":
            for code in leaves:
                result[code] = normalise(columns[code], members, settings(step, code), rows[code])
        elif kind == "weight":
            if step["method"] == "equal":
                weights = {code: 1.0 for code in weights}
            elif step["method"] != "given":
                raise ValueError(step["method"])
        elif kind == "aggregate":
            inner = [row for row in nodes if row["level"] not in ("indicator", "input")]
            for row in sorted(inner, key=lambda r: -depth(rows, r["code"])):
                code = row["code"]
                how = {k: v for k, v in step.items() if k != "at"}
                for key in (row["level"], code):
                    how |= step.get("at", {}).get(key, {})
                children = [c for c in weights if rows[c]["parent"] == code and
                            (c in leaves or rows[c]["level"] != "indicator")]
                total = math.fsum(weights[c] for c in children)
                result[code] = {}
                for unit in units:
                    pairs = [(weights[c], result[c][unit]) for c in children if unit in result[c]]
                    share = math.fsum(w for w, _ in pairs) / total if pairs else 0.0
                    if pairs and share >= how.get("min_present", 0):
                        result[code][unit] = combine(how["method"], pairs)
        elif kind == "rank":
            if step.get("method", "competition") != "competition":
                raise ValueError(step["method"])
            for code, column in result.items():
                rank[code] = ranks(column, members, step.get("decimals"))
        elif kind == "tier":
            pass                                         # see `tiers`: sizes only
        else:
            raise ValueError(kind)
    return result, rank, notes


def depth(rows, code):
    count = 0
    while rows[code]["parent"]:
        code, count = rows[code]["parent"], count + 1
    return count


def tiers(rank, sizes):
    """Tier 1, 2, … by rank and cumulated sizes."""
    cuts, total = [], 0
    for size in sizes:
        total += size
        cuts.append(total)
    return {u: 1 + sum(r > c for c in cuts) for u, r in rank.items()}


# ---------------------------------------------------------------------------------------- agreement

def average_ranks(values):
    """Ascending ranks of a list, ties share their mean."""
    return [(sum(y < x for y in values) + sum(y <= x for y in values) + 1) / 2 for x in values]


def pearson(a, b):
    ma, mb = mean(a), mean(b)
    top = math.fsum((x - ma) * (y - mb) for x, y in zip(a, b))
    return top / math.sqrt(math.fsum((x - ma) ** 2 for x in a) * math.fsum((y - mb) ** 2 for y in b))


def spearman(a, b):
    return pearson(average_ranks(a), average_ranks(b))


def kendall_tau_b(a, b):
    sign = lambda x: (x > 0) - (x < 0)
    pairs = [(sign(a[i] - a[j]), sign(b[i] - b[j])) for i in range(len(a)) for j in range(i)]
    return sum(x * y for x, y in pairs) / math.sqrt(
        sum(x != 0 for x, _ in pairs) * sum(y != 0 for _, y in pairs))


def agreement(rank, published, published_tier, sizes):
    units = [u for u in published if u in rank]
    ours, theirs = [rank[u] for u in units], [published[u] for u in units]
    tier = tiers({u: rank[u] for u in units}, sizes)
    right = sum(tier[u] == published_tier[u] for u in units)
    return spearman(ours, theirs), kendall_tau_b(ours, theirs), right, len(units)


# --------------------------------------------------------------------------------------------- files

def write(path, programme, runs):
    order = [row["code"] for row in programme.nodes if row["level"] != "input"]
    names = [row["code"] for row in programme.units]
    with open(path, "w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow(["scenario", "unit", "node", "score", "rank"])
        for scenario, (score, rank, _) in runs.items():
            for node in order:
                if node not in score:
                    continue
                for unit in names:
                    value = score[node].get(unit)
                    out.writerow([scenario, unit, node,
                                  "" if value is None else format(value, ".17g"),
                                  rank[node].get(unit, "")])


def published_rows(programme, node):
    entry = next(e for e in programme.spec["published"] if e.get("node", "") == node)
    rows = [row for row in table(programme.folder / entry["file"])
            if all(row[k] == v for k, v in entry.get("where", {}).items())]
    return entry, rows


# ------------------------------------------------------------------------------------- the examples

def digital_china():
    programme = Programme(EXAMPLES / "digital-china-2020")
    for entry in programme.spec["published"]:
        entry.setdefault("node", "index")
    names = {row["code"]: row["name_zh"] for row in programme.units}
    scenarios = ["main", *programme.spec["scenario"]]
    runs = {name: run(programme, name) for name in scenarios}
    write(HERE / "digital-china-2020.csv", programme, runs)
    sizes = next(s for s in programme.spec["step"] if s["do"] == "tier")["sizes"]
    _, rows = published_rows(programme, "index")
    rank = {r["region_code"]: int(r["rank"]) for r in rows}
    tier = {r["region_code"]: int(r["tier"]) for r in rows}
    lists = {node: [r["region_code"] for r in published_rows(programme, node)[1]]
             for node in ("services", "ict_industry", "digitalisation")}
    print("digital-china-2020")
    for note in runs["main"][2]:
        print("  main:", note)
    for note in runs["winsorise"][2]:
        print("  winsorise:", note)
    print(f"  {'':<18} spearman  kendall  tiers   services  ict  digitalisation (of 10)")
    for name in scenarios:
        score, ranked, _ = runs[name]
        rho, tau, right, n = agreement(ranked["index"], rank, tier, sizes)
        hits = [sum(ranked[node].get(u, 99) <= 10 for u in top) for node, top in lists.items()]
        print(f"  {name:<18} {rho:.4f}    {tau:.4f}   {right}/{n}   {hits[0]:>5} {hits[1]:>7} {hits[2]:>6}")
    period = programme.spec["periods"]["score"]
    gdp, people = programme.data["gdp", period], programme.data["population", period]
    units = list(rank)
    by_gdp = ranks(gdp, units)
    by_head = ranks({u: gdp[u] / people[u] for u in units}, units)
    both = ranks({u: -(by_gdp[u] + by_head[u]) / 2 for u in units}, units)
    for name, base in (("GDP", by_gdp), ("GDP per head", by_head), ("mean of both ranks", both)):
        rho, tau, right, n = agreement(base, rank, tier, sizes)
        top = sum(base[u] <= 10 for u in lists["services"]), sum(base[u] <= 10 for u in lists["ict_industry"]), \
            sum(base[u] <= 10 for u in lists["digitalisation"])
        print(f"  {name:<18} {rho:.4f}    {tau:.4f}   {right}/{n}   {top[0]:>5} {top[1]:>7} {top[2]:>6}")
    ours = runs["main"][1]["index"]
    print("  our order:", " ".join(names[u] for u in sorted(ours, key=ours.get)))
    far = sorted(((abs(ours[u] - rank[u]), u) for u in rank), reverse=True)[:6]
    print("  largest differences:", "; ".join(f"{names[u]} {ours[u]} (published {rank[u]})" for _, u in far))
    wrong = [u for u, t in tiers(ours, sizes).items() if t != tier[u]]
    print("  other tier than published:", " ".join(f"{names[u]} {ours[u]}/{rank[u]}" for u in wrong))
    for node, top in lists.items():
        mine = sorted((u for u in ours if runs["main"][1][node].get(u, 99) <= 10), key=runs["main"][1][node].get)
        print(f"  {node}: ours", " ".join(names[u] for u in mine), "| published, not ours:",
              " ".join(names[u] for u in top if u not in mine))
    dims = [r["code"] for r in programme.nodes if r["level"] == "dimension"]
    score = runs["main"][0]
    print("  deviation of dimension scores and Spearman of each dimension alone:")
    for d in dims:
        us = [u for u in units if u in score[d]]
        rho = spearman([-score[d][u] for u in us], [rank[u] for u in us])
        with_index = pearson([score[d][u] for u in us], [score["index"][u] for u in us])
        print(f"    {d:<15} sd {deviation([score[d][u] for u in us]):.3f}  rho {rho:.3f}  r with index {with_index:.3f}")


def hdi():
    programme = Programme(EXAMPLES / "hdi")
    write(HERE / "hdi-2022.csv", programme, {"main": run(programme, "main", "2022")})
    entry = programme.spec["published"][0]
    rows = table(programme.folder / entry["file"])
    good = total = rank_good = rank_total = computed = 0
    for period in programme.periods():
        score, rank, _ = run(programme, "main", period)
        computed += len(score["hdi"])
        for row in rows:
            if row[entry["period"]] != period:
                continue
            unit = row[entry["unit"]]
            total += 1
            value = score["hdi"].get(unit)
            good += value is not None and f"{value:.3f}" == f"{float(row[entry['score']]):.3f}"
            if row[entry["rank"]]:
                rank_total += 1
                rank_good += rank["hdi"].get(unit) == int(row[entry["rank"]])
    print("hdi")
    print(f"  scores reproduced to 3 decimals: {good}/{total}, computed {computed}; ranks of 2022: {rank_good}/{rank_total}")


def desi():
    programme = Programme(EXAMPLES / "desi-2022")
    score, rank, notes = run(programme)
    write(HERE / "desi-2022.csv", programme, {"main": (score, rank, notes)})
    print("desi-2022")
    for entry in programme.spec["published"]:
        node = entry.get("node", "desi")
        rows = [row for row in table(programme.folder / entry["file"])
                if all(row[k] == v for k, v in entry.get("where", {}).items())]
        gap = max(abs(score[node][row[entry["unit"]]] * entry.get("factor", 1) - float(row[entry["score"]]))
                  for row in rows)
        print(f"  {node:<10} {len(rows)} published, largest absolute difference {gap:.2e}")


def asem():
    """COINr's own example; what its vignette "Presenting Results" prints is in tests/fixtures."""
    programme = Programme(EXAMPLES / "asem-2018")
    score, rank, notes = run(programme)
    write(HERE / "asem-2018.csv", programme, {"main": (score, rank, notes)})
    print("asem-2018")
    for note in notes:
        print("  main:", note)
    rows = table(HERE.parent / "fixtures" / "coinr-results.csv")
    good = sum(f"{score[row['node']][row['unit']]:.2f}" == row["score"] for row in rows)
    ranked = [row for row in rows if row["rank"]]
    right = sum(rank[row["node"]][row["unit"]] == int(row["rank"]) for row in ranked)
    print(f"  printed by COINr: {good}/{len(rows)} scores to two decimals, {right}/{len(ranked)} ranks")


if __name__ == "__main__":
    digital_china()
    for example, check in (("hdi", hdi), ("desi-2022", desi), ("asem-2018", asem)):
        if (EXAMPLES / example / "quanheng.toml").exists():
            check()
        else:
            print(f"{example}: not there, skipped", file=sys.stderr)
