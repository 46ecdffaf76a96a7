import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { FakeDevices, FakeStream } from './fake-media.js';

Object.assign(globalThis, { MediaStream: FakeStream });
const { LocalMedia } = await import('../../wwwroot/js/call/media.js');

/** @type {Map<string, string>} */ const stored = new Map();
beforeEach(() => {
  stored.clear();
  granted = ['microphone'];
  Object.assign(globalThis, {
    localStorage: {
      getItem: (/** @type {string} */ key) => stored.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => stored.set(key, value),
    },
  });
});

/** What the browser has been allowed for good, by the names of the permissions. @type {string[]} */ let granted = [];
Object.defineProperty(globalThis, 'navigator', {
  configurable: true,
  value: { permissions: { query: async (/** @type {{ name: string }} */ { name }) => ({ state: granted.includes(name) ? 'granted' : 'denied' }) } },
});

function open(failing = {}) {
  const devices = new FakeDevices();
  devices.failing = failing;
  const media = new LocalMedia(/** @type {any} */ (devices));
  /** @type {string[]} */ const published = [];
  media.addEventListener('track', event => published.push(/** @type {CustomEvent} */ (event).detail));
  return { devices, media, published };
}

test('Camera and microphone are asked for with one question', async () => {
  const { devices, media } = open();
  await media.open();
  assert.equal(devices.asked.length, 1);
  assert.deepEqual(media.flags(), { audio: true, video: true, screen: false });
});

for (const [error, problem] of Object.entries({
  NotAllowedError: 'denied',
  NotFoundError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
  OverconstrainedError: 'constrained',
  SecurityError: 'denied',
  TypeError: 'failed',
  SomethingNew: 'failed',
})) {
  test(`A camera that fails with ${error} is ${problem}, and the microphone still works`, async () => {
    const { media } = open({ video: error });
    await media.open();
    assert.equal(media.problems.video, problem);
    assert.equal(media.problems.audio, null);
    assert.deepEqual(media.flags(), { audio: true, video: false, screen: false });
  });
}

test('Without any device there is nothing to send and two problems to tell', async () => {
  const { media } = open({ audio: 'NotFoundError', video: 'NotFoundError' });
  await media.open();
  assert.deepEqual(media.tracks(), { audio: null, video: null });
  assert.deepEqual(media.problems, { audio: 'missing', video: 'missing' });
});

test('A retry after the cause is gone brings the device back', async () => {
  const { devices, media, published } = open({ video: 'NotReadableError' });
  await media.open();
  devices.failing = {};
  published.length = 0;
  await media.open();
  assert.equal(media.problems.video, null);
  assert.deepEqual(published, ['video']);
});

test('A remembered device that is gone falls back to another without a word', async () => {
  stored.set('visavis.devices', '{"video":"gone"}');
  const { media } = open();
  await media.open();
  assert.equal(media.problems.video, null);
  assert.ok(media.camera);
});

test('Mute keeps the track and only disables it', async () => {
  const { media } = open();
  await media.open();
  const track = media.microphone;
  await media.toggleMicrophone();
  assert.equal(media.microphone, track);
  assert.equal(track?.enabled, false);
  assert.equal(media.flags().audio, false);
});

test('Camera off lets the device go, and on opens it again', async () => {
  const { media } = open();
  await media.open();
  const track = /** @type {any} */ (media.camera);
  await media.toggleCamera();
  assert.equal(track.stopped, true);
  assert.equal(media.tracks().video, null);
  await media.toggleCamera();
  assert.ok(media.tracks().video);
});

test('A microphone muted before another is chosen stays what the person chose: heard again', async () => {
  const { media } = open();
  await media.open();
  await media.choose('audio', 'other');
  assert.equal(media.microphone?.enabled, true);
  assert.equal(JSON.parse(stored.get('visavis.devices') ?? '{}').audio, 'other');
});

test('The screen takes the place of the camera and gives it back', async () => {
  const { media } = open();
  await media.open();
  await media.shareScreen();
  assert.equal(media.tracks().video, media.screen);
  assert.equal(media.flags().screen, true);
  /** @type {any} */ (media.screen).onended();
  assert.equal(media.tracks().video, media.camera);
});

test('A device that is pulled out is told and no longer sent', async () => {
  const { media, published } = open();
  await media.open();
  published.length = 0;
  /** @type {any} */ (media.microphone).onended();
  assert.equal(media.problems.audio, 'unplugged');
  assert.equal(media.tracks().audio, null);
  assert.deepEqual(published, ['audio']);
});

test('Closing lets every device go', async () => {
  const { media } = open();
  await media.open();
  await media.shareScreen();
  const tracks = [media.microphone, media.camera, media.screen];
  media.close();
  assert.ok(tracks.every(track => /** @type {any} */ (track).stopped));
});

test('A device the browser grants after the page let go of everything is let go at once', async () => {
  const { devices, media } = open();
  const opening = media.open();
  media.close();
  await opening;
  assert.deepEqual(media.tracks(), { audio: null, video: null });
  assert.ok(devices.given.every(track => track.stopped));
  assert.equal(devices.given.length, 2);
});

test('A camera switched off again before it opened stays off', async () => {
  const { devices, media } = open();
  await media.open();
  await media.toggleCamera();
  await Promise.all([media.toggleCamera(), media.toggleCamera()]);
  assert.deepEqual(media.flags(), { audio: true, video: false, screen: false });
  assert.ok(devices.given.filter(track => track.kind === 'video').every(track => track.stopped));
});

test('A screen chosen after the call is over is not captured', async () => {
  const { devices, media } = open();
  const sharing = media.shareScreen();
  media.close();
  await sharing;
  assert.equal(media.screen, null);
  assert.ok(devices.given.every(track => track.stopped));
});

test('After a refusal there is no second and no third question', async () => {
  granted = [];
  const { devices, media } = open({ audio: 'NotAllowedError', video: 'NotAllowedError' });
  await media.open();
  assert.equal(devices.asked.length, 1);
  assert.deepEqual(media.problems, { audio: 'denied', video: 'denied' });
});

test('Pressing twice while the browser still asks puts one question', async () => {
  const { devices, media } = open();
  await Promise.all([media.open(), media.open()]);
  assert.equal(devices.asked.length, 1);
});

test('Screen sharing pressed twice leaves one capture, and stopping ends it', async () => {
  const { devices, media } = open();
  await Promise.all([media.shareScreen(), media.shareScreen()]);
  await media.shareScreen();
  assert.equal(devices.given.length, 1);
  media.stopScreen();
  assert.ok(devices.given.every(track => track.stopped));
});

test('Another microphone takes over from one that is pulled out, and its name is told', async () => {
  const { devices, media } = open();
  await media.open();
  devices.label = 'Micro interne';
  /** @type {any} */ (media.microphone).onended();
  await new Promise(resolve => setImmediate(resolve));
  assert.ok(media.tracks().audio);
  assert.equal(media.replacement, 'Micro interne');
  assert.equal(media.problems.audio, null);
});

test('A microphone muted by the person stays muted when another takes over', async () => {
  const { media } = open();
  await media.open();
  await media.toggleMicrophone();
  /** @type {any} */ (media.microphone).onended();
  await new Promise(resolve => setImmediate(resolve));
  assert.equal(media.microphone?.enabled, false);
});

test('A track that the system pauses is told, and the other side is not told that it hears', async () => {
  const { media, published } = open();
  await media.open();
  published.length = 0;
  const track = /** @type {any} */ (media.microphone);
  track.muted = true;
  track.onmute();
  assert.equal(media.problems.audio, 'paused');
  assert.equal(media.flags().audio, false);
  track.muted = false;
  track.onunmute();
  assert.equal(media.problems.audio, null);
  assert.equal(media.flags().audio, true);
  assert.deepEqual(published, ['audio', 'audio']);
});
