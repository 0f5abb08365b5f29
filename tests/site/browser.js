// Opens pages of a built site in a real browser and prints, as JSON, what is wrong with them.
//
//     echo '{"folder": "...", "bypass": false, "visits": [{"page": "index.html", "width": 1366, "dark": false}]}' | node browser.js
//
// A visit may have: axe (run it), overflow (look for a page wider than the window), script (false turns JavaScript off),
// act (code to run in the page), shot (where to save a picture). `bypass` switches the content security policy off.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

async function visit(browser, order, one) {
  const wrong = [];
  const context = await browser.newContext({
    viewport: { width: one.width, height: one.width < 500 ? 844 : 900 },
    colorScheme: one.dark ? "dark" : "light",
    forcedColors: one.forced ? "active" : "none",
    javaScriptEnabled: one.script !== false,
    bypassCSP: order.bypass === true,
  });
  await context.addInitScript(() => { window.pwn = () => { window.pwned = true; }; });
  const page = await context.newPage();
  page.setDefaultTimeout(120000);
  const home = pathToFileURL(order.folder).href + "/";
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) wrong.push(`console: ${message.text()}`); });
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => { if (!request.url().startsWith(home)) wrong.push(`request: ${request.url()}`); });
  await page.goto(home + one.page, { waitUntil: "load" });
  if (one.act) {
    await page.evaluate(one.act);
    await page.waitForTimeout(150);
  }
  if (one.script !== false && (await page.evaluate(() => window.pwned === true))) wrong.push("a record ran code");
  if (one.overflow) {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) wrong.push(`overflow: ${wide} pixels`);
  }
  if (one.axe) {
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document, {
      preload: false,
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }));
    for (const each of found.violations) wrong.push(`axe: ${each.id} at ${each.nodes[0].target.join(" ")} (${each.nodes.length})`);
  }
  if (one.shot) await page.screenshot({ path: one.shot, fullPage: one.full === true });
  await context.close();
  return wrong.map((text) => ({ page: one.page, width: one.width, dark: one.dark === true, text }));
}

const order = JSON.parse(readFileSync(0, "utf8"));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: quiet, timeout: 120000 });
const wrong = [];
for (const one of order.visits) wrong.push(...(await visit(browser, order, one)));
await browser.close();
console.log(JSON.stringify(wrong));
