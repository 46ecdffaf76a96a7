import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PerfectNegotiation } from '../../wwwroot/js/call/perfect-negotiation.js';
import { FakePeerConnection } from './fake-peer-connection.js';

/**
 * One side whose outgoing messages stay in `sent` until the test delivers them.
 * @param {string} name @param {boolean} polite @param {number} [generation]
 */
function side(name, polite, generation = 1) {
  const pc = new FakePeerConnection(name);
  /** @type {{ description?: RTCSessionDescriptionInit, candidate?: RTCIceCandidateInit | null, generation: number }[]} */ const sent = [];
  /** @type {string[]} */ const errors = [];
  const line = { up: true };
  /** @param {any} message */
  const leave = async message => {
    if (!line.up) {
      throw new Error('not_connected');
    }
    sent.push(message);
  };
  const negotiation = new PerfectNegotiation({
    pc: /** @type {any} */ (pc),
    polite,
    generation,
    send: {
      description: (generation, description) => leave({ generation, description: { ...description } }),
      candidate: (generation, candidate) => leave({ generation, candidate }),
    },
    onError: error => errors.push(String(error)),
  });
  return { pc, negotiation, sent, errors, line };
}

/** @param {ReturnType<typeof side>} from @param {ReturnType<typeof side>} to */
async function deliver(from, to) {
  for (const message of from.sent.splice(0)) {
    await (message.description
      ? to.negotiation.receiveDescription(message.generation, message.description)
      : to.negotiation.receiveCandidate(message.generation, message.candidate ?? null));
  }
}

const settled = () => new Promise(resolve => setImmediate(resolve));

test('An offer is answered and both are stable', async () => {
  const caller = side('caller', false);
  const callee = side('callee', true);
  caller.pc.needNegotiation();
  await settled();
  await deliver(caller, callee);
  await deliver(callee, caller);
  assert.deepEqual(caller.pc.log, ['have-local-offer', 'stable']);
  assert.deepEqual(callee.pc.log, ['have-remote-offer', 'stable']);
  assert.equal(callee.pc.remoteDescription?.sdp, 'caller offer 1');
});

test('Impolite peer ignores a colliding offer', async () => {
  const impolite = side('impolite', false);
  impolite.pc.needNegotiation();
  await settled();
  await impolite.negotiation.receiveDescription(1, { type: 'offer', sdp: 'theirs' });
  assert.deepEqual(impolite.pc.log, ['have-local-offer']);
  assert.equal(impolite.pc.remoteDescription, null);
});

test('Impolite peer ignores an offer that comes while its own is still being made', async () => {
  const impolite = side('impolite', false);
  impolite.pc.needNegotiation();
  await impolite.negotiation.receiveDescription(1, { type: 'offer', sdp: 'theirs' });
  await settled();
  assert.deepEqual(impolite.pc.log, ['have-local-offer']);
});

test('Polite peer rolls its own offer back and answers', async () => {
  const polite = side('polite', true);
  polite.pc.needNegotiation();
  await settled();
  polite.sent.length = 0;
  await polite.negotiation.receiveDescription(1, { type: 'offer', sdp: 'theirs' });
  assert.deepEqual(polite.pc.log, ['have-local-offer', 'stable', 'have-remote-offer', 'stable']);
  assert.equal(polite.sent[0].description?.type, 'answer');
});

test('Both offering at once end stable with one answer', async () => {
  const impolite = side('impolite', false);
  const polite = side('polite', true);
  impolite.pc.needNegotiation();
  polite.pc.needNegotiation();
  await settled();
  await deliver(polite, impolite);
  await deliver(impolite, polite);
  await deliver(polite, impolite);
  assert.equal(impolite.pc.signalingState, 'stable');
  assert.equal(polite.pc.signalingState, 'stable');
  assert.deepEqual([...impolite.errors, ...polite.errors], []);
});

test('Candidates of an ignored offer fail silently', async () => {
  const impolite = side('impolite', false);
  impolite.pc.needNegotiation();
  await settled();
  await impolite.negotiation.receiveDescription(1, { type: 'offer', sdp: 'theirs' });
  await impolite.negotiation.receiveCandidate(1, { candidate: 'of theirs' });
  assert.deepEqual(impolite.errors, []);
});

test('A candidate that fails otherwise is reported and the next message is still handled', async () => {
  const callee = side('callee', true);
  await callee.negotiation.receiveCandidate(1, { candidate: 'too early' });
  await callee.negotiation.receiveDescription(1, { type: 'offer', sdp: 'theirs' });
  assert.equal(callee.errors.length, 1);
  assert.equal(callee.pc.signalingState, 'stable');
});

test('Messages are handled one after another in the order they came', async () => {
  const callee = side('callee', true);
  void callee.negotiation.receiveDescription(1, { type: 'offer', sdp: 'theirs' });
  void callee.negotiation.receiveCandidate(1, { candidate: 'one' });
  await callee.negotiation.receiveCandidate(1, null);
  assert.deepEqual(callee.errors, []);
  assert.deepEqual(callee.pc.candidates, [{ candidate: 'one' }, undefined]);
});

test('What carries another generation is dropped', async () => {
  const callee = side('callee', true, 2);
  await callee.negotiation.receiveDescription(1, { type: 'offer', sdp: 'old' });
  await callee.negotiation.receiveDescription(3, { type: 'offer', sdp: 'new' });
  assert.deepEqual(callee.pc.log, []);
});

test('What leaves carries the generation, the end of candidates included', async () => {
  const caller = side('caller', false, 7);
  caller.pc.needNegotiation();
  await settled();
  caller.pc.gather('one');
  caller.pc.gather(null);
  assert.deepEqual(
    caller.sent.map(message => message.generation),
    [7, 7, 7],
  );
  assert.deepEqual(caller.sent[1].candidate, { candidate: 'one' });
  assert.equal(caller.sent[2].candidate, null);
});

test('Tracks are added after the offer and before the answer', async () => {
  const pc = new FakePeerConnection('callee');
  /** @type {string[]} */ const states = [];
  const negotiation = new PerfectNegotiation({
    pc: /** @type {any} */ (pc),
    polite: true,
    generation: 1,
    send: { description: async () => {}, candidate: async () => {} },
    beforeAnswer: async () => void states.push(pc.signalingState),
  });
  await negotiation.receiveDescription(1, { type: 'offer', sdp: 'theirs' });
  assert.deepEqual(states, ['have-remote-offer']);
});

test('An unanswered offer goes out again when signaling is back', async () => {
  const caller = side('caller', false);
  caller.line.up = false;
  caller.pc.needNegotiation();
  await settled();
  caller.line.up = true;
  caller.negotiation.resume();
  await settled();
  assert.equal(caller.sent.length, 1);
  assert.equal(caller.sent[0].description?.sdp, 'caller offer 1');
});

test('A lost candidate is made good by a restart when signaling is back', async () => {
  const callee = side('callee', true);
  await callee.negotiation.receiveDescription(1, { type: 'offer', sdp: 'theirs' });
  callee.line.up = false;
  callee.pc.gather('lost');
  await settled();
  callee.line.up = true;
  callee.negotiation.resume();
  assert.ok(callee.pc.log.includes('restart'));
});

test('Nothing is restarted when nothing was lost', async () => {
  const callee = side('callee', true);
  await callee.negotiation.receiveDescription(1, { type: 'offer', sdp: 'theirs' });
  callee.negotiation.resume();
  assert.ok(!callee.pc.log.includes('restart'));
});

test('After closing nothing is handled and nothing leaves', async () => {
  const caller = side('caller', false);
  caller.negotiation.close();
  caller.pc.needNegotiation();
  caller.pc.gather('one');
  await caller.negotiation.receiveDescription(1, { type: 'offer', sdp: 'theirs' });
  assert.deepEqual(caller.sent, []);
  assert.deepEqual(caller.pc.log, []);
});

test('An answer made ahead of time sets and sends nothing before it is taken', async () => {
  const callee = side('callee', true);
  await callee.negotiation.prepareAnswer({ type: 'offer', sdp: 'caller offer 1' });
  assert.equal(callee.pc.localDescription, null);
  assert.deepEqual(callee.sent, []);

  const answer = callee.negotiation.takeAnswer();
  await settled();

  assert.equal(callee.pc.localDescription, answer);
  assert.equal(callee.pc.signalingState, 'stable');
  assert.deepEqual(callee.sent, []);
  assert.equal(callee.negotiation.takeAnswer(), null);
});

test('An offer that came after the prepared answer was taken is answered as ever', async () => {
  const callee = side('callee', true);
  await callee.negotiation.prepareAnswer({ type: 'offer', sdp: 'caller offer 1' });
  callee.negotiation.takeAnswer();
  await callee.negotiation.receiveDescription(1, { type: 'offer', sdp: 'caller offer 2' });
  assert.equal(callee.pc.remoteDescription?.sdp, 'caller offer 2');
  assert.equal(callee.sent[0].description?.type, 'answer');
  assert.deepEqual(callee.errors, []);
});

test('Candidates of an answer made ahead leave only when the other side has it, in their order', async () => {
  const callee = side('callee', true);
  await callee.negotiation.prepareAnswer({ type: 'offer', sdp: 'caller offer 1' });
  callee.negotiation.takeAnswer();
  callee.pc.gather('one');
  callee.pc.gather(null);
  assert.deepEqual(callee.sent, []);

  callee.negotiation.release();

  assert.deepEqual(
    callee.sent.map(({ candidate }) => candidate),
    [{ candidate: 'one' }, null],
  );
});
