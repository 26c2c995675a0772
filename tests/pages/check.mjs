// Judges pages in HTML: `node check.mjs FILE…`. Each must be valid (html-validate), free of violations of axe-core's
// rules and no wider than the window, light and dark, on a wide screen and on a telephone. Faults go to standard output,
// one a line; the exit code is 1 when there is any.
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const CHROMIUM = "/usr/bin/chromium";
const SCHEMES = ["light", "dark"];
const WIDTHS = [1280, 390];
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const RULES = {
  extends: ["html-validate:recommended"],
  rules: {
    // ECharts styles the elements of its drawings one by one.
    "no-inline-style": "off",
    // Chapters are as long as they are named.
    "long-title": "off",
    // XML writes empty elements of a drawing so.
    "void-style": "off",
  },
};

async function validity(file) {
  const report = await new HtmlValidate(RULES).validateFile(file);
  return report.results.flatMap((result) =>
    result.messages.map((message) => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`),
  );
}

async function violations(page) {
  const found = await page.evaluate(async () => {
    const result = await window.axe.run(document, { resultTypes: ["violations"] });
    return result.violations.map((rule) => ({
      rule: `${rule.id}: ${rule.help}`,
      nodes: rule.nodes.map((node) => `${node.target.join(" ")} — ${node.failureSummary.split("\n").slice(1).join(" ").trim()}`),
    }));
  });
  return found.flatMap(({ rule, nodes }) => nodes.slice(0, 3).map((node) => `${rule}: ${node} (of ${nodes.length})`));
}

// Everything must be reached by scrolling down only, also in large type.
async function overflow(page) {
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const usual = await wide();
  await page.evaluate(() => document.querySelector("#large")?.click());
  const large = await wide();
  await page.evaluate(() => document.querySelector("#large")?.click());
  const faults = [];
  if (usual > 0) faults.push(`${usual} pixels wider than the window`);
  if (large > 0) faults.push(`${large} pixels wider than the window in large type`);
  return faults;
}

async function inBrowser(browser, file, colorScheme, width) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  try {
    await page.goto(pathToFileURL(resolve(file)).href);
    const tooWide = await overflow(page);
    await page.evaluate(axe);
    const view = `${colorScheme} ${width}px`;
    return [...tooWide, ...(await violations(page))].map((fault) => `${view}: ${fault}`);
  } finally {
    await context.close();
  }
}

const files = process.argv.slice(2);
const faults = [];
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
for (const file of files) {
  const told = [await validity(file)];
  for (const scheme of SCHEMES) {
    for (const width of WIDTHS) told.push(await inBrowser(browser, file, scheme, width));
  }
  faults.push(...told.flat().map((fault) => `${basename(file)}: ${fault}`));
}
await browser.close();
for (const fault of faults) console.log(fault);
console.log(`${files.length} pages, ${SCHEMES.length * WIDTHS.length} views each, ${faults.length} faults`);
process.exitCode = faults.length > 0 || files.length === 0 ? 1 : 0;
