import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WaitingNotice } from '../../wwwroot/js/presence/waiting-notice.js';
import { FakeLine } from './fake-line.js';

const settled = () => new Promise(resolve => setImmediate(resolve));
const paul = { code: 'AAAAAAAA', name: 'Paul Petit', path: '/bookings/AAAAAAAA/room' };

test('An arrival is shown with the way into the room and sounds once on all tabs together', async () => {
  const page = openPage();
  await page.tell({ guests: [paul], isInCall: false });
  assert.equal(page.element.hidden, false);
  assert.equal(page.link.href, paul.path);
  assert.equal(page.sounds(), 1);
  assert.notEqual(globalThis.document.title, 'Page');

  await page.tell({ guests: [paul], isInCall: false });
  const second = openPage({ keeping: page.storage, guests: [paul] });
  await second.tell({ guests: [paul], isInCall: false });
  assert.equal(page.sounds() + second.sounds(), 1);

  await page.tell({ guests: [], isInCall: false });
  assert.equal(page.element.hidden, true);
  assert.equal(globalThis.document.title, 'Page');
  await page.tell({ guests: [paul], isInCall: false });
  assert.equal(page.sounds() + second.sounds(), 2, 'who comes back arrives anew');
  await page.tell({ guests: [], isInCall: false });
});

test('During a call nothing sounds; after it what waits is heard', async () => {
  const page = openPage();
  await page.tell({ guests: [paul], isInCall: true });
  assert.equal(page.element.hidden, false);
  assert.equal(page.sounds(), 0);
  assert.equal(globalThis.document.title, 'Page');

  page.answer({ guests: [paul], isInCall: false });
  page.line.fire('CallEnded', {});
  await settled();
  await settled();
  assert.equal(page.sounds(), 1);
  await page.tell({ guests: [], isInCall: false });
});

test('A client is told of the host who waits, and is led in by their own way', async () => {
  const anne = { code: 'BBBBBBBB', name: 'Anne Martin', path: '/bookings/BBBBBBBB/room?key=abc', isHost: true };
  const page = openPage();
  await page.tell({ guests: [anne], isInCall: false });
  assert.deepEqual([page.element.hidden, page.link.href, page.sounds()], [false, anne.path, 1]);
  assert.equal(page.words.textContent, 'room.hostWaits');
  await page.tell({ guests: [], isInCall: false });

  const room = openPage({ path: '/bookings/BBBBBBBB/room' });
  await room.tell({ guests: [anne], isInCall: false });
  assert.equal(room.element.hidden, true);
  await room.tell({ guests: [], isInCall: false });
});

test('Put off, it stays away until they arrive anew; in the room itself it only sounds', async () => {
  const page = openPage();
  await page.tell({ guests: [paul], isInCall: false });
  page.pressLater();
  assert.equal(page.element.hidden, true);
  await page.tell({ guests: [paul], isInCall: false });
  assert.equal(page.element.hidden, true);
  await page.tell({ guests: [], isInCall: false });
  await page.tell({ guests: [paul], isInCall: false });
  assert.equal(page.element.hidden, false);
  await page.tell({ guests: [], isInCall: false });

  const room = openPage({ path: paul.path });
  await room.tell({ guests: [paul], isInCall: false });
  assert.equal(room.element.hidden, true);
  assert.equal(room.sounds(), 1);
  await room.tell({ guests: [], isInCall: false });
});

/** @param {{ path?: string, keeping?: Map<string, string>, guests?: unknown[] }} [options] */
function openPage({ path = '/dashboard', keeping = new Map(), guests = [] } = {}) {
  let sounds = 0;
  /** @type {() => void} */ let press = () => {};
  /** @type {unknown} */ let waiting = { guests: [], isInCall: false };
  const words = { textContent: '' };
  const link = { href: '' };
  const later = { hidden: true, addEventListener: (/** @type {string} */ _, /** @type {() => void} */ handler) => (press = handler) };
  const element = {
    hidden: true,
    dataset: { guests: JSON.stringify(guests) },
    querySelector: (/** @type {string} */ part) => ({ p: words, a: link, '[data-later]': later })[part],
  };
  const all = /** @type {any} */ (globalThis);
  all.document = { title: 'Page', body: { dataset: {} }, querySelectorAll: () => [], addEventListener: () => {}, removeEventListener: () => {} };
  all.location = { pathname: path };
  all.localStorage = {
    getItem: (/** @type {string} */ key) => keeping.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => keeping.set(key, value),
    removeItem: (/** @type {string} */ key) => keeping.delete(key),
  };
  all.fetch = async () => ({ ok: true, json: async () => waiting });
  Object.defineProperty(all, 'navigator', { value: {}, configurable: true });
  all.AudioContext = class {
    state = 'running';
    currentTime = 0;
    constructor() {
      sounds++;
    }
    async close() {}
  };
  const node = class {
    gain = { setTargetAtTime() {} };
    /** @param {unknown} next */
    connect(next) {
      return next;
    }
    start() {}
    stop() {}
  };
  [all.GainNode, all.OscillatorNode] = [node, node];
  const line = new FakeLine();
  new WaitingNotice(/** @type {any} */ (line), /** @type {any} */ (element));
  const answer = (/** @type {unknown} */ value) => {
    waiting = value;
    all.fetch = async () => ({ ok: true, json: async () => waiting });
  };
  return {
    line,
    element,
    words,
    link,
    storage: keeping,
    answer,
    sounds: () => sounds,
    pressLater: () => press(),
    async tell(/** @type {unknown} */ value) {
      answer(value);
      line.fire('InboxChanged', { kind: 'rooms' });
      await settled();
      await settled();
    },
  };
}
