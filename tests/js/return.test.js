import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pauseBefore, rankByCall, rankOf, spread } from '../../wwwroot/js/signaling/return.js';

/** @typedef {import('../../wwwroot/js/signaling/return.js').Rank} Rank */

const back = { attempt: 0, isReturn: true, rank: /** @type {Rank} */ ('rest'), told: null, outdated: false, random: 0 };
const ranks = /** @type {Rank[]} */ (['call', 'open', 'rest']);

test('The first try falls anywhere within the spread of its rank: no two pages come in one step', () => {
  for (const rank of ranks) {
    assert.equal(pauseBefore({ ...back, rank, random: 0 }), 0);
    assert.equal(pauseBefore({ ...back, rank, random: 1 }), spread[rank]);
  }
  assert.equal(spread.rest, 60_000);
});

test('Who is in a call comes before who waits, and both before all others', () => {
  for (let attempt = 0; attempt < 6; attempt++) {
    const [call, open, rest] = ranks.map(rank => pauseBefore({ ...back, attempt, rank, random: 0.5 }));
    assert.ok(call <= open && open <= rest, `attempt ${attempt}: ${call}, ${open}, ${rest}`);
  }
});

test('A page in a call has tried three times before three seconds are over, whatever chance says', () => {
  const tries = [0, 1, 2].map(attempt => pauseBefore({ ...back, attempt, rank: 'call', random: 1 }));
  assert.ok(tries.reduce((sum, pause) => sum + pause) < 3000, `${tries}`);
});

test('A thousand pages of the rest fill the minute evenly', () => {
  const seconds = Array.from({ length: 60 }, () => 0);
  for (let page = 0; page < 1000; page++) {
    seconds[Math.min(59, Math.floor(pauseBefore({ ...back, random: page / 1000 }) / 1000))]++;
  }
  assert.ok(Math.max(...seconds) <= 17 && Math.min(...seconds) >= 16, `${seconds}`);
});

test('What the server asked for goes before every rule of the page', () => {
  for (const rank of ranks) {
    assert.equal(pauseBefore({ ...back, rank, attempt: 4, told: 7000, outdated: true, random: 0 }), 7000);
    assert.equal(pauseBefore({ ...back, rank, told: 7000, random: 1 }), 7400);
  }
});

test('A page that is opened connects at once', () => {
  assert.equal(pauseBefore({ ...back, isReturn: false, random: 1 }), 0);
});

test('Who can be called is waited for, wherever they are on the site', () => {
  assert.equal(rankOf('rest', 'online'), 'open');
  assert.equal(rankOf('rest', 'away'), 'open');
  assert.equal(rankOf('rest', 'busy'), 'open');
  assert.equal(rankOf('rest', 'offline'), 'rest');
  assert.equal(rankOf('rest', null), 'rest');
  assert.equal(rankOf('call', 'offline'), 'call');
});

test('The page of a call is waited at before and after, and urgent from the first ring to the end', () => {
  const line = { rank: /** @type {Rank} */ ('rest') };
  const session = Object.assign(new EventTarget(), { call: /** @type {{ state: string } | null} */ (null) });
  rankByCall(line, session);
  /** @type {Rank[]} */ const seen = [line.rank];
  for (const state of ['ringing', 'connected', 'ended']) {
    session.call = { state };
    session.dispatchEvent(new Event('change'));
    seen.push(line.rank);
  }
  assert.deepEqual(seen, ['open', 'call', 'call', 'open']);
});
