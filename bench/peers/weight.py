"""Weights: pymcdm, scikit-criteria, scikit-learn, pyDecision, and linear programmes by scipy's HiGHS.

What is compared are shares of weight within the root, on data as the step normalise has left them: `affine` changes
nothing, min-max to 0-1 does first what the peer does inside its method.
"""

import contextlib
import os

import numpy as np
from Pyfrontier.frontier_model import MultipleDEA
from pyDecision.algorithm import ahp_method, cilos_method
from pymcdm import weights as pymcdm_weights
from pymcdm.weights.subjective import AHP
from scipy import optimize, stats
from skcriteria.preprocessing import weighters
from sklearn.decomposition import PCA
from sklearn.decomposition._factor_analysis import _ortho_rotation
from sklearn.linear_model import LinearRegression

from comparison import Comparison, Difference

POSITIVE = {"values": "positive", "directions": "positive", "indicators": (3, 7), "units": (10, 30)}
CORRELATED = {"values": "correlated", "directions": "positive", "ties": False, "indicators": (4, 7), "units": (40, 60)}
NORMAL = {**CORRELATED, "values": "normal"}
ZEROS = {**POSITIVE, "values": "small"}
AS_THEY_ARE = ("normalise affine",)
WITHIN_RANGE = ("normalise min-max lower=0 upper=1",)


def pymcdm(method):
    return lambda p: method(p.m, p.directions)


def shares(values):
    return values / values.sum()


def components(p):
    """scikit-learn's components of standardised data, each with a sum above 0, and their eigenvalues."""
    model = PCA().fit(stats.zscore(p.m, ddof=1))
    axes = model.components_ * np.sign(model.components_.sum(axis=1))[:, None]
    return axes, model.explained_variance_


def first_component(p):
    return components(p)[0][0]


def two_components(p):
    axes, variances = components(p)
    return shares(abs(variances[:2] @ axes[:2]))


def on_own_factor(p):
    """Handbook: components with an eigenvalue above 1, varimax; squared loadings on the factor that is most the child's."""
    axes, variances = components(p)
    kept = variances > 1
    loadings = (axes[kept] * np.sqrt(variances[kept])[:, None]).T
    if kept.sum() > 1:
        loadings = kaiser_varimax(loadings)
    squares = loadings**2
    own = (squares / squares.sum(axis=0)).argmax(axis=1)
    return shares(squares[range(len(own)), own])


def kaiser_varimax(loadings):
    """scikit-learn turns rows as they are; Kaiser's normalisation scales each to length 1 meanwhile. No early stop."""
    lengths = np.sqrt((loadings**2).sum(axis=1))[:, None]
    return _ortho_rotation(loadings / lengths, method="varimax", tol=-1, max_iter=500).T * lengths


def multiple_correlations(p):
    """By scikit-learn, each child's R in a regression on the others."""
    def r(k):
        others = np.delete(p.m, k, axis=1)
        return np.sqrt(LinearRegression().fit(others, p.m[:, k]).score(others, p.m[:, k]))
    return np.array([r(k) for k in range(p.m.shape[1])])


def balanced(p, targets):
    """Under a weighted mean, correlations with the total are in proportion to C σw."""
    return np.linalg.solve(np.corrcoef(p.m.T), targets) / p.m.std(axis=0)


def can_be_balanced(p):
    return all((balanced(p, targets) > 0).all() for targets in (np.ones(len(p.codes)), p.weights))


def percentage_change(p):
    scaled = (p.m - p.m.min(axis=0)) / np.ptp(p.m, axis=0)
    return abs(np.log(np.sqrt((scaled**2).mean(axis=0)) / scaled.std(axis=0)))


def impact_loss(p):
    return cilos_method(p.m, ["max"] * len(p.codes))


def loses_everywhere(p):
    """Each indicator has another best unit. Where one is best in two, an indicator may never lose: refused here."""
    best = p.m.argmax(axis=0)
    return len(set(best)) == len(best)


def judgements(p):
    """A pairwise matrix that is nearly consistent, from the panel's weights."""
    n = len(p.weights)
    matrix = np.eye(n)
    for i, k in zip(*np.triu_indices(n, 1)):
        matrix[i, k] = np.clip(np.round(p.weights[i] / p.weights[k]), 1, 9) if p.weights[i] >= p.weights[k] \
            else 1 / np.clip(np.round(p.weights[k] / p.weights[i]), 1, 9)
        matrix[k, i] = 1 / matrix[i, k]
    return matrix


def ratio(p, i, k):
    return f"{p.codes[i]}/{p.codes[k]}={float(judgements(p)[i, k])!r}"


def ahp(prioritise):
    """As the step has it: each pair once, and no judgement refused as inconsistent."""
    def parameters(p):
        pairs = zip(*np.triu_indices(len(p.codes), 1))
        return f"prioritise={prioritise} max_inconsistency=99 judgements=" + ",".join(ratio(p, i, k) for i, k in pairs)
    return parameters


def from_best_and_to_worst(p):
    matrix = judgements(p)
    return matrix[np.argmax(p.weights)], matrix[:, np.argmin(p.weights)]


def with_best_and_worst(p):
    best, worst = np.argmax(p.weights), np.argmin(p.weights)
    others = [k for k in range(len(p.codes)) if k != best]
    told = [ratio(p, best, k) for k in others] + [ratio(p, k, worst) for k in others if k != worst]
    return f"best={p.codes[best]} worst={p.codes[worst]} judgements=" + ",".join(told)


def unequal(p):
    return len(set(p.weights)) > 1


def points(p):
    spread = [f"A:{code}={weight!r}" for code, weight in zip(p.codes, p.raw_weights.tolist())]
    return "points=" + ",".join(spread + [f"B:{code}={k + 1}" for k, code in enumerate(p.codes)])


def budget(p):
    return (p.weights + shares(np.arange(1.0, len(p.codes) + 1))) / 2


def common_weights(p):
    """The greatest least score t: no score above 1, none below t."""
    n, count = p.m.shape
    rows = np.block([[p.m, np.zeros((n, 1))], [-p.m, np.ones((n, 1))]])
    found = optimize.linprog(-np.eye(count + 1)[-1], rows, np.r_[np.ones(n), np.zeros(n)], method="highs")
    return shares(found.x[:count])


def common_weights_in_total(p):
    return shares(optimize.linprog(-p.m.sum(axis=0), p.m, np.ones(len(p.m)), method="highs").x)


def two(p):
    """What a step `given` and a step `budget` give."""
    return np.array([p.weights, budget(p)])


def stakes(p):
    both = two(p)
    return shares(np.linalg.solve(both @ both.T, (both**2).sum(axis=1)))


def game(p):
    return stakes(p) @ two(p)


def is_settled(p):
    """Two steps that agree, or a negative share, are other branches; at a share of 0 rounding takes one of them."""
    return np.linalg.cond(two(p) @ two(p).T) < 1e6 and bool((stakes(p) > 1e-9).all())


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


def nonlinear(p):
    return with_best_and_worst(p) + " model=nonlinear"


def best_worst_of_ratios(p):
    """The nonlinear model (Rezaei 2015): ξ by halving the interval in which a ratio r of best to worst can be found,
    then the middles of the weights' ranges."""
    from_best, to_worst = from_best_and_to_worst(p)
    best, worst, n = np.argmax(p.weights), np.argmin(p.weights), len(p.weights)
    others = [k for k in range(n) if k not in (best, worst)]
    a, b, direct = from_best[others], to_worst[others], from_best[worst]

    def room(xi):
        low = np.maximum(a - xi, 0) * np.maximum(b - xi, 0)
        return max(direct - xi, *low), min(direct + xi, *((a + xi) * (b + xi)))

    least, most = 0.0, float(direct)
    for _ in range(200):
        middle = (least + most) / 2
        low, high = room(middle)
        least, most = (least, middle) if low <= high else (middle, most)
    r = sum(room(most)) / 2
    low, high = np.ones(n), np.ones(n)
    low[best] = high[best] = r
    with np.errstate(divide="ignore"):
        low[others] = np.maximum(b - most, r / (a + most))
        high[others] = np.minimum(b + most, np.where(a > most, r / np.maximum(a - most, 0), np.inf))
    high = np.maximum(high, low)
    ranges = low / (high.sum() - high + low), high / (low.sum() - low + high)
    return shares(sum(ranges) / 2)


def common_factors(kind):
    """Two common factors: scipy's root of the slopes of what is to be least, from the Rust code's usual start; varimax."""
    return lambda p: _own_factor(_common_loadings(p, kind)[0])


def is_proper(p):
    """Both ways of extraction leave every indicator a variance of its own, and scipy finds them."""
    return all(_common_loadings(p, kind)[1] for kind in ("likelihood", "squares"))


def _common_loadings(p, kind):
    related, k = np.corrcoef(p.m.T), 2
    count = len(related)
    likely = kind == "likelihood"

    def parts(unique):
        scale = 1 / np.sqrt(unique) if likely else np.ones(count)
        values, vectors = np.linalg.eigh(related * np.outer(scale, scale) if likely else related - np.diag(unique))
        return values, vectors

    def slopes(unique):
        values, vectors = parts(np.clip(np.nan_to_num(unique), 1e-4, 10))
        rest, axes = values[:-k], vectors[:, :-k]
        return (axes**2 * (1 - rest)).sum(axis=1) if likely else -(axes**2 * rest).sum(axis=1)

    found = optimize.root(slopes, (1 - 0.5 * k / count) / np.diag(np.linalg.inv(related)), tol=1e-14)
    values, vectors = parts(np.clip(np.nan_to_num(found.x), 1e-4, 10))
    explained = values[-k:] - (1 if likely else 0)
    is_sound = bool(abs(slopes(found.x)).max() < 1e-10 and 0.02 < found.x.min() and found.x.max() < 1 and explained.min() > 0.05)
    loadings = vectors[:, -k:] * np.sqrt(np.maximum(explained, 0))
    return (loadings * np.sqrt(found.x)[:, None] if likely and is_sound else loadings), is_sound


def _turned(loadings):
    """Two factors by Kaiser's angle, which is exact; scikit-learn's varimax takes thousands of rounds where one is close
    to another."""
    lengths = np.sqrt((loadings**2).sum(axis=1))[:, None]
    x, y = (loadings / lengths).T
    u, v = x * x - y * y, 2 * x * y
    sine = 2 * (u * v).sum() - 2 * u.sum() * v.sum() / len(x)
    cosine = (u * u - v * v).sum() - (u.sum() ** 2 - v.sum() ** 2) / len(x)
    angle = np.arctan2(sine, cosine) / 4
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return (loadings / lengths) @ turn * lengths


def _own_factor(loadings):
    squares = _turned(loadings) ** 2
    own = (squares / squares.sum(axis=0)).argmax(axis=1)
    return shares(squares[range(len(own)), own])


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
DISTINCT = {**POSITIVE, "ties": False}
LOSING = {**POSITIVE, "ties": False, "only_if": loses_everywhere}
BALANCED = {**CORRELATED, "indicators": (3, 5), "only_if": can_be_balanced}
PROPER = {**NORMAL, "values": "factors", "indicators": (6, 8), "units": (80, 120), "only_if": is_proper}
TWO = ("weight given id=a", "weight equal id=b")

COMPARISONS = [
    Comparison("weight", "given", "numpy", lambda p: p.weights, before=AS_THEY_ARE, timed=False),
    Comparison("weight", "equal", "pymcdm.weights.equal_weights", lambda p: pymcdm_weights.equal_weights(p.m), before=AS_THEY_ARE, timed=False),
    Comparison("weight", "group-size", "numpy", lambda p: np.full(p.m.shape[1], 1 / p.m.shape[1]), before=AS_THEY_ARE, timed=False, note="no groups below"),
    Comparison("weight", "budget", "ours", budget, points, before=AS_THEY_ARE, timed=False),
    Comparison("weight", "ahp", "pymcdm.weights.subjective.AHP", lambda p: AHP(matrix=judgements(p))(), ahp("eigenvector"), before=AS_THEY_ARE, timed=False),
    Comparison("weight", "ahp", "pyDecision.algorithm.ahp_method", lambda p: ahp_method(judgements(p), wd="me")[0], ahp("eigenvector"), before=AS_THEY_ARE, timed=False),
    Comparison("weight", "ahp", "pyDecision.algorithm.ahp_method", lambda p: ahp_method(judgements(p), wd="g")[0], ahp("geometric-mean"), before=AS_THEY_ARE, timed=False, note="geometric mean"),
    Comparison("weight", "best-worst", "scipy.optimize.linprog", best_worst, with_best_and_worst, {"indicators": (3, 7), "only_if": unequal}, before=AS_THEY_ARE, timed=False),
    Comparison("weight", "best-worst", "ours", best_worst_of_ratios, nonlinear, {"indicators": (3, 7), "only_if": unequal}, before=AS_THEY_ARE, timed=False, note="nonlinear"),
    Comparison("weight", "common-weights", "scipy.optimize.linprog", common_weights, "", DISTINCT, before=AS_THEY_ARE, timed=False),
    Comparison("weight", "common-weights", "scipy.optimize.linprog", common_weights_in_total, "goal=total", DISTINCT, before=AS_THEY_ARE, timed=False),
    Comparison("weight", "combine", "numpy", lambda p: p.weights, "of=a,b", before=(*AS_THEY_ARE, *TWO), timed=False),
    Comparison("weight", "combine", "ours", lambda p: (p.weights + 3 / len(p.codes)) / 4, "of=a,b rule=linear shares=1,3", before=(*AS_THEY_ARE, *TWO), timed=False),
    Comparison("weight", "combine", "numpy.linalg.solve", game, "of=a,b rule=game-theoretic", {"only_if": is_settled}, before=lambda p: (*AS_THEY_ARE, "weight given id=a", f"weight budget id=b {points(p)}"), timed=False),
    Comparison("aggregate", "benefit-of-the-doubt", "scipy.optimize.linprog", benefit_of_the_doubt, panel=DOUBT, tolerance=1e-8, cases=60, large=False, note="1,000 linear programmes"),
    Comparison("aggregate", "benefit-of-the-doubt", "Pyfrontier.MultipleDEA", envelopment, panel=DOUBT, tolerance=1e-6, cases=5, large=False, note="its solver reads and writes some eight digits"),
]

COMPARISONS += [
    Comparison("weight", "entropy", "pymcdm.weights.entropy_weights", pymcdm(pymcdm_weights.entropy_weights), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "entropy", "skcriteria entropy_weights", lambda p: weighters.entropy_weights(p.m), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "entropy", "skcriteria entropy_weights", lambda p: weighters.entropy_weights(p.m), panel=ZEROS, before=AS_THEY_ARE, timed=False, note="with zeros"),
    Comparison("weight", "critic", "pymcdm.weights.critic_weights", pymcdm(pymcdm_weights.critic_weights), panel=POSITIVE, before=WITHIN_RANGE),
    Comparison("weight", "critic", "skcriteria critic_weights", lambda p: weighters.critic_weights(p.m, p.directions), panel=POSITIVE, before=WITHIN_RANGE),
    Comparison("weight", "critic", "skcriteria critic_weights", lambda p: weighters.critic_weights(p.m, p.directions, correlation="spearman"), "correlation=spearman", POSITIVE, before=WITHIN_RANGE),
    Comparison("weight", "variation", "ours", lambda p: shares(stats.variation(p.m, ddof=1)), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "deviation", "pymcdm.weights.standard_deviation_weights", pymcdm(pymcdm_weights.standard_deviation_weights), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "deviation", "skcriteria std_weights", lambda p: weighters.std_weights(p.m), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "deviation", "pymcdm.weights.variance_weights", pymcdm(pymcdm_weights.variance_weights), "measure=variance", POSITIVE, before=WITHIN_RANGE),
    Comparison("weight", "gini", "pymcdm.weights.gini_weights", pymcdm(pymcdm_weights.gini_weights), panel=POSITIVE, before=AS_THEY_ARE, large=False),
    Comparison("weight", "gini", "skcriteria gini_weights", lambda p: weighters.gini_weights(p.m), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "angle", "pymcdm.weights.angle_weights", pymcdm(pymcdm_weights.angle_weights), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "lopcow", "pymcdm.weights.lopcow_weights", pymcdm(pymcdm_weights.lopcow_weights), panel=POSITIVE, before=WITHIN_RANGE),
    Comparison("weight", "lopcow", "ours", lambda p: shares(percentage_change(p)), "divisor=n", POSITIVE, before=WITHIN_RANGE, timed=False),
    Comparison("weight", "independence", "sklearn.linear_model.LinearRegression", lambda p: shares(1 / multiple_correlations(p)), panel=CORRELATED, before=AS_THEY_ARE, timed=False),
    Comparison("weight", "merec", "pymcdm.weights.merec_weights", pymcdm(pymcdm_weights.merec_weights), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "merec", "skcriteria merec_weights", lambda p: weighters.merec_weights(p.m, p.directions), panel=POSITIVE, before=AS_THEY_ARE),
    Comparison("weight", "cilos", "pymcdm.weights.cilos_weights", pymcdm(pymcdm_weights.cilos_weights), panel=LOSING, before=AS_THEY_ARE, large=False),
    Comparison("weight", "cilos", "pyDecision.algorithm.cilos_method", impact_loss, panel=LOSING, before=AS_THEY_ARE),
    Comparison("weight", "idocriw", "pymcdm.weights.idocriw_weights", pymcdm(pymcdm_weights.idocriw_weights), panel=LOSING, before=AS_THEY_ARE, large=False),
    Comparison("weight", "pca", "sklearn.decomposition.PCA", lambda p: shares(first_component(p)), panel=CORRELATED, before=AS_THEY_ARE),
    Comparison("weight", "pca", "sklearn.decomposition.PCA", lambda p: first_component(p) ** 2, "form=squares", NORMAL, before=AS_THEY_ARE, timed=False),
    Comparison("weight", "pca", "sklearn.decomposition.PCA", two_components, "components=2 form=absolute", NORMAL, before=AS_THEY_ARE, timed=False),
    Comparison("weight", "factor", "sklearn varimax", on_own_factor, panel=NORMAL, before=AS_THEY_ARE, timed=False, note="rows scaled for it to length 1"),
    Comparison("weight", "factor", "scipy.optimize.root", common_factors("squares"), "components=2 extraction=principal-axis", PROPER, before=AS_THEY_ARE, timed=False),
    Comparison("weight", "factor", "scipy.optimize.root", common_factors("likelihood"), "components=2 extraction=maximum-likelihood", PROPER, before=AS_THEY_ARE, timed=False),
    Comparison("weight", "optimised", "numpy.linalg.solve", lambda p: shares(balanced(p, np.ones(len(p.codes)))), "", BALANCED, before=AS_THEY_ARE, timed=False),
    Comparison("weight", "optimised", "numpy.linalg.solve", lambda p: shares(balanced(p, p.weights)), "importance=given", BALANCED, before=AS_THEY_ARE, timed=False),
]

DIFFERENCES = [
    Difference("weight", "entropy", "pyDecision.algorithm.entropy_method", "adds 1e-9 to every share and every weight"),
    Difference("weight", "entropy", "pymcdm.weights.entropy_weights", "with a single 0 in a column takes that column's entropy as 0"),
    Difference("weight", "merec", "pyDecision.algorithm.merec_method", "adds 1e-9 to every value"),
    Difference("weight", "critic", "pyDecision.algorithm.critic_method", "adds 1e-10 to every range"),
    Difference("weight", "cilos", "pymcdm.weights.cilos_weights", "takes the first of several best units (ours: the mean of their losses); answers where an indicator never loses, which we refuse"),
    Difference("weight", "cilos", "pyDecision.algorithm.cilos_method", "as pymcdm; adds random numbers to a constant indicator"),
    Difference("weight", "idocriw", "pyDecision.algorithm.idocriw_method", "divides entropies by the logarithm of the number of indicators; minimises a sum in place of the equations"),
    Difference("weight", "factor", "sklearn varimax", "turns rows as they are, without Kaiser's normalisation, and stops early (both undone above)"),
    Difference("weight", "pca", "sklearn.decomposition.PCA", "of the covariance matrix, signs as they come (given standardised data, signed above)"),
    Difference("weight", "best-worst", "pyDecision.algorithm.bw_method", "minimises a penalty from a random start, to three digits or so"),
]
