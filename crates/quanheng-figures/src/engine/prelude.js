// The functions that an option may name, as texts such as "@interval". Print and browser use this file alike.
(function (root) {
  "use strict";

  // A line from low to high with ticks at its ends: values are [category, low, high].
  function interval(thickness, cap) {
    return function (params, api) {
      var position = api.value(0);
      var low = api.coord([api.value(1), position]);
      var high = api.coord([api.value(2), position]);
      var offset = api.value(3) || 0;
      var y = low[1] + offset;
      var stroke = api.visual("color");
      var style = { stroke: stroke, lineWidth: thickness, fill: null };
      var children = [
        { type: "line", shape: { x1: low[0], y1: y, x2: high[0], y2: y }, style: style },
      ];
      if (cap > 0) {
        [low[0], high[0]].forEach(function (x) {
          children.push({ type: "line", shape: { x1: x, y1: y - cap, x2: x, y2: y + cap }, style: style });
        });
      }
      return { type: "group", children: children };
    };
  }

  // An upright tick at [x, category].
  function tick(params, api) {
    var at = api.coord([api.value(0), api.value(1)]);
    var half = 5;
    return {
      type: "line",
      shape: { x1: at[0], y1: at[1] - half, x2: at[0], y2: at[1] + half },
      style: { stroke: api.visual("color"), lineWidth: 1, opacity: 0.55 },
    };
  }

  var functions = {
    "@interval-thin": interval(1.2, 2.5),
    "@interval-bare": interval(1.2, 0),
    "@interval-thick": interval(5, 0),
    "@tick": tick,
    "@percent": function (value) { return Math.round(value * 100) + "%"; },
  };

  function dress(value) {
    if (typeof value === "string") {
      return Object.prototype.hasOwnProperty.call(functions, value) ? functions[value] : value;
    }
    if (Array.isArray(value)) {
      return value.map(dress);
    }
    if (value !== null && typeof value === "object") {
      var dressed = {};
      Object.keys(value).forEach(function (key) { dressed[key] = dress(value[key]); });
      return dressed;
    }
    return value;
  }

  // `dress` puts functions where an option names them.
  root.quanheng = { dress: dress };
})(typeof globalThis !== "undefined" ? globalThis : this);
