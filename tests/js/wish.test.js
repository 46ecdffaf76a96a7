import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask } from '../../wwwroot/js/call/wish.js';

test('What the server answers takes the place of the button, and gets the focus', async () => {
  const page = openPage({ part: true });
  await page.press();

  assert.equal(page.sent()?.get('part'), 'true');
  assert.match(String(page.sent()?.get('_once')), /^c\./);
  assert.deepEqual(page.log, ['replaced', 'focus']);
});

test('Who is not answered reads why, and can press again', async () => {
  const away = openPage({ answer: null });
  await away.press();
  assert.equal(away.words.textContent, 'error.not_connected');
  assert.equal(away.button.disabled, false);

  const broken = openPage({ answer: { ok: false } });
  await broken.press();
  assert.equal(broken.words.textContent, 'error.server_error');
  assert.deepEqual(broken.log, []);
});

test('A second press while the first is under way sends nothing', async () => {
  const page = openPage({ part: true });
  page.button.disabled = true;
  await page.press();
  assert.equal(page.sent(), undefined);
});

/** @param {{ part?: boolean, answer?: { ok: boolean } | null }} options */
function openPage({ part = false, answer = { ok: true } }) {
  const all = /** @type {any} */ (globalThis);
  /** @type {string[]} */ const log = [];
  /** @type {Map<string, string> | undefined} */ let sent;
  const words = { textContent: '', setAttribute() {} };
  const state = { focus: () => log.push('focus') };
  const fragment = { querySelector: () => state };
  all.FormData = Map;
  all.DOMParser = class {
    parseFromString() {
      return { querySelector: () => (part ? fragment : null) };
    }
  };
  all.document = { body: { dataset: {} }, createElement: () => words, adoptNode: (/** @type {unknown} */ node) => node, querySelectorAll: () => [] };
  all.fetch = async (/** @type {string} */ _, /** @type {{ body: Map<string, string> }} */ { body }) => {
    sent = body;
    if (!answer) throw new TypeError('no network');
    return { ...answer, text: async () => '' };
  };
  const button = { disabled: false };
  const form = { action: '/arrivals', querySelector: () => button, [Symbol.iterator]: () => [][Symbol.iterator]() };
  const wish = { querySelector: () => null, appendChild: () => words, replaceWith: () => log.push('replaced') };
  return { log, words, button, sent: () => sent, press: () => ask(/** @type {any} */ (wish), /** @type {any} */ (form)) };
}
