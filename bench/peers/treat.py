"""Treatment: scipy's power transforms; the log family and winsorising derived anew."""

import numpy as np
import pandas
from scipy import special, stats

from comparison import Comparison, Difference

SKEWED = {"values": "positive", "units": (8, 40)}
# Searching for λ takes scipy some 10 ms a column.
FEW = {"indicators": (1, 2)}


def each(transform):
    return lambda p: np.column_stack([transform(column) for column in p.m.T])


def with_lambda_found(transform):
    """Our values against the peer's transform with our λ."""
    def judge(p, result):
        found = [result.facts["treat", code, 0]["lambda"] for code in p.codes]
        theirs = np.column_stack([transform(column, power) for column, power in zip(p.m.T, found)])
        return result.leaves(p.codes, 1)[0], theirs
    return judge


def likelihood_reached(likelihood, find):
    """A maximum is flat: two λ that differ by 1e-8 have the same likelihood to the last digit. So the peer judges
    both λ by its own likelihood, and ours must not be worse; a λ of the peer outside our bounds is cut."""
    def judge(p, result):
        ours, theirs = [], []
        for code, column in zip(p.codes, p.m.T):
            best = np.clip(find(column), -5.0, 5.0)
            ours.append(likelihood(result.facts["treat", code, 0]["lambda"], column))
            theirs.append(max(likelihood(best, column), ours[-1]))
        return np.array(ours), np.array(theirs)
    return judge


def log_ct(x):
    return np.log(x - x.min() + 0.01 * np.ptp(x))


def log_ct_plus(x):
    return log_ct(x) if pandas.Series(x).skew() > 0 else -np.log(x.max() + 0.01 * np.ptp(x) - x)


def leans(p):
    """The variant depends on the sign of the skewness: where that is 0 but for rounding, anything may come."""
    return bool((pandas.DataFrame(p.m).skew().abs() > 1e-9).all())


def log_gii(x):
    return np.log((x.max() - 1) * (x - x.min()) / (x.max() - x.min()) + 1)


def fails(x):
    series = pandas.Series(x)
    return abs(series.skew()) >= 1 and series.kurt() >= 1


def winsorised(x, most):
    """Every point ever moved counts once, however far it moved."""
    x, moved = x.copy(), np.zeros(len(x), bool)
    while fails(x) and moved.sum() < most:
        distinct = np.unique(x)
        outer, inner = distinct[[-1, -2]] if pandas.Series(x).skew() >= 0 else distinct[[0, 1]]
        moved |= x == outer
        x[x == outer] = inner
    return x


def winsorise(most, then=None):
    def transform(x):
        y = winsorised(x, most)
        return then(x) if then and fails(y) else y
    return transform


LOW = "skewness=1 kurtosis=1"

COMPARISONS = [
    Comparison("treat", "none", "numpy", lambda p: p.m, timed=False),
    Comparison("treat", "box-cox", "scipy.special.boxcox", each(lambda x: special.boxcox(x, 0.5)), "when=always lambda=0.5", SKEWED),
    Comparison("treat", "box-cox", "scipy.special.boxcox", each(lambda x: special.boxcox(x, -1.3)), "when=always lambda=-1.3", SKEWED, timed=False),
    Comparison("treat", "box-cox", "scipy.special.boxcox", each(lambda x: special.boxcox(x - x.min() + 1, 0.0)), "when=always lambda=0 shift=minimum", timed=False),
    Comparison("treat", "box-cox", "scipy.special.boxcox", judge=with_lambda_found(special.boxcox), parameters="when=always", panel={**SKEWED, **FEW}, write=("leaves", "facts"), note="with our λ", timed=False),
    Comparison("treat", "box-cox", "scipy.stats.boxcox_normmax", each(lambda x: stats.boxcox(x)[0]), "when=always", {**SKEWED, **FEW}, judge=likelihood_reached(stats.boxcox_llf, lambda x: stats.boxcox_normmax(x, method="mle")), write=("facts",), note="likelihood of λ"),
    Comparison("treat", "yeo-johnson", "scipy.stats.yeojohnson", each(lambda x: stats.yeojohnson(x, 0.5)), "when=always lambda=0.5"),
    Comparison("treat", "yeo-johnson", "scipy.stats.yeojohnson", each(lambda x: stats.yeojohnson(x, 2.0)), "when=always lambda=2", timed=False),
    Comparison("treat", "yeo-johnson", "scipy.stats.yeojohnson", judge=with_lambda_found(stats.yeojohnson), parameters="when=always", panel=FEW, write=("leaves", "facts"), note="with our λ", timed=False),
    Comparison("treat", "yeo-johnson", "scipy.stats.yeojohnson_normmax", each(lambda x: stats.yeojohnson(x)[0]), "when=always", FEW, judge=likelihood_reached(stats.yeojohnson_llf, stats.yeojohnson_normmax), write=("facts",), note="likelihood of λ"),
    Comparison("treat", "signed-log", "ours", lambda p: np.sign(p.m) * np.log1p(np.abs(p.m)), "when=always"),
    Comparison("treat", "log", "ours", each(log_ct), "when=always"),
    Comparison("treat", "log", "ours", each(log_ct_plus), "when=always variant=ct-plus", {"only_if": leans}),
    Comparison("treat", "log", "ours", each(lambda x: np.log(x - x.min() + 1)), "when=always variant=orig"),
    Comparison("treat", "log", "ours", each(log_gii), "when=always variant=gii", {**SKEWED, "ties": False}),
    Comparison("treat", "log", "ours", lambda p: np.log(p.m), "when=always variant=natural", SKEWED),
    Comparison("treat", "winsorise", "ours", each(winsorise(3)), f"max_points=3 {LOW}", SKEWED, note="shape by pandas", large=False),
    Comparison("treat", "winsorise", "ours", each(winsorise(1, log_ct)), f"max_points=1 then=log {LOW}", SKEWED, note="shape by pandas", timed=False),
]

DIFFERENCES = [
    Difference("treat", "winsorise", "scipy.stats.mstats.winsorize", "cuts given shares of both tails at once; ours goes on until skewness and kurtosis pass"),
    Difference("treat", "yeo-johnson", "sklearn.preprocessing.PowerTransformer", "standardises unless told not to; its λ is scipy's"),
]
