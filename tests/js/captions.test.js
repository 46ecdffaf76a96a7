import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Allowance, CaptionLines, longestText, plain, readMessage } from '../../wwwroot/js/call/caption-words.js';
import { Captions } from '../../wwwroot/js/call/captions.js';

/** @param {number} id @param {string} text @param {boolean} [final] */
const caption = (id, text, final = true) => ({ id, text, final });
const texts = (/** @type {CaptionLines} */ lines) => lines.said.map(line => line.text);

test('Words that are being said replace themselves, and end with what was said', () => {
  const lines = new CaptionLines();
  lines.take(caption(1, 'je', false), 0);
  lines.take(caption(1, 'je viens', false), 100);
  assert.equal(lines.interim?.text, 'je viens');
  lines.take(caption(1, 'Je viens demain.'), 200);
  assert.deepEqual([texts(lines), lines.interim], [['Je viens demain.'], null]);
  lines.take(caption(1, 'je viens', false), 300);
  lines.take(caption(1, 'Je viens demain.'), 300);
  assert.deepEqual([texts(lines), lines.interim], [['Je viens demain.'], null], 'said already');
});

test('The last two lines stay, each as long as it takes to read', () => {
  const lines = new CaptionLines();
  ['un', 'deux', 'trois'].forEach((text, index) => lines.take(caption(index, text), 0));
  assert.deepEqual(texts(lines), ['deux', 'trois']);
  lines.take(caption(3, 'x'.repeat(100)), 1000);
  assert.equal(lines.expire(1000), 4250);
  lines.expire(4300);
  assert.equal(lines.said.length, 1, 'the long one is still being read');
  assert.equal(lines.expire(60_000), null);
  assert.deepEqual(texts(lines), []);
});

test('Words that nothing follows go by themselves', () => {
  const lines = new CaptionLines();
  lines.take(caption(1, 'et puis', false), 0);
  assert.equal(lines.expire(0), 8000);
  lines.expire(8001);
  assert.equal(lines.interim, null);
});

test('Words are one line without what turns or hides the letters around it, and not endless', () => {
  assert.equal(plain(' bonjour\n\tà  tous '), 'bonjour à tous');
  assert.equal(plain('fac\u202Etext\u200Bure\u2066.\uFEFF'), 'factexture.');
  assert.equal(plain('\u3164 \u2800\u0301'), '');
  assert.equal(plain('a\uD800b'), 'a b');
  assert.equal(plain(`e${'\u0301'.repeat(50)}`), `e${'\u0301'.repeat(4)}`);
  assert.equal(plain(`début ${'x'.repeat(2 * longestText)}fin`).length, longestText);
  assert.ok(plain('x'.repeat(longestText) + ' fin').endsWith(' fin'), 'of too much the last is kept');
  assert.equal(plain('می‌خواهم'), 'می‌خواهم', 'joiners are part of words');
});

test('Of what a stranger’s page sends only what is agreed is read', () => {
  const read = (/** @type {unknown} */ message) => readMessage(JSON.stringify(message));
  assert.deepEqual(read({ kind: 'caption', id: 1, text: ' oui ', final: true, more: 1 }), { kind: 'caption', id: 1, text: 'oui', final: true });
  assert.deepEqual(read({ kind: 'hello', captions: 'yes' }), { kind: 'hello', captions: false, reply: false });
  assert.deepEqual(read({ kind: 'state', state: 'writing', language: '"><b>' }), { kind: 'state', state: 'writing', language: '' });
  for (const message of [
    null,
    5,
    [],
    { kind: 'other' },
    { kind: 'state', state: 'toString' },
    { kind: 'caption', id: 0, text: 'x' },
    { kind: 'caption', id: 1.5, text: 'x' },
    { kind: 'caption', id: 1, text: '' },
    { kind: 'caption', id: 1, text: ['x'] },
    { kind: 'caption', id: 1, text: 'x'.repeat(longestText + 1) },
  ]) {
    assert.equal(read(message), null, JSON.stringify(message));
  }
  assert.equal(readMessage('{'), null);
  assert.equal(readMessage(new ArrayBuffer(4)), null);
  assert.equal(readMessage(JSON.stringify({ kind: 'ask', text: 'x'.repeat(5000) })), null);
});

test('Who says too much at once is not heard, and is again a while later', () => {
  const allowance = new Allowance(3, 2);
  assert.deepEqual(
    [0, 0, 0, 0, 400, 500, 500].map(now => allowance.take(now)),
    [true, true, true, false, false, true, false],
  );
});

/** One end of a data channel. */
class End extends EventTarget {
  readyState = 'open';
  bufferedAmount = 0;
  /** @type {End | null} */ other = null;
  /** @type {any[]} */ sent = [];

  /** @param {string} data */
  send(data) {
    this.sent.push(JSON.parse(data));
    this.other?.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
}

/** A channel between two sides, or one of which the other end is the test's. @param {Captions[]} sides */
function connect(...sides) {
  const ends = [new End(), new End()];
  [ends[0].other, ends[1].other] = [ends[1], ends[0]];
  sides.forEach((side, index) => side.attach(/** @type {any} */ (ends[index])));
  return ends;
}

/** @param {boolean} [able] */
function side(able = true) {
  /** @type {string[]} */ const heard = [];
  const writer = {
    on: /** @type {string | null} */ (null),
    start: (/** @type {string} */ language) => void (writer.on = language),
    stop: () => void (writer.on = null),
  };
  const captions = new Captions(able ? writer : null);
  captions.addEventListener('caption', event => heard.push(/** @type {CustomEvent} */ (event).detail.text));
  return { captions, heard, writer };
}

test('Captions are asked for, agreed to, read, and withdrawn; nothing is written before or after', () => {
  const [reader, speaker] = [side(), side()];
  connect(reader.captions, speaker.captions);
  speaker.captions.write(caption(1, 'trop tôt'));
  reader.captions.toggle();
  assert.deepEqual([reader.captions.reading, speaker.captions.asked, speaker.writer.on], ['asking', true, null]);
  speaker.captions.agree('fr-FR');
  assert.deepEqual([reader.captions.reading, reader.captions.language, speaker.captions.asked, speaker.writer.on], ['on', 'fr-FR', false, 'fr-FR']);
  speaker.captions.write(caption(2, 'bonjour', false));
  speaker.captions.write(caption(2, 'Bonjour.'));
  speaker.captions.refuse();
  assert.deepEqual([reader.captions.reading, speaker.writer.on], ['withdrawn', null]);
  speaker.captions.write(caption(3, 'trop tard'));
  assert.deepEqual(reader.heard, ['bonjour', 'Bonjour.']);
  assert.equal(reader.writer.on, null, 'each side agrees for itself');
});

test('Who refused is not asked again, and may still change their mind', () => {
  const [reader, speaker] = [side(), side()];
  connect(reader.captions, speaker.captions);
  reader.captions.toggle();
  speaker.captions.refuse();
  assert.equal(reader.captions.reading, 'refused');
  reader.captions.toggle();
  assert.deepEqual([reader.captions.reading, speaker.captions.asked], ['refused', false]);
  speaker.captions.reconsider();
  assert.equal(speaker.captions.asked, true);
  speaker.captions.agree('fr-FR');
  assert.equal(reader.captions.reading, 'on');
});

test('Who no longer wants captions is written nothing, and who had agreed begins at once when they do', () => {
  const [reader, speaker] = [side(), side()];
  connect(reader.captions, speaker.captions);
  reader.captions.toggle();
  speaker.captions.agree('fr-FR');
  reader.captions.toggle();
  assert.deepEqual([reader.captions.reading, speaker.captions.writing, speaker.writer.on], ['off', false, null]);
  reader.captions.toggle();
  assert.deepEqual([reader.captions.reading, speaker.captions.asked, speaker.writer.on], ['on', false, 'fr-FR']);
});

test('A browser that cannot write says so, and is not asked', () => {
  const [reader, speaker] = [side(), side(false)];
  const [end] = connect(reader.captions, speaker.captions);
  assert.equal(reader.captions.peerAble, false);
  reader.captions.toggle();
  assert.equal(reader.captions.reading, 'unable');
  assert.ok(!end.sent.some(({ kind }) => kind === 'ask'));
});

test('A new connection begins afresh: a page that agreed goes on, another one is asked', () => {
  const [reader, speaker] = [side(), side()];
  connect(reader.captions, speaker.captions);
  reader.captions.toggle();
  speaker.captions.agree('fr-FR');
  connect(reader.captions, speaker.captions);
  assert.deepEqual([reader.captions.reading, speaker.writer.on], ['on', 'fr-FR']);

  const reloaded = side();
  connect(reader.captions, reloaded.captions);
  assert.deepEqual([reader.captions.reading, reloaded.captions.asked, reloaded.writer.on], ['asking', true, null]);
  reader.captions.attach(null);
  assert.equal(reader.captions.peerAble, null);
});

test('Why the other browser stopped reaches whoever reads, and they may ask again', () => {
  const [reader, speaker] = [side(), side()];
  connect(reader.captions, speaker.captions);
  reader.captions.toggle();
  speaker.captions.agree('br');
  speaker.captions.fail('language');
  assert.deepEqual([reader.captions.reading, speaker.captions.writing], ['language', false]);
  reader.captions.toggle();
  assert.equal(reader.captions.reading, 'on');
});

test('Words nobody asked for are not shown, and a question is not put on and off for ever', () => {
  const { captions, heard } = side();
  const [, stranger] = connect(captions);
  const say = (/** @type {object} */ message) => stranger.send(JSON.stringify(message));
  say({ kind: 'state', state: 'writing' });
  say({ kind: 'caption', id: 1, text: 'virus !', final: true });
  assert.deepEqual([captions.reading, heard], ['off', []]);
  let shown = 0;
  captions.addEventListener('change', () => (shown += Number(captions.asked)));
  for (let i = 0; i < 10; i++) {
    say({ kind: 'ask' });
    say({ kind: 'stop' });
  }
  assert.equal(shown, 3);
});

test('A path that cannot follow loses words instead of bringing them late', () => {
  const [reader, speaker] = [side(), side()];
  const [, end] = connect(reader.captions, speaker.captions);
  reader.captions.toggle();
  speaker.captions.agree('fr-FR');
  end.bufferedAmount = 1_000_000;
  speaker.captions.write(caption(1, 'perdu'));
  end.bufferedAmount = 0;
  speaker.captions.write(caption(2, 'lu'));
  assert.deepEqual(reader.heard, ['lu']);
});
