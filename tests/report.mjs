// Reads a test assembly's report (CTRF): first line "passed failed skipped" for run.sh, then what a reader needs to know.
import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ name: string, status: string, duration: number, message?: string, trace?: string }} Test
 * @typedef {{ tests: Test[], extra?: { suites?: { errors?: unknown[] }[] } }} Results
 */

/** What a journey should cost at most. */
const BUDGET = 6;

/** @type {{ results: Results }} */
const { results } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const failed = results.tests.filter(test => test.status === 'failed' || test.status === 'other');
const skipped = results.tests.filter(test => test.status === 'skipped' || test.status === 'pending');
const passed = results.tests.filter(test => test.status === 'passed').length;
// What breaks outside a test: a fixture that cannot be taken down, an assembly that cannot be read.
const errors = (results.extra?.suites ?? []).flatMap(suite => suite.errors ?? []);

console.log(passed, failed.length + errors.length, skipped.length);
for (const test of failed) {
  console.log(`  Failed ${test.name}\n${indented(test.message)}\n${indented(test.trace)}`);
}
for (const error of errors) {
  console.log(`  Error\n${indented(JSON.stringify(error, null, 2))}`);
}
for (const test of skipped) {
  console.log(`  Skipped ${test.name}`);
}

// Where the time goes: the clock's, with what ran beside it.
/** @type {Map<string, number>} */ const classes = new Map();
for (const test of results.tests) {
  const name = test.name.replace(/\(.*/s, '').split('.').slice(3, -1).join('.');
  classes.set(name, (classes.get(name) ?? 0) + test.duration / 1000);
}
const slowest = [...classes].sort((a, b) => b[1] - a[1]).slice(0, 8);
console.log(`  Longest: ${slowest.map(([name, seconds]) => `${name} ${seconds.toFixed(0)} s`).join(', ')}`);

// What the processor spent, where tests run one after the other and it can be told: per class, and the tests beyond the budget.
if (process.argv[3] && existsSync(process.argv[3])) {
  /** @type {Map<string, number>} */ const spent = new Map();
  const beyond = [];
  for (const line of readFileSync(process.argv[3], 'utf8').split('\n').filter(Boolean)) {
    const [seconds, test] = [Number(line.slice(0, line.indexOf('\t'))), line.slice(line.indexOf('\t') + 1)];
    const path = test.replace(/\(.*/s, '').split('.').slice(3);
    spent.set(path.slice(0, -1).join('.'), (spent.get(path.slice(0, -1).join('.')) ?? 0) + seconds);
    if (seconds > BUDGET) {
      beyond.push([path.slice(1).join('.'), seconds]);
    }
  }
  const all = [...spent].sort((a, b) => b[1] - a[1]);
  const sum = all.reduce((total, [, seconds]) => total + seconds, 0);
  console.log(`  CPU-seconds: ${sum.toFixed(0)}: ${all.map(([name, seconds]) => `${name} ${seconds.toFixed(0)}`).join(', ')}`);
  console.log(`  Beyond ${BUDGET} CPU-seconds: ${beyond.map(([name, seconds]) => `${name} ${seconds}`).join(', ') || 'none'}`);
}

/** @param {string | undefined} text */
function indented(text) {
  return (text ?? '')
    .split('\n')
    .slice(0, 40)
    .map(line => `    ${line}`)
    .join('\n');
}
