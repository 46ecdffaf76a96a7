import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountFor } from '../../wwwroot/js/call/cost.js';

const second = 1000;

// The same rows as the server's: the eye is shown what will be owed.
test('Begun units count up to the cap', () => {
  /** @type {[import('../../wwwroot/js/call/cost.js').Cost['unit'], number | null, number, number][]} */
  const rows = [
    ['minute', null, 0, 0],
    ['minute', null, 1, 150],
    ['minute', null, 60, 150],
    ['minute', null, 61, 300],
    ['minute', 1000, 3600, 1000],
    ['quarterhour', null, 900, 150],
    ['quarterhour', null, 901, 300],
    ['call', null, 7200, 150],
  ];
  for (const [unit, capCents, seconds, cents] of rows) {
    assert.equal(amountFor({ cents: 150, unit, capCents }, seconds * second), cents, `${unit} ${seconds} s`);
  }
});
