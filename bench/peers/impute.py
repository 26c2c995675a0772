"""Imputation: scikit-learn and pandas."""

import numpy as np
import pandas
from sklearn.impute import KNNImputer, SimpleImputer
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.preprocessing import MinMaxScaler

from comparison import Comparison, Difference

HOLES = {"missing": 0.2, "values": "any"}
# Without ties: which of several neighbours at one distance counts is an accident in scikit-learn.
SMOOTH = {"missing": 0.15, "values": "normal", "ties": False, "units": (14, 30), "indicators": (3, 6)}
SERIES = {"missing": 0.4, "periods": (3, 8), "units": (3, 8), "indicators": (1, 3)}
LAST_COLUMN_ONLY = {**SMOOTH, "only_first_missing": True, "missing": 0.3}


def simple(strategy, **given):
    return lambda p: SimpleImputer(strategy=strategy, **given).fit_transform(p.m)


def by_group(statistic):
    def fill(p):
        frame = pandas.DataFrame(p.m)
        return frame.fillna(frame.groupby(pandas.Series(p.groups, dtype=object)).transform(statistic)).to_numpy()
    return fill


def series(fill):
    """Fills a table with a row for each period and a column for each unit and indicator."""
    def run(p):
        return fill(pandas.DataFrame(p.x.reshape(len(p.x), -1))).to_numpy().reshape(p.x.shape)
    return run


def beyond_ends(table, steps=None):
    return table.ffill(limit=steps, limit_area="outside").bfill(limit=steps, limit_area="outside")


def neighbours(**given):
    """scikit-learn does not divide by the standard deviation: it gets data that are divided already."""
    def fill(p):
        s = np.nanstd(p.m, axis=0, ddof=1)
        return KNNImputer(**given).fit_transform(p.m / s) * s
    return fill


def row(statistic):
    def fill(p):
        scaler = MinMaxScaler().fit(p.oriented)
        standing = statistic(scaler.transform(p.oriented), axis=1)
        filled = scaler.inverse_transform(np.broadcast_to(standing[:, None], p.m.shape)) * p.directions
        return np.where(np.isnan(p.m), filled, p.m)
    return fill


def regression(p, ridge=None):
    """A model of its own for each open cell, from the indicators its unit has."""
    filled = p.m.copy()
    for unit, target in np.argwhere(np.isnan(p.m)):
        has = np.flatnonzero(~np.isnan(p.m[unit]))
        complete = ~np.isnan(p.m[:, [target, *has]]).any(axis=1)
        if complete.sum() < len(has) + 2:
            continue
        x, y = p.m[complete][:, has], p.m[complete, target]
        if ridge is None:
            model, scale = LinearRegression(), 1.0
        else:
            model, scale = Ridge(alpha=ridge), x.std(axis=0, ddof=1)
        filled[unit, target] = model.fit(x / scale, y).predict((p.m[unit, has] / scale)[None])[0]
    return filled


def first_by_others(p):
    """All units whose first indicator is missing have the others: one regression."""
    filled, open_ = p.m.copy(), np.isnan(p.m[:, 0])
    if open_.any():
        model = LinearRegression().fit(p.m[~open_, 1:], p.m[~open_, 0])
        filled[open_, 0] = model.predict(p.m[open_, 1:])
    return filled


def expectation_maximisation(p):
    """Sweeps over the covariance matrix, with data standardised by n; until nothing moves."""
    centre, scale = np.nanmean(p.m, axis=0), np.nanstd(p.m, axis=0)
    z = (p.m - centre) / scale
    gone = np.isnan(z)
    mean, cov = np.zeros(z.shape[1]), np.eye(z.shape[1])
    for _ in range(20000):
        filled, spread = np.where(gone, 0.0, z), np.zeros_like(cov)
        for unit, out in zip(filled, gone):
            beta = np.linalg.solve(cov[np.ix_(~out, ~out)], cov[np.ix_(~out, out)])
            unit[out] = mean[out] + (unit[~out] - mean[~out]) @ beta
            spread[np.ix_(out, out)] += cov[np.ix_(out, out)] - cov[np.ix_(out, ~out)] @ beta
        new_mean = filled.mean(axis=0)
        new_cov = ((filled - new_mean).T @ (filled - new_mean) + spread) / len(z)
        moved = max(np.abs(new_mean - mean).max(), np.abs(new_cov - cov).max())
        mean, cov = new_mean, new_cov
        if moved < 1e-13:
            break
    for unit, out in zip(filled, gone):
        unit[out] = mean[out] + (unit[~out] - mean[~out]) @ np.linalg.solve(cov[np.ix_(~out, ~out)], cov[np.ix_(~out, out)])
    return np.where(gone, filled * scale + centre, p.m)


COMPARISONS = [
    Comparison("impute", "none", "numpy", lambda p: p.m, panel=HOLES, timed=False),
    Comparison("impute", "constant", "sklearn.impute.SimpleImputer", simple("constant", fill_value=0.25), "value=0.25", HOLES),
    Comparison("impute", "mean", "sklearn.impute.SimpleImputer", simple("mean"), panel=HOLES),
    Comparison("impute", "median", "sklearn.impute.SimpleImputer", simple("median"), panel=HOLES),
    Comparison("impute", "group-mean", "pandas groupby", by_group("mean"), "group=group", {**HOLES, "groups": True}),
    Comparison("impute", "group-median", "pandas groupby", by_group("median"), "group=group", {**HOLES, "groups": True}),
    Comparison("impute", "last", "pandas ffill", series(lambda t: t.ffill()), panel=SERIES),
    Comparison("impute", "last", "pandas ffill", series(lambda t: t.ffill(limit=2)), "steps=2", SERIES),
    Comparison("impute", "next", "pandas bfill", series(lambda t: t.bfill()), panel=SERIES),
    Comparison("impute", "linear", "pandas interpolate", series(lambda t: t.interpolate(limit_area="inside")), panel=SERIES, large=False),
    Comparison("impute", "linear", "pandas interpolate", series(lambda t: t.interpolate(limit_direction="both")), "ends=constant", SERIES, large=False),
    Comparison("impute", "extend", "pandas ffill and bfill", series(beyond_ends), panel=SERIES, large=False),
    Comparison("impute", "extend", "pandas ffill and bfill", series(lambda t: beyond_ends(t, 1)), "steps=1", SERIES, large=False),
    Comparison("impute", "row-mean", "sklearn.preprocessing.MinMaxScaler", row(np.nanmean), panel=HOLES),
    Comparison("impute", "row-median", "sklearn.preprocessing.MinMaxScaler", row(np.nanmedian), panel=HOLES),
    Comparison("impute", "nearest-neighbours", "sklearn.impute.KNNImputer", neighbours(n_neighbors=5), panel=SMOOTH, large=False),
    Comparison("impute", "nearest-neighbours", "sklearn.impute.KNNImputer", neighbours(n_neighbors=3, weights="distance"), "k=3 weights=inverse-distance", SMOOTH, large=False),
    Comparison("impute", "regression", "sklearn.linear_model.LinearRegression", regression, panel=SMOOTH, large=False),
    Comparison("impute", "regression", "sklearn.linear_model.Ridge", lambda p: regression(p, 0.7), "ridge=0.7", SMOOTH, large=False),
    Comparison("impute", "expectation-maximisation", "sklearn.linear_model.LinearRegression", first_by_others, "tolerance=1e-13", LAST_COLUMN_ONLY, note="one open indicator", timed=False),
    Comparison("impute", "expectation-maximisation", "ours", expectation_maximisation, "tolerance=1e-13", {**SMOOTH, "units": (20, 30), "indicators": (3, 4)}, cases=100, large=False),
]

DIFFERENCES = [
    Difference("impute", "regression", "sklearn.impute.IterativeImputer", "fills predictors too and goes round until nothing moves; ours leaves out what the unit lacks"),
    Difference("impute", "nearest-neighbours", "sklearn.impute.KNNImputer", "does not standardise (undone above), picks among tied neighbours by its sort, and takes the column's mean where there is no neighbour"),
]
