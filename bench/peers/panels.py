"""Random panels, seeded: the same on every machine and in every run."""

import zlib

import numpy as np

SEED = 2026


def generator(*names):
    """A generator of its own for everything that has a name, so that a new comparison moves no other."""
    return np.random.default_rng([SEED, *(zlib.crc32(str(name).encode()) for name in names)])


class Panel:
    """Values by period, unit and indicator (NaN: missing), and what the framework says of the indicators."""

    def __init__(self, x, directions, weights, groups):
        self.x = x
        self.directions = directions
        self.raw_weights = weights
        self.groups = groups
        self.target = self.low = self.high = None
        # More properties of indicators, and one that gets its values by a step.
        self.properties, self.without_values = {}, None
        self.codes = [f"i{k}" for k in range(x.shape[2])]

    @property
    def m(self):
        """Units × indicators in the first period."""
        return self.x[0]

    @property
    def oriented(self):
        """The same with more as better."""
        return self.x[0] * self.directions

    @property
    def weights(self):
        """Weights that sum to 1."""
        return self.raw_weights / self.raw_weights.sum()


def draw(random, *, case=0, only_if=None, **wanted):
    """A random panel; see `_draw`. `only_if` is a condition a panel must meet."""
    while True:
        panel = _draw(random, case, **wanted)
        if only_if is None or only_if(panel):
            return panel


def _draw(random, case, *, values="any", units=(5, 30), indicators=(2, 7), periods=(1, 1), ties=None, missing=0.0,
          directions="both", only_first_missing=False, groups=False, weights="any", goalposts=None, denominated=False,
          derived=None):
    """`ties`: none, many, or (None) many in every third case. `derived` names an indicator without values of its own."""
    size = [int(random.integers(low, high + 1)) for low, high in (periods, units, indicators)]
    tied = case % 3 == 0 if ties is None else ties
    x = np.stack([_column(random, values, size[:2], tied) for _ in range(size[2])], axis=-1)
    if values == "correlated":
        x += 2 * random.normal(size=(*size[:2], 1)) + 10
    if values == "factors":
        # Every other indicator has the same common factor, of which it shows more or less.
        common = random.normal(size=(*size[:2], 2))[..., np.arange(size[2]) % 2]
        x += random.uniform(0.8, 2.5, size[2]) * common
    if missing:
        _take_away(random, x, missing, only_first_missing)
    signs = np.where(random.random(size[2]) < 0.4, -1.0, 1.0) if directions == "both" else np.ones(size[2])
    names = [("a", "b", "c", None)[k] for k in random.integers(0, 4, size[1])] if groups else []
    panel = Panel(x, signs, _weights(random, size[2], weights, case), names)
    _set_marks(random, panel)
    if goalposts:
        panel.low[:], panel.high[:] = goalposts
    if denominated:
        panel.properties["i0"] = {"denominator": "i1", "scale": 1000}
    panel.without_values = derived
    return panel


def _weights(random, count, kind, case):
    if kind == "equal":
        return np.ones(count)
    if kind == "whole" or case % 2 == 0:
        return random.integers(1, 5, count).astype(float)
    return random.uniform(0.2, 3.0, count)


def _column(random, values, size, tied):
    """Never constant: a constant column is a case of its own, which most peers do not define."""
    while True:
        column = _figures(random, values, size)
        if tied:
            step = (column.max() - column.min()) / 6
            column = column.min() + np.round((column - column.min()) / step) * step
        if len(np.unique(column)) >= min(3, column.size):
            return column


def _figures(random, values, size):
    form = random.integers(3)
    if values == "unit":
        return random.uniform(0.02, 1.0, size)
    if values == "positive":
        return [random.lognormal(2, 0.8, size), random.uniform(0.5, 90, size), random.gamma(2, 30, size) + 0.1][form]
    if values == "small":
        return np.round(random.integers(0, 5, size).astype(float), 1)
    if values in ("standard", "correlated", "factors"):
        return random.normal(size=size)
    if values == "normal":
        return random.normal(size=size) * 10 ** random.uniform(-2, 3) + random.normal()
    return [random.normal(3, 40, size), random.integers(-5, 15, size) * 1.0, random.exponential(300, size) - 80][form]


def _take_away(random, x, share, only_first):
    """At least two values stay in each row and three in each column of a period (one in each series)."""
    periods, units, indicators = x.shape
    if periods > 1:
        gone = random.random(x.shape) < share
        gone[random.integers(periods), np.arange(units)[:, None], np.arange(indicators)] = False
        x[gone] = np.nan
        return
    gone = random.random((units, indicators)) < share
    if only_first:
        gone[:, 1:] = False
    for row in gone:
        row[random.permutation(indicators)[:2]] = False
    for k in range(indicators):
        gone[random.permutation(units)[:3], k] = False
    x[0][gone] = np.nan


def _set_marks(random, panel):
    """Goalposts within or beyond the data, and targets better than the worst."""
    low, high = np.nanmin(panel.x, axis=(0, 1)), np.nanmax(panel.x, axis=(0, 1))
    spread = high - low
    panel.low = low + spread * random.uniform(-0.5, 0.3, len(low))
    panel.high = high + spread * random.uniform(-0.3, 0.5, len(low))
    worst = np.where(panel.directions > 0, low, high)
    panel.target = worst + panel.directions * spread * random.uniform(0.4, 1.5, len(low))


def as_text(panel, name, steps, write, repeat=0, blocks=None):
    """The case for `methods_once`; `blocks` names a file that holds the values, indicator by indicator."""
    periods, units, _ = panel.x.shape
    lines = [f"case {name}", f"units {units} {periods}"]
    if panel.groups:
        lines.append("groups " + " ".join(group or "-" for group in panel.groups))
    for k, code in enumerate(panel.codes):
        facts = {"direction": int(panel.directions[k]), "weight": repr(float(panel.raw_weights[k]))}
        facts |= {"low": repr(float(panel.low[k])), "high": repr(float(panel.high[k])), "target": repr(float(panel.target[k]))}
        facts |= panel.properties.get(code, {})
        lines.append(f"indicator {code} " + " ".join(f"{key}={value}" for key, value in facts.items()))
        if code != panel.without_values:
            lines.append(f"values @{blocks} {k}" if blocks else _values(panel.x[:, :, k]))
    lines += [f"step {step}" for step in steps]
    lines.append(f"write {' '.join(write)}")
    if repeat:
        lines.append(f"repeat {repeat}")
    lines.append("end")
    return "\n".join(lines)


def _values(column):
    return "values " + " ".join("-" if value != value else repr(value) for value in column.ravel().tolist())
