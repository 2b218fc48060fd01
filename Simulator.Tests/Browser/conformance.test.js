'use strict';

// Looks at a page of ‘conform’ as its reader does. Before: conform scenarios/closes --clients … --out artifacts/conformance
// PAGE is the file; CHROMIUM the browser, /usr/bin/chromium by default; SCREENSHOTS a folder for pictures, none by default.

const assert = require('node:assert/strict');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { test, before, after, beforeEach, afterEach } = require('node:test');
const { chromium } = require('playwright-core');

const file = path.resolve(process.env.PAGE ?? path.join(__dirname, '../../artifacts/conformance/conformance.html'));
const pictures = process.env.SCREENSHOTS;
let browser, page, mistakes;

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] });
});
after(() => browser.close());

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  mistakes = [];
  page.on('console', (message) => message.type() === 'error' && mistakes.push(message.text()));
  page.on('pageerror', (error) => mistakes.push(String(error)));
  page.on('request', (request) => request.url().startsWith('file:') || mistakes.push(`asks for ${request.url()}`));
  await page.goto(pathToFileURL(file).href);
});
afterEach(async () => {
  await page.close();
  assert.deepEqual(mistakes, []);
});

const picture = (name) => (pictures ? page.screenshot({ path: path.join(pictures, `${name}.png`) }) : undefined);
const heads = () => page.locator('tbody th code').allTextContents();

/** Opens the first run in which a rule is broken. */
async function openBroken() {
  await page.getByLabel('scenarios', { exact: true }).check();
  await page.locator('tbody button.broken').first().click();
}

test('Shows a row for each rule and a column for each client', async () => {
  await picture('rules');
  assert.ok((await heads()).includes('SEQUENCE-2'));
  const clients = await page.locator('thead th').count() - 1;
  assert.ok(clients >= 2);
  assert.equal(await page.locator('tbody tr').first().locator('td').count(), clients);
});

test('A rule leads to its scenarios, and a scenario opens the run', async () => {
  await page.locator('tbody tr', { hasText: 'SEQUENCE-2' }).locator('button.broken').first().click();
  assert.ok((await heads()).every((id) => id.includes('/')));
  await page.locator('tbody button.broken').first().click();
  assert.match(await page.locator('#run-findings').textContent(), /SEQUENCE-2/);
});

test('A run shows rule, sentence, line of the file and the first difference in both logs', async () => {
  await openBroken();
  await picture('run');
  assert.ok(await page.locator('#run').isVisible());
  assert.match(await page.locator('#run-findings li').first().textContent(), /Expected: .* Actual: .*scenarios\/.*\.json:\d+/);
  for (const log of ['#run-log', '#run-reference']) assert.ok(await page.locator(`${log} .differs`).isVisible());
  assert.notEqual(await page.locator('#run-log .differs').textContent(), await page.locator('#run-reference .differs').textContent());
});

test('A run leads to its timeline beside that of the reference client', async () => {
  await openBroken();
  const id = (await page.locator('#run-title').textContent()).match(/ in (\S+): /)[1];
  await page.getByRole('link', { name: 'both runs as a timeline' }).click();
  await page.waitForSelector('#drawing rect');
  assert.ok((await page.locator('#run-title').textContent()).startsWith(`${id}: `));
  assert.ok((await page.locator('#lane-names').textContent()).includes('reference'));
});

test('Everything can be reached by keys alone', async () => {
  await page.getByLabel('scenarios', { exact: true }).check();
  await page.locator('thead button').first().focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
  assert.equal(await page.evaluate(() => document.activeElement.closest('tr').rowIndex), 1);
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('#run').isVisible());
  await page.keyboard.press('Escape');
  assert.ok(await page.locator('#run').isHidden());
  assert.equal(await page.evaluate(() => document.activeElement.closest('tr').rowIndex), 1, 'the focus is back where it was');
});

test('Filters by rule, by text and by what is broken', async () => {
  await page.locator('#search').fill('sequence-2');
  assert.deepEqual(await heads(), ['SEQUENCE-2']);
  await page.locator('#search').fill('nothing is called so');
  assert.ok(await page.locator('#none').isVisible());
  await page.locator('#search').fill('');
  await page.locator('#faults').check();
  assert.equal(await page.locator('tbody tr:not(:has(.broken, .notControlled))').count(), 0);
});

test('Sorts by a client, the worst first, and back', async () => {
  await page.locator('thead button').nth(1).click();
  const count = (text) => Number(text.slice(2) || 0);
  const marks = await page.locator('tbody tr td:nth-child(2)').allTextContents();
  assert.ok(marks[0].startsWith('✗'));
  assert.ok(count(marks[0]) >= count(marks[1]));
  await page.locator('thead button').nth(1).click();
  assert.ok(!(await page.locator('tbody tr td:nth-child(2)').allTextContents())[0].startsWith('✗'));
});

for (const colorScheme of ['light', 'dark']) {
  test(`Can be read where the reader prefers ${colorScheme}`, async () => {
    await page.emulateMedia({ colorScheme });
    await picture(colorScheme);
    const [ink, back] = await page.evaluate(() => ['color', 'backgroundColor'].map((name) => getComputedStyle(document.body)[name].match(/\d+/g).slice(0, 3).map(Number)));
    const light = (rgb) => rgb.reduce((sum, part) => sum + part, 0) / 3;
    assert.ok(Math.abs(light(ink) - light(back)) > 150);
    assert.equal(light(back) > 128, colorScheme === 'light');
  });
}
