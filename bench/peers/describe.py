"""Statistics of plain columns, which methods are made of: scipy and pandas."""

import numpy as np
import pandas
from pymcdm.weights import gini_weights
from scipy import special, stats

from comparison import Comparison

COMPLETE = {"units": (6, 40), "indicators": (3, 5)}
SMOOTH = {**COMPLETE, "values": "normal", "ties": False}


def columns(statistic):
    return lambda p: np.array([statistic(column) for column in p.m.T])


def pairs(statistic):
    """Of each column with the next, and of the last with the first."""
    return lambda p: np.array([statistic(x, y) for x, y in zip(p.m.T, np.roll(p.m, -1, axis=1).T)])


def beta(x):
    return special.betainc(1 + abs(x[0]), 0.5 + abs(x[1]), stats.norm.cdf(x[2]))


def gini(p):
    """pymcdm divides by their sum; with a column 0, …, 0, 1, whose Gini is 1 − 1/n, that can be undone."""
    known = np.eye(len(p.m))[:, :1]
    shares = gini_weights(np.hstack([p.m, known]))
    return shares[:-1] / shares[-1] * (1 - 1 / len(p.m))


def kendall_p(x, y):
    """scipy counts the distribution out where nothing is tied up to 33 pairs, as we do, and beyond where we do not."""
    tied = len(set(x)) < len(x) or len(set(y)) < len(y)
    return stats.kendalltau(x, y, method="asymptotic" if tied or len(x) > 33 else "exact").pvalue


# Numbers on which a probability says something: around 0.
AROUND_0 = {**SMOOTH, "values": "standard"}

STATISTICS = [
    ("sum", "numpy.sum", columns(np.sum), COMPLETE),
    ("mean", "numpy.mean", columns(np.mean), COMPLETE),
    ("variance", "numpy.var", columns(lambda x: x.var(ddof=1)), COMPLETE),
    ("standard-deviation", "numpy.std", columns(lambda x: x.std(ddof=1)), COMPLETE),
    ("skewness", "pandas.skew", columns(lambda x: pandas.Series(x).skew()), COMPLETE),
    ("skewness", "scipy.stats.skew", columns(lambda x: stats.skew(x, bias=False)), COMPLETE),
    ("kurtosis", "pandas.kurt", columns(lambda x: pandas.Series(x).kurt()), COMPLETE),
    ("kurtosis", "scipy.stats.kurtosis", columns(lambda x: stats.kurtosis(x, bias=False)), COMPLETE),
    ("median", "numpy.median", columns(np.median), COMPLETE),
    ("lower-quartile", "numpy.quantile", columns(lambda x: np.quantile(x, 0.25)), COMPLETE),
    ("gini", "pymcdm.weights.gini_weights", gini, {**COMPLETE, "values": "positive"}),
    ("pearson", "scipy.stats.pearsonr", pairs(lambda x, y: stats.pearsonr(x, y)[0]), COMPLETE),
    ("spearman", "scipy.stats.spearmanr", pairs(lambda x, y: stats.spearmanr(x, y)[0]), COMPLETE),
    ("kendall", "scipy.stats.kendalltau", pairs(lambda x, y: stats.kendalltau(x, y)[0]), COMPLETE),
    ("pearson-p", "scipy.stats.pearsonr", pairs(lambda x, y: stats.pearsonr(x, y).pvalue), SMOOTH),
    ("spearman-p", "scipy.stats.spearmanr", pairs(lambda x, y: stats.spearmanr(x, y).pvalue), SMOOTH),
    ("kendall-p", "scipy.stats.kendalltau", pairs(kendall_p), COMPLETE),
    ("slope", "scipy.stats.linregress", pairs(lambda x, y: stats.linregress(x, y).slope), COMPLETE),
    ("intercept", "scipy.stats.linregress", pairs(lambda x, y: stats.linregress(x, y).intercept), COMPLETE),
    ("slope-p", "scipy.stats.linregress", pairs(lambda x, y: stats.linregress(x, y).pvalue), SMOOTH),
    ("normal-cdf", "scipy.stats.norm", columns(lambda x: stats.norm.cdf(x[0])), AROUND_0),
    ("normal-quantile", "scipy.stats.norm", columns(lambda x: stats.norm.ppf(stats.norm.cdf(x[0]))), AROUND_0),
    ("student", "scipy.stats.t", columns(lambda x: 2 * stats.t.sf(abs(x[0]), len(x))), AROUND_0),
    ("incomplete-beta", "scipy.special.betainc", columns(beta), AROUND_0),
]


class Statistic(Comparison):
    """A statistic is asked for by a line of its own and needs no steps."""

    def steps(self, panel):
        return []

    def ours(self, panel, result):
        return np.array([result.statistics[self.slug, k] for k in range(panel.m.shape[1])])

    def writes(self):
        return ("\nstatistic", self.slug)


COMPARISONS = [
    Statistic("statistics", slug, peer, expect, "", panel, timed=False)
    for slug, peer, expect, panel in STATISTICS
]
DIFFERENCES = []
