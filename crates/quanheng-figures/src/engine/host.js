// What stands in for a browser when figures are drawn for print: nothing moves, nothing waits, nothing is random.
(function (root) {
  "use strict";
  var nothing = function () { return 0; };
  ["setTimeout", "clearTimeout", "setInterval", "clearInterval"].forEach(function (name) {
    root[name] = root[name] || nothing;
  });
  var said = [];
  root.console = { log: nothing, warn: nothing, error: function (text) { said.push(String(text)); } };
  root.echarts.setPlatformAPI({
    measureText: function (text, font) { return { width: root.quanhengMeasure(String(text), font || "12px") }; },
  });

  // Nobody points at paper: without reactions the drawing has no styles for them.
  function still(option) {
    option.animation = false;
    (option.series || []).forEach(function (series) {
      series.silent = true;
      series.emphasis = { disabled: true };
      series.animation = false;
    });
    delete option.tooltip;
    return option;
  }

  root.quanheng.draw = function (option, shapes, width, height) {
    said = [];
    shapes = JSON.parse(shapes);
    if (shapes) {
      root.echarts.registerMap("shapes", shapes);
    }
    var chart = root.echarts.init(null, null, { renderer: "svg", ssr: true, width: width, height: height });
    try {
      chart.setOption(still(root.quanheng.dress(JSON.parse(option))));
      var svg = chart.renderToSVGString();
      if (said.length > 0) {
        throw new Error(said.join("; "));
      }
      return svg;
    } finally {
      chart.dispose();
    }
  };
})(globalThis);
