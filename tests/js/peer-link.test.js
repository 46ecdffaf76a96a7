import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeStream } from './fake-media.js';
import { FakePeerConnection } from './fake-peer-connection.js';

Object.assign(globalThis, { MediaStream: FakeStream });
const { PeerLink } = await import('../../wwwroot/js/call/peer-link.js');

const settled = () => new Promise(resolve => setImmediate(resolve));

/** A line as the specification has it: another stream than the one before has to be negotiated. */
class Line {
  direction = 'recvonly';
  receiver;
  sender;

  /** @param {string} kind @param {FakePeerConnection} pc @param {FakeStream[]} [streams] */
  constructor(kind, pc, streams = []) {
    let ids = streams.map(stream => stream.id).join();
    this.receiver = { track: { kind } };
    this.sender = {
      replaceTrack: async () => {},
      setStreams: (/** @type {FakeStream[]} */ ...next) => {
        const changed = next.map(stream => stream.id).join();
        if (changed !== ids) {
          ids = changed;
          setImmediate(() => pc.signalingState === 'stable' && pc.needNegotiation());
        }
      },
    };
  }
}

class Media extends FakePeerConnection {
  /** @type {Line[]} */ lines = [];
  connectionState = 'new';
  iceGatheringState = 'new';
  received = 0;
  frames = 0;
  configuration = {};
  /** @type {(() => void) | null} */ onconnectionstatechange = null;
  /** @type {(() => void) | null} */ onicegatheringstatechange = null;

  addTransceiver(/** @type {any} */ trackOrKind, /** @type {any} */ { streams }) {
    this.lines.push(new Line(trackOrKind.kind ?? trackOrKind, this, streams));
    if (this.lines.length === 2) {
      queueMicrotask(() => this.needNegotiation());
    }
  }

  createDataChannel(/** @type {string} */ label) {
    return { label };
  }

  getTransceivers() {
    return this.lines;
  }

  /** @param {RTCSessionDescriptionInit} description */
  async setRemoteDescription(description) {
    if (this.lines.length === 0) {
      this.lines = ['audio', 'video'].map(kind => new Line(kind, this));
    }
    await super.setRemoteDescription(description);
  }

  async getStats() {
    return new Map([['in', { type: 'inbound-rtp', packetsReceived: this.received, framesDecoded: this.frames }]]);
  }

  getConfiguration() {
    return this.configuration;
  }

  /** @param {RTCConfiguration} configuration */
  setConfiguration(configuration) {
    this.configuration = configuration;
  }

  close() {}

  /** @param {string} state */
  become(state) {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
}

/** Two pages whose descriptions reach each other. */
function pair() {
  /** @type {{ link: InstanceType<typeof PeerLink>, pc: Media }[]} */ const sides = [];
  let descriptions = 0;
  for (const polite of [false, true]) {
    const pc = new Media(polite ? 'polite' : 'impolite');
    const link = new PeerLink({
      pc: /** @type {any} */ (pc),
      polite,
      generation: 1,
      tracks: { audio: null, video: null },
      send: {
        description: async (generation, description) => {
          descriptions++;
          await settled();
          void sides[polite ? 0 : 1].link.negotiation.receiveDescription(generation, description);
        },
        candidate: async () => {},
      },
      onChange: () => {},
      onStuck: () => {},
    });
    sides.push({ link, pc });
  }
  return { sides, count: () => descriptions, reset: () => (descriptions = 0) };
}

async function quiet() {
  for (let i = 0; i < 50; i++) {
    await settled();
  }
}

test('A call is negotiated with few descriptions, and then is quiet', async () => {
  const { sides, count } = pair();
  sides[0].link.open();
  await quiet();
  assert.ok(count() <= 4, `${count()} descriptions`);
});

for (const restarting of [[0], [1], [0, 1]]) {
  test(`A restart by side ${restarting.join(' and ')} needs at most four descriptions`, async () => {
    const { sides, count, reset } = pair();
    sides[0].link.open();
    await quiet();
    reset();
    restarting.forEach(side => sides[side].link.restart({}));
    await quiet();
    assert.ok(count() > 0 && count() <= 4, `${count()} descriptions`);
    sides.forEach(({ link }) => link.close());
  });
}

/** One link and what it asks for. @param {{ polite?: boolean, relay?: boolean, established?: boolean }} [options] */
function alone({ polite = false, relay = false, established = false } = {}) {
  const pc = new Media('page');
  pc.configuration = { iceTransportPolicy: relay ? 'relay' : 'all' };
  /** @type {string[]} */ const asked = [];
  const link = new PeerLink({
    pc: /** @type {any} */ (pc),
    polite,
    generation: 1,
    tracks: { audio: null, video: null },
    send: { description: async () => {}, candidate: async () => {} },
    onChange: () => {},
    onStuck: () => asked.push('restart'),
    onBroken: () => asked.push('renew'),
    expectsMedia: () => true,
    expectsPicture: () => true,
    established,
  });
  return { pc, link, asked };
}

/** @param {import('node:test').TestContext} context @param {number} milliseconds */
async function pass(context, milliseconds) {
  for (let passed = 0; passed < milliseconds; passed += 250) {
    context.mock.timers.tick(250);
    await settled();
  }
}

test('Connected without anything that arrives is interrupted after five seconds, restarted, then renewed', async context => {
  context.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
  const { pc, link, asked } = alone();
  pc.become('connected');
  for (let i = 0; i < 4; i++) {
    pc.received++;
    await pass(context, 1000);
  }
  assert.equal(link.state, 'connected');
  await pass(context, 6500);
  assert.equal(link.state, 'interrupted');
  assert.deepEqual(asked, ['restart']);
  link.restart({});
  pc.become('connecting');
  pc.become('connected');
  await pass(context, 3000);
  assert.equal(link.state, 'interrupted', 'connected, but still nothing arrives');
  assert.deepEqual(asked, ['restart', 'renew']);
  link.close();
});

test('After an interruption the first packet makes it connected again', async context => {
  context.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
  const { pc, link, asked } = alone();
  pc.become('connected');
  pc.become('disconnected');
  assert.equal(link.state, 'interrupted');
  pc.become('connected');
  assert.equal(link.state, 'interrupted');
  await pass(context, 500);
  pc.received++;
  await pass(context, 500);
  assert.equal(link.state, 'connected');
  await pass(context, 4000);
  assert.deepEqual(asked, []);
  link.close();
});

test('A picture that stands still while sound comes is told, and that it moves again', async context => {
  context.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
  const { pc, link, asked } = alone();
  pc.become('connected');
  const flow = async (/** @type {number} */ seconds, /** @type {number} */ frames) => {
    for (let i = 0; i < seconds; i++) {
      pc.received++;
      pc.frames += frames;
      await pass(context, 1000);
    }
  };
  await flow(7, 5);
  assert.equal(link.pictureFrozen, false);
  await flow(7, 0);
  assert.equal(link.pictureFrozen, true);
  assert.equal(link.state, 'connected');
  await flow(2, 5);
  assert.equal(link.pictureFrozen, false);
  assert.deepEqual(asked, [], 'sound must not be interrupted for a picture');
  link.close();
});

test('A connection that replaces another is not well before its picture moves', async context => {
  context.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: 1_000_000 });
  const { pc, link } = alone({ established: true });
  pc.become('connected');
  pc.received++;
  await pass(context, 1250);
  assert.equal(link.pictureFrozen, true);
  pc.received++;
  pc.frames++;
  await pass(context, 1250);
  assert.equal(link.pictureFrozen, false);
  link.close();
});

test('A relay that does not answer is told within ten seconds where nothing else may be used', async context => {
  context.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
  const { pc, link } = alone({ relay: true });
  pc.iceGatheringState = 'gathering';
  pc.onicegatheringstatechange?.();
  await pass(context, 9000);
  assert.equal(link.relayIsDead, true);
  link.close();
});
