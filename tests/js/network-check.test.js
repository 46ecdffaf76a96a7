import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeLine } from './fake-line.js';

globalThis.document ??= /** @type {any} */ ({ getElementById: () => null, querySelectorAll: () => [] });
const { checkNetwork } = await import('../../wwwroot/js/call/network-check.js');

/** A connection whose search for addresses goes as the test says. */
class FakeProbe {
  iceGatheringState = 'new';
  closed = false;
  /** @type {((event: any) => void) | null} */ onicecandidate = null;
  /** @type {(() => void) | null} */ onicegatheringstatechange = null;

  /** @param {(probe: FakeProbe) => void} gather */
  constructor(gather) {
    this.gather = gather;
  }

  createDataChannel() {}

  async createOffer() {
    return { type: 'offer', sdp: '' };
  }

  async setLocalDescription() {
    queueMicrotask(() => this.gather(this));
  }

  close() {
    this.closed = true;
  }
}

const host = { candidate: { candidate: 'candidate:1', type: 'host' } };
const seen = { candidate: { candidate: 'candidate:2', type: 'srflx' } };
/** @param {FakeProbe} probe @param {...any} events */
const find = (probe, ...events) => events.forEach(event => probe.onicecandidate?.(event));
/** @param {FakeProbe} probe */
const end = probe => {
  probe.iceGatheringState = 'complete';
  probe.onicegatheringstatechange?.();
};

/** @param {(probe: FakeProbe) => void} gather @param {{ state?: string, roundTrip?: number | null, online?: boolean, type?: string }} [situation] */
async function verdict(gather, { state = 'connected', roundTrip = 20, online = true, type } = {}) {
  Object.defineProperty(globalThis, 'navigator', { value: { onLine: online, connection: { effectiveType: type } }, configurable: true });
  const line = /** @type {any} */ (Object.assign(new FakeLine(), { state, roundTrip }));
  const probe = new FakeProbe(gather);
  const said = await checkNetwork({ line, servers: ['stun:relay.example.org:3478'], createPeer: () => /** @type {any} */ (probe) });
  assert.equal(probe.closed, online);
  return said;
}

test('A network whose way out the relay has seen is good', async () => {
  assert.equal(await verdict(probe => find(probe, host, seen)), 'good');
  assert.equal(await verdict(probe => (find(probe, host), end(probe))), 'good', 'the relay sees the address that the browser knew already');
});

test('A network in which the relay never answers is blocked, and one without any address too', async context => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const asked = verdict(probe => {
    find(probe, host);
    context.mock.timers.tick(4000);
  });
  assert.equal(await asked, 'blocked');
  assert.equal(await verdict(end), 'blocked');
});

test('Slow is what takes long to the server and back, or what the browser calls so', async () => {
  assert.equal(await verdict(probe => find(probe, seen), { roundTrip: 900 }), 'slow');
  assert.equal(await verdict(probe => find(probe, seen), { type: 'slow-2g' }), 'slow');
  assert.equal(await verdict(probe => find(probe, seen), { roundTrip: null }), 'good');
});

test('No network at all and no answer of the service are told apart', async context => {
  assert.equal(await verdict(() => assert.fail('asked'), { online: false }), 'offline');
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const asked = verdict(
    probe => {
      find(probe, seen);
      context.mock.timers.tick(4000);
    },
    { state: 'connecting' },
  );
  assert.equal(await asked, 'away');
});
