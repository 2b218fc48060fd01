// Starts the simulator from a test.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tool = ['run', '--no-build', '--project', 'Simulator.Scenarios', '--'];

/** Runs a command to its end. */
export async function run(...args) {
  const child = spawn('dotnet', [...tool, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const out = [];
  const err = [];
  child.stdout.on('data', (data) => out.push(data));
  child.stderr.on('data', (data) => err.push(data));
  const exit = await new Promise((resolve) => child.on('close', resolve));
  return { exit, output: Buffer.concat(out).toString(), error: Buffer.concat(err).toString() };
}

/** Serves a scenario: the answer comes when it listens, with a promise of the report. */
export async function serve(...args) {
  const child = spawn('dotnet', [...tool, 'serve', ...args, '--json'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (name) => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`the simulator ended before it said ‘${name}’`);
      const line = JSON.parse(value);
      if (line[name]) return line[name];
    }
  };
  const listening = await next('listening');
  return { ...listening, report: () => next('report'), stop: () => child.kill('SIGINT') };
}
