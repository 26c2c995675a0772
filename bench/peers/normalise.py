"""Normalisation: pymcdm, scikit-learn, scikit-criteria and scipy."""

import numpy as np
from pymcdm import normalizations
from pymcdm.helpers import normalize_matrix
from scipy import stats
from skcriteria.preprocessing.scalers import matrix_scale_by_cenit_distance, scale_by_sum, scale_by_vector
from sklearn.preprocessing import MinMaxScaler, StandardScaler

from comparison import Comparison, Difference

POSITIVE = {"values": "positive"}
HOLES = {"missing": 0.15}
NORMAL_CONSISTENT = "factor=1.482602218505602"


def pymcdm(method):
    return lambda p: normalize_matrix(p.m, method, p.directions)


def each_oriented(transform):
    """Of the present values of each column, more as better."""
    def run(p):
        y = np.full(p.m.shape, np.nan)
        for k, column in enumerate(p.oriented.T):
            here = ~np.isnan(column)
            y[here, k] = transform(column[here])
        return y
    return run


def ranks(method):
    return each_oriented(lambda x: stats.rankdata(x, method))


def percentiles(x):
    """scipy divides by n; the shares of n − 1 others are ours."""
    return stats.percentileofscore(x, x, kind="strict") / 100 * len(x) / (len(x) - 1)


def goalposts(p, change=lambda x: x, low="low", high="high"):
    """numpy.interp stops at the outer points, as truncation does."""
    y = np.empty_like(p.m)
    for k, x in enumerate(p.m.T):
        ends = [100.0, 20.0] if p.directions[k] < 0 else [20.0, 100.0]
        y[:, k] = np.interp(change(x), change(np.array([getattr(p, low)[k], getattr(p, high)[k]])), ends)
    return y


def above_below_mean(p):
    w = p.m / p.m.mean(axis=0)
    return ((w > 1.2 + 1e-12).astype(float) - (w < 0.8 - 1e-12)) * p.directions


def categories(x):
    cuts = np.quantile(x, [0.15, 0.25, 0.65, 0.85, 0.95]) - 1e-12 * np.ptp(x)
    return np.array([0.0, 20, 40, 60, 80, 100])[np.searchsorted(cuts, x, side="right")]


def to_target(p):
    least = p.oriented.min(axis=0)
    return (p.oriented - least) / (p.target * p.directions - least)


def to_reference(p):
    least = p.oriented.min(axis=0)
    return 1 - (p.oriented[0] - p.oriented) / (p.oriented[0] - least)


def reference_is_not_worst(p):
    return bool((p.oriented[0] > p.oriented.min(axis=0)).all())


def negated(scale):
    """Costs as negative benefits, which scikit-criteria calls NegateMinimize."""
    return lambda p: scale(p.oriented, axis=0)


COMPARISONS = [
    Comparison("normalise", "min-max", "pymcdm.normalizations.minmax_normalization", pymcdm(normalizations.minmax_normalization), "lower=0 upper=1"),
    Comparison("normalise", "min-max", "sklearn.preprocessing.MinMaxScaler", lambda p: MinMaxScaler((0, 100)).fit_transform(p.oriented), panel=HOLES),
    Comparison("normalise", "min-max", "skcriteria matrix_scale_by_cenit_distance", lambda p: matrix_scale_by_cenit_distance(p.m, p.directions), "lower=0 upper=1"),
    Comparison("normalise", "z-score", "scipy.stats.zscore", lambda p: stats.zscore(p.oriented, ddof=1, nan_policy="omit"), panel=HOLES),
    Comparison("normalise", "z-score", "sklearn.preprocessing.StandardScaler", lambda p: StandardScaler().fit_transform(p.oriented) * np.sqrt((len(p.m) - 1) / len(p.m)), note="n turned into n − 1"),
    Comparison("normalise", "rank", "scipy.stats.rankdata", ranks("min"), panel=HOLES),
    Comparison("normalise", "rank", "scipy.stats.rankdata", ranks("average"), "ties=mean", HOLES),
    Comparison("normalise", "rank", "scipy.stats.rankdata", ranks("max"), "ties=high", HOLES, timed=False),
    Comparison("normalise", "rank", "scipy.stats.rankdata", ranks("dense"), "ties=dense", HOLES, timed=False),
    Comparison("normalise", "percentile-rank", "scipy.stats.percentileofscore", each_oriented(percentiles), panel=HOLES, large=False),
    Comparison("normalise", "percentile-rank", "scipy.stats.rankdata", each_oriented(lambda x: (stats.rankdata(x, "average") - 1) / (len(x) - 1)), "ties=mean", HOLES),
    Comparison("normalise", "borda", "scipy.stats.rankdata", each_oriented(lambda x: stats.rankdata(x, "min") - 1), panel=HOLES),
    Comparison("normalise", "goalposts", "numpy.interp", goalposts, "lower=20 upper=100"),
    Comparison("normalise", "goalposts", "numpy.interp", lambda p: goalposts(p, np.log), "lower=20 upper=100 scale=log", {**POSITIVE, "goalposts": (0.05, 60.0)}, note="logarithms"),
    Comparison("normalise", "distance-to-target", "ours", to_target),
    Comparison("normalise", "distance-to-target", "ours", lambda p: np.minimum(to_target(p), 1), "cap=yes", timed=False),
    Comparison("normalise", "distance-to-maximum", "sklearn.preprocessing.MinMaxScaler", lambda p: MinMaxScaler().fit_transform(p.oriented), panel=HOLES),
    Comparison("normalise", "distance-to-reference", "ours", to_reference, "unit=u0", {"only_if": reference_is_not_worst}),
    Comparison("normalise", "distance-to-reference", "ours", lambda p: np.where(p.directions > 0, p.m / p.m[0], p.m[0] / p.m), "unit=u0 form=ratio", POSITIVE, timed=False),
    Comparison("normalise", "robust-z", "scipy.stats.median_abs_deviation", lambda p: (p.oriented - np.nanmedian(p.oriented, axis=0)) / stats.median_abs_deviation(p.oriented, scale="normal", nan_policy="omit"), NORMAL_CONSISTENT, {**HOLES, "ties": False, "values": "normal"}),
    Comparison("normalise", "fraction-of-maximum", "pymcdm.normalizations.linear_normalization", pymcdm(normalizations.linear_normalization), panel=POSITIVE),
    Comparison("normalise", "fraction-of-maximum", "pymcdm.normalizations.max_normalization", pymcdm(normalizations.max_normalization), "negative=complement", POSITIVE),
    Comparison("normalise", "sum", "pymcdm.normalizations.sum_normalization", pymcdm(normalizations.sum_normalization), panel=POSITIVE),
    Comparison("normalise", "sum", "skcriteria.preprocessing.scale_by_sum", lambda p: scale_by_sum(np.where(p.directions > 0, p.m, 1 / p.m), axis=0), panel=POSITIVE),
    Comparison("normalise", "vector", "pymcdm.normalizations.vector_normalization", pymcdm(normalizations.vector_normalization), "negative=complement"),
    Comparison("normalise", "vector", "skcriteria.preprocessing.scale_by_vector", negated(scale_by_vector)),
    Comparison("normalise", "above-below-mean", "ours", above_below_mean, panel=POSITIVE),
    Comparison("normalise", "categorical-scale", "numpy.quantile", each_oriented(categories), panel=HOLES),
    Comparison("normalise", "affine", "ours", lambda p: (p.m - 20) / 10 * p.directions, "shift=20 scale=10"),
]

DIFFERENCES = [
    Difference("normalise", "z-score", "sklearn.preprocessing.StandardScaler", "divisor n (undone above)"),
    Difference("normalise", "robust-z", "sklearn.preprocessing.RobustScaler", "divides by the distance of the quartiles instead of the median absolute deviation"),
    Difference("normalise", "fraction-of-maximum", "sklearn.preprocessing.MaxAbsScaler", "divides by the greatest absolute value and knows no direction"),
    Difference("normalise", "percentile-rank", "scipy.stats.percentileofscore", "shares of n, in per cent (undone above)"),
    Difference("normalise", "sum", "pymcdm.normalizations.sum_normalization", "refuses 0 in a positive indicator too"),
]
