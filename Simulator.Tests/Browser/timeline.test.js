'use strict';

// Looks at timelines as their reader does: in a browser, in both colour schemes, wide and narrow.
// CHROMIUM is the browser, /usr/bin/chromium by default; SCREENSHOTS a folder for pictures, none by default.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { test, before, after } = require('node:test');
const { folder, launch, open, pageOf, removeAll, scenarioFile } = require('./pages.js');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SEQUENCE = 'scenarios/sequences/internet-disappears.json';
const OTHERS = ['first-connection', 'temporary-failure', 'not-supported'];
let browser;
let addresses;

before(async () => {
  addresses = {
    sequence: pageOf('sequence', 'show', SEQUENCE),
    ...Object.fromEntries(OTHERS.map((name) => [name, pageOf(name, 'show', `scenarios/sequences/${name}.json`)])),
    broken: pageOf('broken', 'show', SEQUENCE, '--client', 'pusher-js-8'),
    compared: pageOf('compared', 'show', SEQUENCE, '--client', 'pusher-js-8', '--against', 'reference'),
    run: pageOf('run', 'run', 'scenarios', '--quiet'),
  };
  browser = await launch();
});
after(async () => {
  await browser.close();
  removeAll();
});

/** Opens a page, lets something be tried with it, and wants it to be without a mistake afterwards. */
async function on(address, options, attempt) {
  const { page, mistakes } = await open(browser, address, options);
  await attempt(page);
  await page.close();
  assert.deepEqual(mistakes, []);
}

const frame = (page) => page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
const details = (page) => page.locator('#details').textContent();
const lanes = async (page) => (await page.locator('#lane-names div').allTextContents()).filter((name) => name !== '');

for (const name of ['sequence', ...OTHERS, 'broken', 'compared', 'run']) {
  for (const width of [1280, 390]) {
    for (const scheme of ['light', 'dark']) {
      test(`${name} is readable at ${width} pixels on a ${scheme} page`, () => on(addresses[name], { width, scheme }, async (page) => {
        if (process.env.SCREENSHOTS) await page.screenshot({ path: path.join(process.env.SCREENSHOTS, `timeline-${name}-${width}-${scheme}.png`), fullPage: true });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(overflow, 0, 'the page itself does not scroll sideways');
        assert.deepEqual(await overlaps(page), []);
        await page.addScriptTag({ content: axe });
        const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
        assert.deepEqual(violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => `${one.id}: ${one.nodes[0].html}`), []);
      }));
    }
  }
}

/** Texts of one lane that lie upon one another, and parts of the page that do. */
const overlaps = (page) => page.evaluate(() => {
  const found = [];
  const boxes = [...document.querySelectorAll('#drawing text:not(.sign)')].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
  for (const [place, { text, box }] of boxes.entries()) {
    for (const other of boxes.slice(place + 1)) {
      if (Math.abs(box.top - other.box.top) < 6 && box.left < other.box.right - 1 && other.box.left < box.right - 1) found.push(`${text} / ${other.text}`);
    }
  }
  const parts = ['header', '#run-title', '#controls', '#chart', '.below'].map((name) => [name, document.querySelector(name).getBoundingClientRect()]);
  for (const [place, [name, box]] of parts.entries()) {
    for (const [other, second] of parts.slice(place + 1)) if (second.top < box.bottom - 1) found.push(`${name} / ${other}`);
  }
  return found;
});

test('The lanes of a documented sequence', () => on(addresses.sequence, {}, async (page) => {
  assert.deepEqual(await lanes(page), ['path', 'device', 'attempts', 'state', 'emissions', 'wire', 'steps', 'expectations', 'SEQUENCE-3', 'SEQUENCE-4', 'SEQUENCE-5']);
  const bands = await page.locator('#drawing rect.connecting, #drawing rect.connected, #drawing rect.unavailable').count();
  assert.ok(bands >= 4, `${bands} bands of states`);
  await page.getByLabel('all lanes').check();
  assert.ok((await lanes(page)).includes('pong timeout') || (await lanes(page)).includes('retry'));
  assert.ok((await lanes(page)).includes('STATE-1'));
}));

test('50 milliseconds and 5 minutes are both seen, and a zoom shows either more closely', () => on(addresses.sequence, {}, async (page) => {
  const times = await page.locator('#drawing text').allTextContents();
  assert.ok(times.includes('0.050') && times.includes('9.94 s'));
  const before = await page.locator('#width').evaluate((one) => one.offsetWidth);
  await page.getByLabel('Zoom in').click();
  assert.ok(await page.locator('#width').evaluate((one) => one.offsetWidth) > 1.3 * before);
  await page.getByRole('button', { name: 'fit', exact: true }).click();
  const room = await page.locator('#scroll').evaluate((one) => one.scrollWidth - one.clientWidth);
  assert.ok(room <= 1, `${room} pixels do not fit`);
  await page.getByLabel('to scale').check();
  assert.ok((await page.locator('#drawing text').allTextContents()).length > 0);
}));

test('An entry that is selected tells the frame, the line of its step, the states, the timers and the rules', () => on(addresses.sequence, {}, async (page) => {
  await page.locator('.entry', { hasText: 'pusher:connection_established' }).click();
  assert.match(await details(page), /"socket_id/);
  await page.locator('.entry', { hasText: 'state_change connecting -> connected' }).first().click();
  assert.match(await details(page), /connecting → connected.*#1 ws, established.*activity check: due 120\.060.*STATE-4: /s);
  await page.locator('.entry', { hasText: 'network offline' }).click();
  assert.match(await details(page), /internet-disappears\.json:8.*"network": "offline"/s);
}));

test('Keys alone reach every entry, every lane and a span', () => on(addresses.sequence, {}, async (page) => {
  await page.locator('#entries').focus();
  await page.keyboard.press('Home');
  assert.match(await details(page), /1 of 165/);
  await page.keyboard.press('ArrowDown');
  assert.match(await details(page), /2 of 165/);
  await page.keyboard.press('End');
  assert.match(await details(page), /165 of 165/);
  await page.locator('#scroll').focus();
  for (let lane = 0; lane < 6; lane++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  assert.match(await details(page), /#34 ->\s.*pusher:ping/s, 'the last frame on the lane of the wire');
  await page.keyboard.press('Shift+ArrowRight');
  assert.equal(await page.locator('#span-text').textContent(), '7m10.060 to 8m00.000');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#span-shown').isVisible(), false);
}));

test('A span that is dragged over the lanes filters every lane and the list', () => on(addresses.sequence, {}, async (page) => {
  const chart = await page.locator('#drawing').boundingBox();
  await page.mouse.move(chart.x + 150, chart.y + 60);
  await page.mouse.down();
  await page.mouse.move(chart.x + 300, chart.y + 60, { steps: 4 });
  await page.mouse.up();
  await frame(page);
  const ats = (await page.locator('.entry .at').allTextContents()).map(Number);
  assert.ok(ats.length > 0 && ats.length < 40 && Math.min(...ats) >= 0.06 && Math.max(...ats) <= 10.03, String(ats));
  await page.getByRole('button', { name: 'show all' }).click();
  await frame(page);
  assert.equal((await page.locator('.entry .at').allTextContents())[0], '0.000');
}));

test('A band that is clicked tells its length, and can be shown alone', () => on(addresses.sequence, {}, async (page) => {
  const band = await page.locator('#drawing rect.connected').first().boundingBox();
  await page.mouse.click(band.x + band.width / 2, band.y + 8);
  assert.match(await details(page), /state: connected \(connected\), 0\.060 to 10\.000, 9\.94 s/);
  await page.getByRole('button', { name: 'show only this' }).click();
  assert.equal(await page.locator('#span-text').textContent(), '0.060 to 10.000');
}));

test('A broken rule is selected at once, and its name leads to its entry', () => on(addresses.broken, {}, async (page) => {
  assert.match(await details(page), /✗ SEQUENCE-2/);
  await page.locator('#run-findings button', { hasText: 'SEQUENCE-4' }).click();
  assert.match(await details(page), /✗ SEQUENCE-4: .*expected/s);
  assert.ok(await page.locator('#drawing .sign.broken').count() > 0);
}));

test('Two clients stand one above the other, and each difference can be gone to', () => on(addresses.compared, {}, async (page) => {
  const names = await lanes(page);
  assert.deepEqual([names.indexOf('pusher-js-8'), names.includes('reference')], [0, true]);
  assert.ok(await page.locator('#drawing .differs').count() > 0);
  await page.locator('#entries').focus();
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: 'next difference' }).click();
  assert.match(await details(page), /the other run has none like it/);
  const first = await details(page);
  await page.getByRole('button', { name: 'next difference' }).click();
  assert.notEqual(await details(page), first);
}));

test('The page of a whole run leads to each of its timelines, and an address to one', () => on(addresses.run, {}, async (page) => {
  assert.match(await page.locator('#page-summary').textContent(), /^\d+ runs: \d+ held\.$/);
  await page.getByLabel('Search').fill('internet-disappears');
  await page.locator('#run-list button').first().click();
  assert.match(await page.locator('#run-title').textContent(), /^sequences\/internet-disappears: /);
  assert.match(page.url(), /#sequences%2Finternet-disappears$/);
  await page.reload();
  await page.waitForSelector('#drawing rect');
  assert.match(await page.locator('#run-title').textContent(), /^sequences\/internet-disappears: /);
}));

test('On paper all entries are there', () => on(addresses.sequence, {}, async (page) => {
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  assert.equal(await page.locator('.entry').count(), 165);
}));

/** A channel that is busy: a hundred thousand entries in the log; and a month in which a message comes each quarter of an hour. */
const ticks = (at, times, every) => ({ at, message: { channel: 'ticks', event: 'tick', data: { price: 1 } }, repeat: { times, every } });
const LONG = {
  'a hundred thousand entries': { title: 'Busy', steps: [{ at: '0s', client: { subscribe: 'ticks' } }, ticks('1s', 9_990, '5m')], until: '1000h' },
  'a month': { title: 'A month', steps: [{ at: '0s', client: { subscribe: 'ticks' } }, ticks('1s', 2_880, '15m')], until: '720h' },
};

for (const [name, scenario] of Object.entries(LONG)) {
  test(`${name}: no more is drawn than is seen; how long that takes is told`, async () => {
    const address = pageOf('long', 'show', scenarioFile('long', scenario), '--limit', 'entries=1m');
    await on(address, {}, async (page) => {
      await frame(page);
      const opened = await page.evaluate(() => performance.getEntriesByName('shown')[0].startTime);
      const count = await page.evaluate(() => view.runs[0].at.length);
      const slowest = await page.evaluate(async () => {
        let most = 0;
        const list = document.getElementById('entries');
        const lanesOf = document.getElementById('scroll');
        for (let step = 0; step < 60; step++) {
          list.scrollTop += 3000;
          lanesOf.scrollLeft += 2000;
          const start = performance.now();
          drawNow();
          most = Math.max(most, performance.now() - start);
          await new Promise((resolve) => { requestAnimationFrame(resolve); });
        }
        return most;
      });
      console.log(`# ${name}: ${count} entries, open after ${opened.toFixed(0)} ms, the slowest frame drawn in ${slowest.toFixed(1)} ms`);
      if (process.env.SCREENSHOTS) await page.screenshot({ path: path.join(process.env.SCREENSHOTS, `timeline-${name.replaceAll(' ', '-')}.png`) });
      assert.ok(name === 'a month' || count >= 100_000);
      assert.ok(await page.locator('#drawing > *').count() < 3000, 'only what is seen is drawn');
      assert.ok(await page.locator('.entry').count() < 100);
    });
  });
}

test('A click on an entry counts although its row is drawn again before the button is released', () => on(addresses.sequence, {}, async (page) => {
  const box = await page.locator('.entry').nth(2).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.evaluate(() => { globalThis.drawNow(); });
  await page.mouse.up();
  assert.match(await details(page), /entry3 of /);
}));

test('Hostile text is shown and does no more', async () => {
  const nasty = '</script><script>alert(1)</script><img src=x onerror=alert(2)>\u202Egnirts\u0007\u001b[31m&amp;';
  const scenario = {
    title: nasty, why: nasty,
    steps: [
      { at: '0s', client: { subscribe: 'news' } },
      { at: '1s', note: nasty, message: { channel: 'news', event: nasty, data: { text: nasty } } },
      { at: '2s', raw: nasty },
      { at: '3s', message: { channel: 'news', event: 'big', data: { text: 'x'.repeat(1_000_000) } } },
    ],
    until: '5s',
  };
  await on(pageOf('hostile', 'show', scenarioFile('hostile', scenario)), {}, async (page) => {
    assert.equal(await page.locator('img').count(), 0);
    assert.match(await page.locator('#run-title').textContent(), /<\/script><script>alert\(1\)/);
    await page.locator('.entry', { hasText: '#1 <- </script>' }).click();
    assert.match(await details(page), /onerror=alert/);
    const raw = fs.readFileSync(path.join(folder, 'hostile.html'), 'utf8');
    assert.ok(!raw.includes('\u202E') && !raw.includes('\u001b'), 'nothing turns the text around');
    await page.locator('.entry', { hasText: '"big"' }).first().click();
    assert.ok((await details(page)).length > 1_000_000);
  });
});
