"""Steps that prepare data: screen, derive, denominate."""

import numpy as np
import pandas

from comparison import Comparison

HOLES = {"missing": 0.35, "indicators": (3, 7)}
THREE = {"indicators": (3, 3), "values": "positive"}


def well_covered(p):
    """Indicators first, then units, by what is left."""
    table = pandas.DataFrame(p.m)
    table.loc[:, table.notna().mean() < 0.6] = np.nan
    kept = table.columns[table.notna().any()]
    table[table[kept].notna().mean(axis=1) < 0.6] = np.nan
    return table.to_numpy()


def ratio(p):
    table = pandas.DataFrame(p.m, columns=p.codes)
    return table.assign(i2=table.eval("i0 / i1 * 100")).to_numpy()


def denominated(p):
    table = pandas.DataFrame(p.m)
    table[0] = table[0] / (table[1] / 1000)
    return table.to_numpy()


COMPARISONS = [
    Comparison("screen", "coverage", "pandas.notna", well_covered, "indicators=0.6 units=0.6", HOLES),
    Comparison("derive", "expression", "pandas.eval", ratio, "indicator=i2 formula=i0/i1*100", {**THREE, "derived": "i2"}),
    Comparison("denominate", "by-indicator", "pandas division", denominated, panel={**THREE, "denominated": True}),
]

DIFFERENCES = []
