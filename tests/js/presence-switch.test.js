import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PresenceSwitch } from '../../wwwroot/js/presence/presence-switch.js';
import { SignalingError } from '../../wwwroot/js/signaling/signaling-error.js';
import { FakeLine } from './fake-line.js';

const settled = () => new Promise(resolve => setImmediate(resolve));

test('A press before the line stands is done as soon as it does', async () => {
  const line = new FakeLine();
  line.state = 'connecting';
  line.answers.SetStatus = 'online';
  const { button, press } = pageWithSwitch();
  new PresenceSwitch(/** @type {any} */ (line), button);
  press();
  await settled();
  assert.equal(button.getAttribute('aria-busy'), 'true');

  line.become('connected');
  line.fire('Welcome', { status: 'offline' });
  await settled();

  assert.deepEqual(line.asked, [['SetStatus', 'online']]);
  assert.equal(button.getAttribute('aria-checked'), 'true');
  assert.equal(button.getAttribute('aria-busy'), null);
});

test('It can be pressed only once somebody hears it', () => {
  const { button } = pageWithSwitch();
  assert.equal(button.disabled, true);
  new PresenceSwitch(/** @type {any} */ (new FakeLine()), button);
  assert.equal(button.disabled, false);
});

test('Whoever hides their profile reads why nobody can call them, and not that the line is bad', async () => {
  const line = new FakeLine();
  line.answers.SetStatus = new SignalingError('not_listed');
  const { button, press } = pageWithSwitch();
  const notice = { textContent: '', hidden: true };
  globalThis.document = /** @type {any} */ ({ querySelectorAll: () => [], getElementById: () => notice });
  new PresenceSwitch(/** @type {any} */ (line), button);

  press();
  await settled();

  assert.deepEqual(notice, { textContent: 'switch.hidden', hidden: false });
});

test('Whoever may not be called for now reads why, with the way to the decision', async () => {
  const line = new FakeLine();
  line.answers.SetStatus = new SignalingError('contact_limited');
  const { button, press } = pageWithSwitch();
  /** @type {any[]} */ const appended = [];
  const notice = { textContent: '', hidden: true, append: (/** @type {any[]} */ ...nodes) => appended.push(...nodes) };
  globalThis.document = /** @type {any} */ ({
    querySelectorAll: () => [],
    getElementById: () => notice,
    createElement: () => ({ href: '', textContent: '' }),
  });
  new PresenceSwitch(/** @type {any} */ (line), button);

  press();
  await settled();

  assert.deepEqual([notice.textContent, notice.hidden], ['switch.limited', false]);
  assert.equal(appended.at(-1).href, '/account/decisions');
});

function pageWithSwitch() {
  /** @type {Record<string, string>} */ const attributes = {};
  /** @type {() => void} */ let press = () => {};
  const words = { dataset: {}, textContent: '' };
  const button = {
    disabled: true,
    dataset: { userId: 'me' },
    querySelector: () => words,
    addEventListener: (/** @type {string} */ _, /** @type {() => void} */ handler) => (press = handler),
    setAttribute: (/** @type {string} */ name, /** @type {string} */ value) => (attributes[name] = value),
    getAttribute: (/** @type {string} */ name) => attributes[name] ?? null,
    removeAttribute: (/** @type {string} */ name) => delete attributes[name],
  };
  globalThis.document = /** @type {any} */ ({ querySelectorAll: () => [], getElementById: () => null });
  return { button: /** @type {HTMLButtonElement} */ (/** @type {unknown} */ (button)), press: () => press() };
}
