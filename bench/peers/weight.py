"""Weights: pymcdm, scikit-criteria, scikit-learn, pyDecision, and linear programmes by scipy's HiGHS.

Methods that are not in the registry yet are prepared: slug and parameters are assumed, and the comparison begins by
itself when the slug appears. What is compared are shares of weight within the root, on data as the step normalise
(`affine`, which changes nothing) has left them.
"""

import contextlib
import os

import numpy as np
from Pyfrontier.frontier_model import MultipleDEA
from pyDecision.algorithm import ahp_method
from pymcdm import weights as pymcdm_weights
from pymcdm.weights.subjective import AHP
from scipy import optimize, stats
from skcriteria.preprocessing import weighters
from sklearn.decomposition import PCA
from sklearn.decomposition._factor_analysis import _ortho_rotation

from comparison import Comparison, Difference

POSITIVE = {"values": "positive", "directions": "positive", "indicators": (3, 7), "units": (10, 30)}
CORRELATED = {"values": "correlated", "directions": "positive", "ties": False, "indicators": (4, 7), "units": (40, 60)}
AS_THEY_ARE = ("normalise affine",)


def pymcdm(method):
    return lambda p: method(p.m, p.directions)


def shares(values):
    return values / values.sum()


def first_loadings(p):
    """scikit-learn's first component of standardised data; its sign is free."""
    first = PCA(1).fit(stats.zscore(p.m)).components_[0]
    return shares(first * np.sign(first.sum()))


def rotated_loadings(p):
    """Handbook: components with an eigenvalue above 1, varimax; the square of an indicator's greatest loading."""
    model = PCA().fit(stats.zscore(p.m, ddof=1))
    kept = model.explained_variance_ > 1
    loadings = (model.components_[kept] * np.sqrt(model.explained_variance_[kept])[:, None]).T
    if kept.sum() > 1:
        loadings = _ortho_rotation(loadings, method="varimax", tol=1e-14, max_iter=5000).T
    return shares((loadings**2).max(axis=1))


def judgements(p):
    """A pairwise matrix that is nearly consistent, from the panel's weights."""
    n = len(p.weights)
    matrix = np.eye(n)
    for i, k in zip(*np.triu_indices(n, 1)):
        matrix[i, k] = np.clip(np.round(p.weights[i] / p.weights[k]), 1, 9) if p.weights[i] >= p.weights[k] \
            else 1 / np.clip(np.round(p.weights[k] / p.weights[i]), 1, 9)
        matrix[k, i] = 1 / matrix[i, k]
    return matrix


def as_list(values):
    return ",".join(repr(float(value)) for value in np.ravel(values))


def from_best_and_to_worst(p):
    matrix = judgements(p)
    return matrix[np.argmax(p.weights)], matrix[:, np.argmin(p.weights)]


def best_worst(p):
    """The linear model (Rezaei 2016): least ξ with |w_best − a·w| ≤ ξ and |w − b·w_worst| ≤ ξ."""
    from_best, to_worst = from_best_and_to_worst(p)
    best, worst, n = np.argmax(p.weights), np.argmin(p.weights), len(p.weights)
    rows = []
    for k in range(n):
        first, second = np.zeros(n + 1), np.zeros(n + 1)
        first[best] += 1
        first[k] -= from_best[k]
        second[k] += 1
        second[worst] -= to_worst[k]
        rows += [first, -first, second, -second]
    rows = np.array(rows)
    rows[:, -1] = -1
    return optimize.linprog(np.eye(n + 1)[-1], rows, np.zeros(len(rows)), np.r_[np.ones(n), 0][None], [1], method="highs").x[:n]


def benefit_of_the_doubt(p):
    """For each unit the weights that serve it best, under which nobody has more than 1."""
    return np.array([-optimize.linprog(-row, p.m, np.ones(len(p.m)), method="highs").fun for row in p.m])


def envelopment(p):
    """The same as data envelopment with one input that everyone has as much of."""
    model = MultipleDEA("CRS", "in")
    with quiet():
        model.fit(np.ones((len(p.m), 1)), p.m)
    return np.array([result.score for result in model.results])


@contextlib.contextmanager
def quiet():
    """Nothing reaches the screen, not even from the solver that Pyfrontier starts for each unit."""
    screen, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(screen, 1)
        os.close(screen)
        os.close(nowhere)


DOUBT = {**POSITIVE, "units": (15, 25), "indicators": (3, 6)}

COMPARISONS = [
    Comparison("weight", "given", "numpy", lambda p: p.weights, before=AS_THEY_ARE, timed=False),
    Comparison("weight", "equal", "pymcdm.weights.equal_weights", lambda p: pymcdm_weights.equal_weights(p.m), before=AS_THEY_ARE, timed=False),
    Comparison("weight", "group-size", "numpy", lambda p: np.full(p.m.shape[1], 1 / p.m.shape[1]), before=AS_THEY_ARE, timed=False, note="no groups below"),
]

# Not in the registry when this was written.
PREPARED = [
    Comparison("weight", "entropy", "pymcdm.weights.entropy_weights", pymcdm(pymcdm_weights.entropy_weights), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "entropy", "skcriteria entropy_weights", lambda p: weighters.entropy_weights(p.m), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "critic", "pymcdm.weights.critic_weights", pymcdm(pymcdm_weights.critic_weights), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "critic", "skcriteria critic_weights", lambda p: weighters.critic_weights(p.m, p.directions), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "variation", "ours", lambda p: shares(stats.variation(p.m, ddof=1)), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "deviation", "pymcdm.weights.standard_deviation_weights", pymcdm(pymcdm_weights.standard_deviation_weights), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "deviation", "skcriteria std_weights", lambda p: weighters.std_weights(p.m), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "merec", "pymcdm.weights.merec_weights", pymcdm(pymcdm_weights.merec_weights), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "merec", "skcriteria merec_weights", lambda p: weighters.merec_weights(p.m, p.directions), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "pca", "sklearn.decomposition.PCA", first_loadings, panel=CORRELATED, before=AS_THEY_ARE),
    Comparison("weight", "factor", "sklearn varimax", rotated_loadings, panel=CORRELATED, before=AS_THEY_ARE, timed=False),
    Comparison("weight", "ahp", "pymcdm.weights.subjective.AHP", lambda p: AHP(matrix=judgements(p))(), lambda p: f"matrix={as_list(judgements(p))}", before=AS_THEY_ARE, timed=False),
    Comparison("weight", "ahp", "pyDecision.algorithm.ahp_method", lambda p: ahp_method(judgements(p), wd="me")[0], lambda p: f"matrix={as_list(judgements(p))}", before=AS_THEY_ARE, timed=False),
    Comparison("weight", "best-worst", "scipy.optimize.linprog", best_worst, lambda p: "best={} worst={}".format(*map(as_list, from_best_and_to_worst(p))), before=AS_THEY_ARE, panel={"indicators": (3, 7)}, timed=False),
    Comparison("aggregate", "benefit-of-the-doubt", "scipy.optimize.linprog", benefit_of_the_doubt, panel=DOUBT, tolerance=1e-8, cases=60, large=False, note="1,000 linear programmes"),
    Comparison("aggregate", "benefit-of-the-doubt", "Pyfrontier.MultipleDEA", envelopment, panel=DOUBT, tolerance=1e-6, cases=5, large=False, note="its solver reads and writes some eight digits"),
]
for prepared in PREPARED:
    prepared.assumed = True
COMPARISONS += PREPARED

DIFFERENCES = [
    Difference("weight", "entropy", "pyDecision.algorithm.entropy_method", "adds 1e-9 to every share and every weight"),
    Difference("weight", "entropy", "pymcdm.weights.entropy_weights", "with a single 0 in a column takes that column's entropy as 0"),
    Difference("weight", "merec", "pyDecision.algorithm.merec_method", "adds 1e-9 to every value"),
    Difference("weight", "critic", "pyDecision.algorithm.critic_method", "adds 1e-10 to every range"),
    Difference("weight", "best-worst", "pyDecision.algorithm.bw_method", "minimises a penalty from a random start, to three digits or so"),
]
