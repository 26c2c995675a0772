"""Ranks and tiers: scipy, jenkspy and ckwrap."""

import ckwrap
import jenkspy
import numpy as np
from scipy import stats
from scipy.cluster import hierarchy

from comparison import Comparison

ONE = {"indicators": (1, 1), "directions": "positive"}
DISTINCT = {**ONE, "values": "normal", "ties": False, "units": (8, 60)}


def places(method):
    return lambda p: stats.rankdata(-p.m[:, 0], method)


def best_first(classes):
    """Classes in ascending order of scores, as tiers."""
    return lambda p: classes(p.m[:, 0])


def jenks(x):
    breaks = jenkspy.jenks_breaks(x, n_classes=3)
    return 3 - np.searchsorted(breaks[1:-1], x, side="left")


def single_linkage(x):
    """Clusters numbered anew, the best first."""
    labels = hierarchy.fcluster(hierarchy.linkage(x[:, None], "single"), 3, "maxclust")
    greatest = [x[labels == label].max() for label in range(1, 4)]
    return (np.argsort(np.argsort(-np.array(greatest))) + 1)[labels - 1]


def probits(compare):
    """The classes of the rank-sum ratio method: scipy's quantiles and line through the distinct scores."""
    def tiers(x, classes=4):
        values, of_unit = np.unique(x, return_inverse=True)
        share = stats.rankdata(x)[[np.flatnonzero(of_unit == k)[0] for k in range(len(values))]] / len(x)
        probit = 5 + stats.norm.ppf(np.where(share == 1, 1 - 1 / (4 * len(x)), share))
        line = stats.linregress(probit, values)
        cuts = 2 + 6 * np.arange(1, classes) / classes
        if compare == "fitted":
            return by_cuts(probit[of_unit], cuts - 1e-12)
        return by_cuts(x, line.intercept + line.slope * cuts)
    return tiers


def by_cuts(x, cuts):
    return len(cuts) + 1 - np.searchsorted(np.sort(cuts), x, side="right")


COMPARISONS = [
    Comparison("rank", "competition", "scipy.stats.rankdata", places("min"), panel=ONE),
    Comparison("rank", "dense", "scipy.stats.rankdata", places("dense"), panel=ONE),
    Comparison("rank", "modified", "scipy.stats.rankdata", places("max"), panel=ONE),
    Comparison("rank", "average", "scipy.stats.rankdata", places("average"), panel=ONE),
    Comparison("tier", "sizes", "numpy.argsort", best_first(lambda x: np.array([1, 1, 2, 2, 2, 3, 3, 3, 3])[np.argsort(np.argsort(-x))]), "sizes=2,3,4", {**DISTINCT, "units": (9, 9)}, timed=False),
    Comparison("tier", "cuts", "numpy.searchsorted", best_first(lambda x: by_cuts(x, [5.0, 0.0])), "cuts=5,0", ONE),
    Comparison("tier", "quantiles", "numpy.quantile", best_first(lambda x: by_cuts(x, np.quantile(x, [0.7, 0.2]) - 1e-12 * np.ptp(x))), "shares=0.3,0.8", ONE),
    Comparison("tier", "natural-breaks", "jenkspy.jenks_breaks", best_first(jenks), "classes=3", DISTINCT, large=False),
    Comparison("tier", "k-means", "ckwrap.ckmeans", best_first(lambda x: 3 - ckwrap.ckmeans(x, 3).labels), "classes=3", DISTINCT),
    Comparison("tier", "gaps", "scipy.cluster.hierarchy", best_first(single_linkage), "classes=3", DISTINCT, large=False),
    Comparison("tier", "mean-deviations", "numpy.std", best_first(lambda x: by_cuts(x, x.mean() + np.array([1, 0, -1]) * x.std(ddof=1))), "multiples=1,0,-1", DISTINCT),
    Comparison("tier", "probits", "scipy.stats.linregress", best_first(probits("fitted")), "classes=4", ONE),
    Comparison("tier", "probits", "scipy.stats.linregress", best_first(probits("score")), "classes=4 compare=score", ONE),
    Comparison("tier", "coordination-grades", "numpy.searchsorted", best_first(lambda x: by_cuts((x - x.min()) / np.ptp(x), np.arange(1, 10) / 10 - 1e-12)), "", ONE, before=("normalise min-max lower=0 upper=1",)),
]

DIFFERENCES = []
