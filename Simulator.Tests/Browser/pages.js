'use strict';

// What all tests of pages share: the tool that makes them, and a browser that collects what goes wrong in them.

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { chromium } = require('playwright-core');

const root = path.join(__dirname, '../..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'timelines-'));

/** Runs the tool as a user would, and returns the page that it wrote. What it finds in a run is no failure here. */
function pageOf(name, ...words) {
  const file = path.join(folder, `${name}.html`);
  try {
    execFileSync('dotnet', ['run', '--no-build', '--project', 'Simulator.Scenarios', '--', ...words, '--html', file], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    if (error.status !== 1) throw new Error(`${words.join(' ')}: ${error.stderr}`);
  }
  return pathToFileURL(file).href;
}

/** Writes a scenario file. */
function scenarioFile(name, scenario) {
  const file = path.join(folder, `${name}.json`);
  fs.writeFileSync(file, JSON.stringify(scenario));
  return file;
}

const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] });

/** A page that is open, with the list of what went wrong in it. */
async function open(browser, address, { width = 1280, scheme = 'light' } = {}) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  const mistakes = [];
  page.on('console', (message) => message.type() === 'error' && mistakes.push(message.text()));
  page.on('pageerror', (error) => mistakes.push(String(error)));
  page.on('dialog', (dialog) => { mistakes.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => request.url().startsWith('file:') || mistakes.push(`asks for ${request.url()}`));
  await page.goto(address);
  await page.waitForSelector('#drawing rect');
  return { page, mistakes };
}

const removeAll = () => fs.rmSync(folder, { recursive: true });

module.exports = { folder, launch, open, pageOf, removeAll, scenarioFile };
