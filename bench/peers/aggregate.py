"""Aggregation: pymcdm, scikit-criteria, pyDecision and scipy; orders by brute force."""

import itertools
import os

import numpy as np
from pymcdm import methods, normalizations
from scipy import stats
from skcriteria.agg import topsis as skcriteria_topsis
from skcriteria.agg.simple import wpm, wsm
from skcriteria.agg.vikor import VIKOR
from skcriteria.preprocessing.scalers import matrix_scale_by_cenit_distance, scale_by_vector

# pyDecision imports matplotlib, which must not look for a screen: so imports follow this line (E402).
os.environ.setdefault("MPLBACKEND", "agg")
from pyDecision.algorithm import borda_method, copeland_method, gra_method, topsis_method, vikor_method  # noqa: E402

from comparison import Comparison, Difference  # noqa: E402

# Without a step normalise no direction is applied.
PLAIN = {"directions": "positive"}
UNIT = {"values": "unit", "directions": "positive"}
HOLES = {**UNIT, "missing": 0.2}
SMOOTH = {"ties": False, "values": "normal"}
POSITIVE_SMOOTH = {"ties": False, "values": "positive"}
MIN_MAX = ("normalise min-max lower=0 upper=1",)
VECTOR = ("normalise vector",)


def scipy_mean(mean):
    """Row by row over what is present; at once where nothing is missing."""
    def run(p):
        if not np.isnan(p.m).any():
            return mean(p.m, p.weights)
        return np.array([mean(row[has], p.weights[has]) for row, has in zip(p.m, ~np.isnan(p.m))])
    return run


def unchanged(x, cost=False):
    return x


def pymcdm(method, *, by=unchanged, sign=1, offset=0.0, **given):
    return lambda p: offset + sign * method(by, **given)(p.m, p.weights, p.directions)


def kinds(p):
    """Directions in pyDecision's words."""
    return ["max" if sign > 0 else "min" for sign in p.directions]


def vikor_of_pydecision(p):
    """Its third table, Q, is sorted: the first column names the unit."""
    table = vikor_method(p.m, p.weights, kinds(p), 0.5, graph=False, verbose=False)[2]
    return 1 - table[np.argsort(table[:, 0]), 1]


def vikor_of_skcriteria(p):
    _, extra = VIKOR(v=0.5)._evaluate_data(matrix=p.m, objectives=p.directions, weights=p.weights)
    return 1 - extra["q_k"]


def weighted_median(p):
    """The lower median, and minus the lower median of the negatives, which is the upper one."""
    weights = np.broadcast_to(p.raw_weights, p.m.shape)
    halves = [sign * np.array([np.quantile(sign * row, 0.5, weights=w, method="inverted_cdf") for row, w in zip(p.m, weights)])
              for sign in (1, -1)]
    return (halves[0] + halves[1]) / 2


def owa_given(p):
    """Equal importance: order weights as they are, here 1, 2, …; none are given for other numbers of indicators."""
    return np.sort(p.m, axis=1)[:, ::-1] @ np.array([4.0, 3, 2, 1]) / 10


def owa_orness(p, orness):
    order = np.argsort(-p.m, axis=1, kind="stable")
    running = np.cumsum(p.weights[order], axis=1) ** ((1 - orness) / orness)
    return (np.diff(running, axis=1, prepend=0) * np.take_along_axis(p.m, order, 1)).sum(axis=1)


def balanced(z, weights, sign=-1):
    mean = np.average(z, axis=1, weights=weights)
    variance = np.average((z - mean[:, None]) ** 2, axis=1, weights=weights)
    return mean + sign * variance / mean


def outranking(p):
    """Share of weight for which the row beats the column, ties half."""
    beats = (p.m[:, None] > p.m[None]) + 0.5 * (p.m[:, None] == p.m[None])
    return beats @ p.weights


def copeland(p):
    margin = outranking(p) - 0.5
    return np.where(np.abs(margin) < 1e-12, 0, np.sign(margin)).sum(axis=1)


def kemeny(p):
    """All orders; the mean position over the best."""
    n, over = len(p.m), outranking(p)
    orders = np.array(list(itertools.permutations(range(n))))
    first, second = np.triu_indices(n, 1)
    disagreement = over[orders[:, second], orders[:, first]].sum(axis=1)
    best = orders[disagreement <= disagreement.min() + 1e-9]
    return n - 1 - np.argsort(best, axis=1).mean(axis=0)


def fuzzy(p, compose):
    """Memberships by numpy.interp: 1 at a grade's own value, 0 at the next."""
    grades = np.array([0.1, 0.4, 0.8])
    belongs = np.stack([np.interp(p.m, grades, row) for row in np.eye(3)], axis=-1)
    degrees = compose(belongs, p.weights[:, None])
    return degrees @ grades / degrees.sum(axis=1)


def coupling(p):
    return stats.gmean(p.m, axis=1) / p.m.mean(axis=1)


def grey(p):
    """pyDecision divides by the number of units where Deng has weights that sum to 1."""
    return gra_method(p.m, kinds(p), p.weights, graph=False, verbose=False) * len(p.m)


def borda_of_pydecision(p):
    """Sums of places from the best; without ties n minus the mean place is the mean count."""
    return len(p.m) - borda_method(p.m, ["max"] * p.m.shape[1], graph=False, verbose=False) / p.m.shape[1]


def column_ranks(p, method):
    return stats.rankdata(p.m, method, axis=0)


def equal(panel):
    return {**panel, "weights": "equal"}


COMPARISONS = [
    Comparison("aggregate", "arithmetic", "pymcdm.methods.WSM", pymcdm(methods.WSM), panel=PLAIN),
    Comparison("aggregate", "arithmetic", "skcriteria.agg.simple.wsm", lambda p: wsm(p.m, p.weights)[1], panel=PLAIN),
    Comparison("aggregate", "arithmetic", "numpy.average", scipy_mean(lambda x, w: np.average(x, axis=-1, weights=w)), panel=HOLES),
    Comparison("aggregate", "geometric", "pymcdm.methods.WPM", pymcdm(methods.WPM), panel=UNIT),
    Comparison("aggregate", "geometric", "skcriteria.agg.simple.wpm", lambda p: 10 ** wpm(p.m, p.weights)[1], panel=UNIT),
    Comparison("aggregate", "geometric", "scipy.stats.gmean", scipy_mean(lambda x, w: stats.gmean(x, axis=-1, weights=np.broadcast_to(w, x.shape))), panel=HOLES),
    Comparison("aggregate", "harmonic", "scipy.stats.hmean", scipy_mean(lambda x, w: stats.hmean(x, axis=-1, weights=np.broadcast_to(w, x.shape))), panel=HOLES),
    Comparison("aggregate", "power-mean", "scipy.stats.pmean", scipy_mean(lambda x, w: stats.pmean(x, 2.5, axis=-1, weights=np.broadcast_to(w, x.shape))), "power=2.5", HOLES),
    Comparison("aggregate", "power-mean", "scipy.stats.pmean", scipy_mean(lambda x, w: stats.pmean(x, -0.7, axis=-1, weights=np.broadcast_to(w, x.shape))), "power=-0.7", HOLES, timed=False),
    Comparison("aggregate", "median", "numpy.quantile", weighted_median, panel={**PLAIN, "weights": "whole"}, large=False),
    Comparison("aggregate", "owa", "ours", owa_given, "weights=4,3,2,1", equal({**PLAIN, "indicators": (4, 4)}), timed=False),
    Comparison("aggregate", "owa", "ours", lambda p: owa_orness(p, 0.3), "orness=0.3", PLAIN),
    Comparison("aggregate", "mazziotta-pareto", "ours", lambda p: balanced(100 + 10 * stats.zscore(p.m), p.weights), panel=PLAIN),
    Comparison("aggregate", "mazziotta-pareto", "ours", lambda p: balanced(100 + 10 * stats.zscore(p.m), p.weights, 1), "penalty=up", PLAIN, timed=False),
    Comparison("aggregate", "adjusted-mazziotta-pareto", "ours", lambda p: balanced(70 + 60 * p.m, p.weights), before=("normalise affine shift=-1.1666666666666667 scale=0.016666666666666666",), panel=UNIT),
    Comparison("aggregate", "copeland", "ours", copeland, panel=PLAIN, large=False),
    Comparison("aggregate", "copeland", "pyDecision.algorithm.copeland_method", lambda p: copeland_method(p.m, ["max"], graph=False, verbose=False), panel={**PLAIN, "indicators": (1, 1)}, timed=False, note="one indicator"),
    Comparison("aggregate", "borda", "pyDecision.algorithm.borda_method", borda_of_pydecision, panel=equal({**PLAIN, **SMOOTH})),
    Comparison("aggregate", "borda", "scipy.stats.rankdata", lambda p: (column_ranks(p, "min") - 1) @ p.weights, panel=PLAIN),
    Comparison("aggregate", "borda", "scipy.stats.rankdata", lambda p: (column_ranks(p, "average") - 1) @ p.weights, "ties=mean", PLAIN, timed=False),
    Comparison("aggregate", "rank-sum-ratio", "scipy.stats.rankdata", lambda p: column_ranks(p, "average") @ p.weights / len(p.m), panel=PLAIN),
    Comparison("aggregate", "topsis", "pymcdm.methods.TOPSIS", pymcdm(methods.TOPSIS, by=normalizations.minmax_normalization), before=MIN_MAX),
    Comparison("aggregate", "topsis", "skcriteria.agg.topsis", lambda p: skcriteria_topsis.topsis(scale_by_vector(p.m, axis=0), p.directions, p.weights)[-1], before=VECTOR),
    Comparison("aggregate", "topsis", "pyDecision.algorithm.topsis_method", lambda p: topsis_method(p.m, p.weights, kinds(p), graph=False, verbose=False), before=VECTOR),
    Comparison("aggregate", "topsis", "skcriteria.agg.topsis", lambda p: skcriteria_topsis.topsis(p.m, p.directions, np.sqrt(p.weights))[-1], "weigh=squares", PLAIN, timed=False, note="√w as its weights"),
    Comparison("aggregate", "vikor", "pymcdm.methods.VIKOR", lambda p: 1 - methods.VIKOR()(p.m, p.weights, p.directions), before=MIN_MAX, panel={"indicators": (3, 7)}),
    Comparison("aggregate", "vikor", "pymcdm.methods.VIKOR", lambda p: 1 - methods.VIKOR(v=0.8)(p.m, p.weights, p.directions), "majority=0.8", before=("normalise z-score",), panel={"indicators": (3, 7)}, timed=False),
    Comparison("aggregate", "vikor", "skcriteria.agg.vikor", vikor_of_skcriteria, before=MIN_MAX, panel={"indicators": (3, 7)}),
    Comparison("aggregate", "vikor", "pyDecision.algorithm.vikor_method", vikor_of_pydecision, before=MIN_MAX, panel={**SMOOTH, "indicators": (3, 7)}),
    Comparison("aggregate", "grey-relational", "pyDecision.algorithm.gra_method", grey, before=MIN_MAX),
    Comparison("aggregate", "grey-relational", "skcriteria matrix_scale_by_cenit_distance", lambda p: (0.3 / (1.3 - matrix_scale_by_cenit_distance(p.m, p.directions))) @ p.weights, "distinguishing=0.3", before=MIN_MAX, timed=False),
    Comparison("aggregate", "coupling-coordination", "scipy.stats.gmean", lambda p: np.sqrt(coupling(p) * (p.m @ p.weights)), panel=UNIT),
    Comparison("aggregate", "coupling-coordination", "scipy.stats.gmean", coupling, "report=coupling", UNIT, timed=False),
    Comparison("aggregate", "kemeny", "ours", kemeny, panel={**PLAIN, "units": (3, 6), "values": "small"}, note="all orders", timed=False),
    Comparison("aggregate", "fuzzy-evaluation", "numpy.interp", lambda p: fuzzy(p, lambda r, w: (r * w).sum(axis=1)), "grades=0.1,0.4,0.8", UNIT),
    Comparison("aggregate", "fuzzy-evaluation", "numpy.interp", lambda p: fuzzy(p, lambda r, w: np.minimum(1, np.minimum(r, w).sum(axis=1))), "grades=0.1,0.4,0.8 operator=bounded-sum", UNIT, timed=False),
    Comparison("aggregate", "fuzzy-evaluation", "numpy.interp", lambda p: fuzzy(p, lambda r, w: (r * w).max(axis=1)), "grades=0.1,0.4,0.8 operator=product-maximum", UNIT, timed=False),
    Comparison("aggregate", "fuzzy-evaluation", "numpy.interp", lambda p: fuzzy(p, lambda r, w: np.minimum(r, w).max(axis=1)), "grades=0.1,0.4,0.8 operator=minimum-maximum", UNIT, timed=False),
]

DIFFERENCES = [
    Difference("aggregate", "copeland", "pyDecision.algorithm.copeland_method", "adds up indicators won and lost over all pairs; ours takes the majority of each pair first. Same with one indicator (above)"),
    Difference("aggregate", "borda", "pyDecision.algorithm.borda_method", "sums of places, best 1, no weights, ties by position in the file; without ties the same order (above)"),
    Difference("aggregate", "grey-relational", "pyDecision.algorithm.gra_method", "divides by the number of units instead of the sum of weights (undone above)"),
    Difference("aggregate", "vikor", "pymcdm.methods.VIKOR", "reports Q, less is better (ours 1 − Q), and refuses a constant indicator"),
]
