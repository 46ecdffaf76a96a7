import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QualityWatch, qualityOf } from '../../wwwroot/js/call/quality.js';

test('Delay and loss each make a connection worse', () => {
  assert.equal(qualityOf(0.05, 0), 'good');
  assert.equal(qualityOf(0.3, 0), 'fair');
  assert.equal(qualityOf(0.05, 0.05), 'fair');
  assert.equal(qualityOf(0.6, 0), 'poor');
  assert.equal(qualityOf(0.05, 0.2), 'poor');
});

test('Only what was lost since the last look counts, and without a connection nothing is said', async () => {
  /** @type {(string | null)[]} */ const told = [];
  const inbound = { type: 'inbound-rtp', id: 'in', packetsReceived: 100, packetsLost: 100 };
  const pair = { type: 'candidate-pair', id: 'pair', nominated: true, state: 'succeeded', currentRoundTripTime: 0.02 };
  /** @type {any} */ let pc = {
    getStats: async () =>
      new Map(
        /** @type {[string, any][]} */ ([
          ['in', inbound],
          ['pair', pair],
        ]),
      ),
  };
  const watch = new QualityWatch(
    () => pc,
    quality => told.push(quality),
  );

  await watch.look();
  Object.assign(inbound, { packetsReceived: 200, packetsLost: 100 });
  await watch.look();
  Object.assign(inbound, { packetsReceived: 290, packetsLost: 120 });
  await watch.look();
  pc = null;
  await watch.look();

  assert.deepEqual(told, ['good', 'good', 'poor', null]);
});
