import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { recognitionOf, RestartLimit, speechLanguages, SpeechWriter } from '../../wwwroot/js/call/speech-writer.js';

/** A browser's recognition: what it was asked, and what it is made to say. */
class Recognition {
  /** @type {Recognition[]} */ static all = [];
  lang = '';
  continuous = false;
  interimResults = false;
  /** @type {any} */ track = null;
  /** @type {any} */ onresult = null;
  /** @type {any} */ onerror = null;
  /** @type {any} */ onend = null;
  aborted = false;

  constructor() {
    Recognition.all.push(this);
  }

  /** @param {any} track */
  start(track) {
    this.track = track;
  }

  abort() {
    this.aborted = true;
  }

  /** @param {string} transcript @param {boolean} isFinal */
  say(transcript, isFinal) {
    this.onresult({ resultIndex: 0, results: [Object.assign([{ transcript }], { isFinal })] });
  }
}

beforeEach(() => {
  Recognition.all = [];
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000_000 });
});
afterEach(() => mock.timers.reset());

function writing() {
  /** @type {any} */ const microphone = { track: { name: 'first' }, taken: false };
  /** @type {[string, boolean][]} */ const words = [];
  /** @type {Set<number>} */ const ids = new Set();
  /** @type {string[]} */ const failures = [];
  const writer = new SpeechWriter({
    Recognition: /** @type {any} */ (Recognition),
    microphone: () => microphone.track,
    isTaken: () => microphone.taken,
    onWords: ({ id, text, final }) => {
      words.push([text, final]);
      ids.add(id);
    },
    onFailure: failure => failures.push(failure),
  });
  writer.start('fr-FR');
  return { writer, microphone, words, ids, failures };
}
const last = () => Recognition.all[Recognition.all.length - 1];

test('What is said is written, interim words a few times a second and final ones at once', () => {
  const { words, ids } = writing();
  assert.deepEqual([last().lang, last().continuous, last().interimResults, last().track.name], ['fr-FR', true, true, 'first']);
  last().say('je', false);
  last().say('je viens', false);
  assert.deepEqual(words, []);
  mock.timers.tick(250);
  last().say('je viens dem', false);
  last().say(' Je viens demain. ', true);
  mock.timers.tick(1000);
  last().say('et', false);
  mock.timers.tick(250);
  assert.deepEqual(words, [
    ['je viens', false],
    ['Je viens demain.', true],
    ['et', false],
  ]);
  assert.equal(ids.size, 2);
});

test('With the microphone off nothing is recognised, and with another one that one is', () => {
  const { writer, microphone, words } = writing();
  const first = last();
  first.say('un secret', false);
  microphone.track = null;
  writer.update();
  assert.equal(first.aborted, true);
  first.say('un secret entier', true);
  mock.timers.tick(1000);
  first.onend();
  assert.deepEqual([words, Recognition.all.length], [[], 1]);
  microphone.track = { name: 'second' };
  writer.update();
  assert.deepEqual([Recognition.all.length, last().track.name], [2, 'second']);
  microphone.track = { name: 'third' };
  writer.update();
  assert.equal(Recognition.all.length, 2, 'one at a time');
  last().onend();
  assert.deepEqual([Recognition.all.length, last().track.name], [3, 'third']);
});

test('A recognition that ends by itself begins again while it is wanted', () => {
  const { writer } = writing();
  for (let i = 1; i <= 20; i++) {
    mock.timers.tick(8000);
    last().onend();
    mock.timers.tick(250);
    assert.equal(Recognition.all.length, i + 1);
  }
  mock.timers.tick(8000);
  last().onend();
  writer.stop();
  mock.timers.tick(60_000);
  assert.equal(Recognition.all.length, 21);
});

test('One that ends at once again and again is left', () => {
  const { failures } = writing();
  for (let i = 0; i < 20; i++) {
    last().onend?.();
    last().onend = null;
    mock.timers.tick(10_000);
  }
  assert.deepEqual([failures, Recognition.all.length], [['failed'], 5]);
});

test('After words or a while the pauses are short again', () => {
  const limit = new RestartLimit();
  assert.deepEqual(
    [limit.next(10, false), limit.next(10, false), limit.next(10, true), limit.next(5000, false), limit.next(10, false)],
    [500, 1000, 250, 250, 500],
  );
  limit.next(10, false);
  limit.next(10, false);
  limit.next(10, false);
  assert.equal(limit.next(10, false), null);
});

for (const [error, failure] of /** @type {const} */ ([
  ['not-allowed', 'denied'],
  ['service-not-allowed', 'denied'],
  ['network', 'network'],
  ['language-not-supported', 'language'],
  ['audio-capture', 'microphone'],
])) {
  test(`The error ${error} ends the writing with a reason`, () => {
    const { failures } = writing();
    last().onerror({ error });
    last().onend();
    mock.timers.tick(60_000);
    assert.deepEqual([failures, Recognition.all.length], [[failure], 1]);
  });
}

test('Silence is not an error', () => {
  const { failures } = writing();
  mock.timers.tick(9000);
  last().onerror({ error: 'no-speech' });
  last().onend();
  mock.timers.tick(250);
  assert.deepEqual([failures, Recognition.all.length], [[], 2]);
});

test('Where writing takes the voice away from the call, the voice comes first', () => {
  const { writer, microphone, failures } = writing();
  mock.timers.tick(1000);
  [microphone.track, microphone.taken] = [null, true];
  writer.update();
  assert.deepEqual([failures, last().aborted], [['microphone'], true]);
});

test('A telephone call later on does not end the writing', () => {
  const { writer, microphone, failures } = writing();
  mock.timers.tick(30_000);
  [microphone.track, microphone.taken] = [null, true];
  writer.update();
  last().onend();
  [microphone.track, microphone.taken] = [{ name: 'back' }, false];
  writer.update();
  assert.deepEqual([failures, last().track.name], [[], 'back']);
});

test('The browser’s own settings say how the language of the page is spoken', () => {
  assert.equal(speechLanguages('fr', ['en-US', 'fr-CA'])[0], 'fr-CA');
  assert.equal(speechLanguages('en', ['fr'])[0], 'en-GB');
  const all = speechLanguages('fr', ['fr', 'en-US']);
  assert.deepEqual([all[0], all[1], all.filter(tag => tag.startsWith('en')).length], ['fr-FR', 'en-US', 1]);
});

test('A browser offers captions when it has a recognition that a call can use', () => {
  const desktop = { navigator: { userAgent: 'X11; Linux' } };
  assert.equal(recognitionOf({ ...desktop, webkitSpeechRecognition: Recognition }), Recognition);
  assert.equal(recognitionOf(desktop), null);
  assert.equal(recognitionOf({ navigator: { userAgent: 'Linux; Android 15' }, webkitSpeechRecognition: Recognition }), null);
});
