"""What a comparison is: one method of ours with its parameters, a peer's function, and the panels both get."""

from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Callable

import numpy as np

CASES = 200
TOLERANCE = 1e-9

# Names of packages as the registry of Python packages has them. "ours" is a second derivation in numpy, for what no
# package has: independent of the Rust code, not of us.
PACKAGES = {"ours": "numpy", "sklearn": "scikit-learn", "skcriteria": "scikit-criteria", "Pyfrontier": "pyfrontier"}


@dataclass
class Comparison:
    """`expect(panel)` computes what the peer has to say of a panel; `judge(panel, result)` gives both sides instead."""

    kind: str
    slug: str
    peer: str
    expect: Callable = None
    # Text, or made from the panel.
    parameters: str | Callable = ""
    panel: dict = field(default_factory=dict)
    # Steps before ours, as the case has them, or made from the panel.
    before: tuple | Callable = ()
    # What is compared: leaves, root, places, tiers or shares.
    of: str = ""
    judge: Callable = None
    write: tuple = ()
    tolerance: float = TOLERANCE
    cases: int = CASES
    # Whether the peer is timed, and whether at 100,000 units too.
    timed: bool = True
    large: bool = True
    note: str = ""

    def __post_init__(self):
        natural = {"aggregate": "root", "rank": "places", "tier": "tiers", "weight": "shares"}
        self.of = self.of or natural.get(self.kind, "leaves")

    @property
    def package(self):
        """Distribution and version of the peer."""
        first = self.peer.split(".")[0].split(" ")[0]
        name = PACKAGES.get(first, first)
        return f"{name} {version(name)}"

    @property
    def name(self):
        """Unique among the comparisons."""
        parameters = "" if callable(self.parameters) else self.parameters
        return f"{self.kind} {self.slug} {parameters} {self.peer} {self.note}"

    def steps(self, panel):
        """All steps of the case: those before, ours, and what a plan needs."""
        parameters = self.parameters(panel) if callable(self.parameters) else self.parameters
        ours = f"{self.kind} {self.slug} {parameters}".strip()
        before = self.before(panel) if callable(self.before) else self.before
        if self.kind in ("rank", "tier"):
            return [*before, "aggregate arithmetic", ours]
        if self.kind == "aggregate":
            return [*before, ours]
        return [*before, ours, "aggregate arithmetic"]

    def sides(self, panel, result):
        """Our numbers and the peer's."""
        if self.judge:
            return self.judge(panel, result)
        return np.asarray(self.ours(panel, result), float), np.asarray(self.expect(panel), float)

    def ours(self, panel, result):
        """Our numbers, in the shape the peer gives."""
        periods = panel.x.shape[0]
        if self.of == "leaves":
            leaves = result.leaves(panel.codes, periods)
            return leaves[0] if periods == 1 else leaves
        if self.of == "shares":
            return np.array([result.shares[code] for code in panel.codes])
        return {"root": result.columns, "places": result.places, "tiers": result.tiers}[self.of]["root", 0]

    def writes(self):
        """What the engine is asked to print."""
        return self.write or (self.of,)


@dataclass
class Difference:
    """A peer that defines the thing otherwise, so that numbers cannot agree; the method's page says so too."""

    kind: str
    slug: str
    peer: str
    reason: str

    @property
    def package(self):
        """Distribution and version of the peer."""
        first = self.peer.split(".")[0].split(" ")[0]
        name = PACKAGES.get(first, first)
        return f"{name} {version(name)}"


def distance(ours, theirs):
    """Largest difference, relative to the largest number of the column; infinite when the missing differ."""
    if ours.shape != theirs.shape or not np.array_equal(np.isnan(ours), np.isnan(theirs)):
        return np.inf
    if not ours.size or np.isnan(ours).all():
        return 0.0
    axis = -2 if ours.ndim > 1 else -1
    scale = np.nan_to_num(np.abs(theirs)).max(axis=axis, keepdims=True, initial=0.0)
    gap = np.nan_to_num(np.abs(ours - theirs))
    return float((gap / np.where(scale > 0, scale, 1.0)).max())
