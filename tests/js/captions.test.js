import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Captions } from '../../wwwroot/js/call/captions.js';

/** A browser's recognizer as far as captions use it. @param {string} available @param {boolean} installs */
function recognizer(available, installs = true) {
  return class {
    /** @type {any[]} */ static made = [];
    /** @type {any} */ static asked = null;
    static available = async (/** @type {any} */ wish) => ((this.asked = wish), available);
    static install = async () => installs;
    /** @type {Record<string, (event: any) => void>} */ handlers = {};
    /** @type {any} */ track = null;
    aborted = false;
    lang = '';
    continuous = false;
    interimResults = false;
    processLocally = false;
    constructor() {
      /** @type {any} */ (this.constructor).made.push(this);
    }
    addEventListener(/** @type {string} */ name, /** @type {(event: any) => void} */ handle) {
      this.handlers[name] = handle;
    }
    start(/** @type {any} */ track) {
      this.track = track;
    }
    abort() {
      this.aborted = true;
      this.handlers.end?.({});
    }
    hear(/** @type {string[]} */ ...said) {
      this.handlers.result?.({ results: said.map(transcript => [{ transcript }]) });
    }
  };
}

/** @param {any} Recognizer @param {any} track */
function captions(Recognizer, track = { kind: 'audio' }) {
  /** @type {string[]} */ const shown = [];
  /** @type {string[]} */ const states = [];
  const of = new Captions({
    recognizer: Recognizer,
    language: 'fr-FR',
    track: () => track,
    show: words => shown.push(words),
    changed: state => states.push(state),
  });
  return { of, shown, states };
}

test('Captions are offered only where speech is written down on the device', async () => {
  assert.equal(await captions(undefined).of.offered(), false);
  assert.equal(await captions(class {}).of.offered(), false, 'a recognizer that asks a server is not used');
  assert.equal(await captions(recognizer('unavailable')).of.offered(), false);
  const Recognizer = recognizer('downloadable');
  assert.equal(await captions(Recognizer).of.offered(), true);
  assert.deepEqual(Recognizer.asked, { langs: ['fr-FR'], processLocally: true });
});

test('What the other one says is written, the last of it, from their track and on the device', async () => {
  const Recognizer = recognizer('available');
  const track = { kind: 'audio', id: 'theirs' };
  const { of, shown, states } = captions(Recognizer, track);
  await of.toggle();
  const [one] = Recognizer.made;
  assert.deepEqual([one.track, one.lang, one.processLocally, one.continuous], [track, 'fr-FR', true, true]);
  one.hear('Bonjour', 'je suis là');
  one.hear('mot '.repeat(60));
  assert.equal(shown[0], 'Bonjour je suis là');
  assert.ok((shown[1] ?? '').length <= 162 && shown[1]?.startsWith('… mot'));
  assert.deepEqual(states, ['loading', 'on']);
});

test('A recognizer that ends by itself is started again, one that was switched off is not', async () => {
  const Recognizer = recognizer('available');
  const { of, shown, states } = captions(Recognizer);
  await of.toggle();
  Recognizer.made[0].handlers.end({});
  assert.equal(Recognizer.made.length, 2);
  await of.toggle();
  assert.equal(Recognizer.made.length, 2);
  assert.equal(Recognizer.made[1].aborted, true);
  assert.deepEqual([states.at(-1), shown.at(-1)], ['off', '']);
});

test('What cannot be fetched or is refused is said and leaves nothing running', async () => {
  const without = captions(recognizer('downloadable', false));
  await without.of.toggle();
  assert.deepEqual(without.states, ['loading', 'failed']);
  const Recognizer = recognizer('available');
  const refused = captions(Recognizer);
  await refused.of.toggle();
  Recognizer.made[0].handlers.error({ error: 'no-speech' });
  assert.equal(refused.states.at(-1), 'on');
  Recognizer.made[0].handlers.error({ error: 'language-not-supported' });
  Recognizer.made[0].handlers.end({});
  assert.equal(refused.states.at(-1), 'failed');
  assert.equal(Recognizer.made.length, 1);
});
