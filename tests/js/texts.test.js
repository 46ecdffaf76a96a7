import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datesOf } from '../../wwwroot/js/texts.js';

test('a moment reads in scripts as on the server: day before month, 24 hours', () => {
  /** @param {string} language */
  const write = language =>
    new Intl.DateTimeFormat(datesOf(language), { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(new Date('2026-11-27T14:24:00Z'));

  assert.equal(write('en'), '27 Nov 2026, 14:24');
  assert.match(write('fr'), /^27 nov\. 2026.*14:24$/);
});
