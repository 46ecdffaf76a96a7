import assert from 'node:assert/strict';
import { test } from 'node:test';

const settled = () => new Promise(resolve => setImmediate(resolve));
let pages = 0;

test('Whoever waits for an appointment that is cancelled is led to its page, once', async () => {
  const page = await openRoom();
  page.answer = () => ({ ok: true, redirected: true, url: 'https://site/bookings/AAAAAAAA', room: null });

  await page.round();
  await page.round();

  assert.deepEqual(page.left, ['https://site/bookings/AAAAAAAA']);
  assert.equal(page.asked.length, 1, 'who leaves says no more that they wait');
});

test('A line that is away leads nowhere, and the next round says anew that one waits', async () => {
  const page = await openRoom();
  const failures = [
    () => Promise.reject(new TypeError('no line')),
    () => ({ ok: false, redirected: false, url: 'https://site/bookings/AAAAAAAA/room', room: null }),
    () => ({ ok: false, redirected: true, url: 'https://site/account/sign-in', room: null }),
    () => ({ ok: true, redirected: false, url: 'https://site/bookings/AAAAAAAA/room', room: null }),
  ];
  for (const failure of failures) {
    page.answer = failure;
    await page.round();
  }

  assert.deepEqual(page.left, []);
  assert.equal(page.asked.length, failures.length);
  assert.equal(new Set(page.asked.map(body => body.get('_once'))).size, failures.length, 'each time is a wish of its own');
});

test('A sign-in that was renewed on the way still shows the room and leads nowhere', async () => {
  const page = await openRoom();
  page.answer = () => ({ ok: true, redirected: true, url: 'https://site/bookings/AAAAAAAA/room', room: { call: null } });

  await page.round();

  assert.deepEqual(page.left, []);
});

test('Whoever is let in goes into the call, which this tab remembers', async () => {
  const page = await openRoom();
  page.answer = () => ({ ok: true, redirected: false, url: '', room: { call: 'c1' } });

  await page.round();
  await page.round();

  assert.deepEqual(page.left, ['/calls/c1']);
  assert.equal(page.storage.get('visavis.call'), 'c1');
});

test('A room that is opened while the call runs goes straight in', async () => {
  const page = await openRoom('c2');

  assert.deepEqual(page.left, ['/calls/c2']);
});

/**
 * @typedef {{ ok: boolean, redirected: boolean, url: string, room: { call: string | null } | null }} Answer the room is the one of the page that came
 * @param {string} [call] the call that runs already
 */
async function openRoom(call) {
  /** @type {() => void} */ let tick = () => {};
  const page = {
    /** @type {string[]} */ left: [],
    /** @type {FormData[]} */ asked: [],
    /** @type {Map<string, string>} */ storage: new Map(),
    /** @type {() => Answer | Promise<Answer>} */ answer: () => ({ ok: true, redirected: false, url: '', room: null }),
    round: async () => {
      tick();
      await settled();
      await settled();
    },
  };
  const element = {
    dataset: { call },
    querySelector: (/** @type {string} */ part) => (part === '[data-stay]' ? { action: '/bookings/AAAAAAAA/room' } : null),
    querySelectorAll: () => [],
  };
  const all = /** @type {any} */ (globalThis);
  all.document = { title: 'Page', querySelector: () => element, addEventListener: () => {} };
  all.location = { pathname: '/bookings/AAAAAAAA/room', assign: (/** @type {string} */ address) => page.left.push(address) };
  all.sessionStorage = {
    getItem: (/** @type {string} */ key) => page.storage.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => page.storage.set(key, value),
    removeItem: (/** @type {string} */ key) => page.storage.delete(key),
  };
  all.FormData = class extends Map {
    constructor() {
      super(); // what the form has in it is the browser's
    }
  };
  all.fetch = async (/** @type {string} */ _, /** @type {{ body: FormData }} */ { body }) => {
    page.asked.push(body);
    const answer = await page.answer();
    return { ...answer, text: async () => answer.room };
  };
  all.DOMParser = class {
    parseFromString(/** @type {{ call: string | null } | null} */ room) {
      return { querySelector: () => room && { dataset: { call: room.call ?? undefined }, querySelector: () => null, querySelectorAll: () => [] } };
    }
  };
  all.setInterval = (/** @type {() => void} */ step) => (tick = step);
  // Each page has its own copy, as in a browser.
  await import(`../../wwwroot/js/pages/room.js?page=${pages++}`);
  return page;
}
