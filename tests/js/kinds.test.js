import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isStillPhoto } from '../../wwwroot/js/media/kinds.js';

/** @param {...(string | number[])} parts */
const file = (...parts) => new Blob(parts.map(part => (typeof part === 'string' ? Uint8Array.from(part, c => c.charCodeAt(0)) : new Uint8Array(part))));

test('the four kinds of photos that are taken are known by their content', async () => {
  assert.ok(await isStillPhoto(file('\xff\xd8\xff\xe0')));
  assert.ok(await isStillPhoto(file('\x89PNG\r\n\x1a\n')));
  assert.ok(await isStillPhoto(file('RIFF', [0, 0, 0, 0], 'WEBPVP8 ')));
  assert.ok(await isStillPhoto(file('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0x10])));
  assert.ok(await isStillPhoto(file([0, 0, 0, 28], 'ftypavif', [0, 0, 0, 0], 'avifmif1miaf')));
  assert.ok(await isStillPhoto(file([0, 0, 0, 28], 'ftypmif1', [0, 0, 0, 0], 'mif1avif')));
});

test('what moves, and what a browser could also draw, is left to the server to refuse', async () => {
  for (const other of [
    file(''),
    file('GIF89a'),
    file('BM'),
    file('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    file('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0x02]),
    file([0, 0, 0, 28], 'ftypavis', [0, 0, 0, 0], 'avisavif'),
    file([0, 0, 0, 28], 'ftypheic', [0, 0, 0, 0], 'heicmif1'),
  ]) {
    assert.equal(await isStillPhoto(other), false);
  }
});
