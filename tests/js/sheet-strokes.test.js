import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strokesOf } from '../../wwwroot/js/sheet-strokes.js';

test('A signature is whole numbers inside its box, with its last point', () => {
  assert.equal(
    strokesOf(
      [
        [
          [1.4, 2.6],
          [2, 3],
          [50.2, -4],
          [700, 300],
        ],
        [[5, 5]],
      ],
      600,
      200,
    ),
    '1,3 50,0 600,200;5,5',
  );
});

test('However long somebody draws, what is sent is not longer than is taken', () => {
  /** @type {[number, number][]} */
  const line = Array.from({ length: 20000 }, (_, i) => [i % 600, (i * 7) % 200]);
  const sent = strokesOf([line], 600, 200);
  assert.ok(sent.length > 100 && sent.length <= 8000, `${sent.length}`);
});
