import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const script = readFileSync(new URL('../../wwwroot/service-worker.js', import.meta.url), 'utf8');
const origin = 'https://visavis.example';

/** A browser around the service worker: what it shows, and what it does with its windows. @param {string[]} open addresses of the windows there are */
function device(open = []) {
  /** @type {Record<string, (event: any) => void>} */ const handlers = {};
  /** @type {{ title: string, options: any }[]} */ const shown = [];
  /** @type {string[]} */ const done = [];
  const self = {
    location: { origin },
    addEventListener: (/** @type {string} */ name, /** @type {any} */ handler) => (handlers[name] = handler),
    skipWaiting: async () => {},
    registration: { showNotification: async (/** @type {string} */ title, /** @type {any} */ options) => void shown.push({ title, options }) },
    clients: {
      claim: async () => {},
      matchAll: async (/** @type {any} */ asked) => {
        assert.deepEqual({ ...asked }, { type: 'window', includeUncontrolled: true });
        return open.map(url => ({ url, focus: async () => void done.push(`focus ${url}`) }));
      },
      openWindow: async (/** @type {string} */ url) => void done.push(`open ${url}`),
    },
  };
  runInNewContext(script, { self, URL });

  /** @param {string} name @param {object} event */
  const fire = async (name, event) => {
    /** @type {Promise<unknown>[]} */ const waits = [];
    handlers[name]({ ...event, waitUntil: (/** @type {Promise<unknown>} */ work) => waits.push(work) });
    assert.equal(waits.length, 1, 'A browser may end a worker that asks for no time.');
    await Promise.all(waits);
  };
  return {
    shown,
    done,
    push: (/** @type {string | null} */ data) => fire('push', { data: data === null ? null : { json: () => JSON.parse(data) } }),
    click: async () => {
      let closed = 0;
      await fire('notificationclick', { notification: { data: shown.at(-1)?.options.data, close: () => closed++ } });
      assert.equal(closed, 1);
    },
  };
}

const message = JSON.stringify({ title: 'Paul Petit vous a écrit', path: '/messages/1', tag: 'message:1', isRing: false });
const ring = JSON.stringify({ title: 'Appel de Paul Petit', path: '/calls', tag: 'ring:1', isRing: true });

test('A message is shown with its title alone, and quietly', async () => {
  const phone = device();
  await phone.push(message);
  const [{ title, options }] = phone.shown;
  assert.equal(title, 'Paul Petit vous a écrit');
  assert.deepEqual([options.tag, options.renotify, options.requireInteraction, options.body], ['message:1', false, false, undefined]);
});

test('A ring stays until somebody looks, and sounds again when it is told again', async () => {
  const phone = device();
  await phone.push(ring);
  const [{ title, options }] = phone.shown;
  assert.equal(title, 'Appel de Paul Petit');
  assert.deepEqual([options.tag, options.renotify, options.requireInteraction], ['ring:1', true, true]);
});

test('A push without words, or with words that are none, is shown all the same: browsers demand it', async () => {
  for (const data of [null, 'not json', '{}']) {
    const phone = device();
    await phone.push(data);
    assert.equal(phone.shown[0].title, 'Visavis');
    await phone.click();
    assert.deepEqual(phone.done, [`open ${origin}/notifications`]);
  }
});

test('With every tab closed a click opens the conversation, and of a ring the calls, in a new window', async () => {
  for (const [data, path] of [
    [message, '/messages/1'],
    [ring, '/calls'],
  ]) {
    const phone = device();
    await phone.push(data);
    await phone.click();
    assert.deepEqual(phone.done, [`open ${origin}${path}`]);
  }
});

test('A window that shows it already is brought to the front, whatever stands behind its path', async () => {
  const there = `${origin}/messages/1?around=3#m3`;
  const phone = device([`${origin}/messages`, there]);
  await phone.push(message);
  await phone.click();
  assert.deepEqual(phone.done, [`focus ${there}`]);
});

test('No push leads to another site', async () => {
  for (const path of ['//evil.example/', 'https://evil.example/', '/\\evil.example']) {
    const phone = device();
    await phone.push(JSON.stringify({ title: 'x', path }));
    await phone.click();
    assert.ok(
      phone.done.every(act => act.startsWith(`open ${origin}/`)),
      phone.done.join(),
    );
  }
});
