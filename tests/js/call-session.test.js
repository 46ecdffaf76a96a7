import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { SignalingError } from '../../wwwroot/js/signaling/signaling-error.js';
import { call, endCalls, page, settled } from './call-page.js';

afterEach(endCalls);

test('The caller makes its offer while it rings', async () => {
  const { line, session } = page();
  line.answers.StartCall = call();
  await session.start('p', false);
  await settled();
  const [, { requestId, ...asked }] = line.asked[0];
  assert.deepEqual([line.asked[0][0], asked], ['StartCall', { calleeId: 'p', clientId: 'client', relayOnly: false }]);
  assert.match(requestId, /^[0-9a-f]{32}$/);
  assert.equal(line.times('SendDescription'), 1);
  assert.equal(session.call?.state, 'ringing');
});

test('Nothing leaves the callee before it accepts', async () => {
  const { line, session, connections } = page();
  await session.prepare(/** @type {any} */ (call({ role: 'callee', polite: true })));
  await settled();
  assert.equal(connections.length, 1);
  assert.deepEqual(
    line.asked.map(([method]) => method),
    ['GetIceServers', 'GetOffer'],
  );
});

test('The answer to the offer that waits is made while it rings and goes with the acceptance', async () => {
  const { line, session, connections } = page();
  line.answers.GetOffer = { id: 'o1', description: { type: 'offer', sdp: 'waits' } };
  await session.prepare(/** @type {any} */ (call({ role: 'callee', polite: true })));
  assert.equal(connections[0].localDescription, null);
  line.answers.AcceptCall = call({ role: 'callee', polite: true, state: 'connecting', version: 2, answeredHere: true });
  await session.accept('c1', false);
  await settled();
  const { answer } = line.asked.find(([method]) => method === 'AcceptCall')?.[1];
  assert.deepEqual([answer.offerId, answer.generation, answer.description.type], ['o1', 1, 'answer']);
  assert.equal(connections[0].localDescription, answer.description);
  assert.equal(line.times('SendDescription'), 0);
  connections[0].gather('one');
  await settled();
  assert.equal(line.times('SendCandidate'), 1);
});

test('The held offer is answered even if it overtakes the answer to the acceptance', async () => {
  const { line, session, connections } = page();
  await session.prepare(/** @type {any} */ (call({ role: 'callee', polite: true })));
  line.answers.AcceptCall = call({ role: 'callee', polite: true, state: 'connecting', version: 2, answeredHere: true });
  const accepting = session.accept('c1', false);
  line.fire('DescriptionReceived', 'c1', 1, { type: 'offer', sdp: 'held' });
  await accepting;
  await settled();
  assert.equal(connections[0].remoteDescription?.sdp, 'held');
  assert.equal(line.times('SendDescription'), 1);
});

test('A call is accepted by its name though this page never heard it ring', async () => {
  const { line, session, connections } = page();
  line.answers.AcceptCall = call({ role: 'callee', polite: true, state: 'connecting', version: 2, answeredHere: true });
  await session.accept('c1', false);
  assert.equal(line.asked.find(([method]) => method === 'AcceptCall')?.[1].callId, 'c1');
  assert.equal(connections.length, 1);
});

test('A camera that was refused is said with ringing and with answering, and with nothing else', async () => {
  const { line, session, media } = page();
  media.problems = { video: 'missing' };
  line.answers.StartCall = call();
  await session.start('p', false);
  media.problems = { video: 'denied' };
  line.answers.AcceptCall = call({ role: 'callee', polite: true, state: 'connecting', version: 2, answeredHere: true });
  await session.accept('c1', false);
  const said = (/** @type {string} */ method) => line.asked.find(([asked]) => asked === method)?.[1].cameraRefused;
  assert.deepEqual([said('StartCall'), said('AcceptCall')], [undefined, true]);
});

test('Who hides the address allows only relayed candidates', async () => {
  const { line, session, connections } = page();
  await session.prepare(/** @type {any} */ (call({ role: 'callee', polite: true })));
  line.answers.AcceptCall = call({ role: 'callee', polite: true, state: 'connecting', version: 2, relayOnly: true });
  await session.accept('c1', true);
  assert.equal(connections[0].configuration.iceTransportPolicy, 'relay');
});

test('An acceptance on another device ends the ring here', async () => {
  const { line, session } = page();
  await session.prepare(/** @type {any} */ (call({ role: 'callee', polite: true })));
  line.fire('CallAccepted', call({ role: 'callee', state: 'connecting', version: 2, answeredHere: false }));
  assert.equal(session.taken, true);
});

test('A page that was replaced on the other side gets a new connection with the new generation', async () => {
  const { line, session, connections } = page();
  line.answers.StartCall = call();
  await session.start('p', false);
  line.fire('CallAccepted', call({ state: 'connecting', version: 2 }));
  line.fire('PeerJoined', 'c1', 2);
  await settled();
  assert.equal(connections.length, 2);
  assert.equal(connections[0].closed, true);
  assert.equal(line.asked.filter(([method]) => method === 'SendDescription').at(-1)?.[2], 2);
});

test('A description that comes before the new connection is made waits for it', async () => {
  const { line, session, connections } = page();
  await session.prepare(/** @type {any} */ (call({ role: 'callee', polite: true })));
  line.answers.AcceptCall = call({ role: 'callee', polite: true, state: 'connecting', version: 2 });
  await session.accept('c1', false);
  line.fire('PeerJoined', 'c1', 2);
  line.fire('DescriptionReceived', 'c1', 2, { type: 'offer', sdp: 'new page' });
  await settled();
  assert.equal(connections[1].remoteDescription?.sdp, 'new page');
});

test('A reconnect keeps the connection and joins with the same client id', async () => {
  const { line, session, connections } = page();
  line.answers.StartCall = call();
  await session.start('p', false);
  line.answers.JoinCall = call({ state: 'connected', version: 3 });
  let rejoined = 0;
  session.addEventListener('rejoined', () => rejoined++);
  line.become('lost');
  line.become('connected');
  await settled();
  assert.equal(connections.length, 1);
  assert.deepEqual(
    line.asked.find(([method]) => method === 'JoinCall'),
    ['JoinCall', { callId: 'c1', clientId: 'client' }],
  );
  assert.equal(rejoined, 1);
});

test('Hanging up without a line ends here at once and is told when the line is back', async () => {
  const { line, session, connections } = page();
  line.answers.StartCall = call();
  await session.start('p', false);
  line.fire('CallAccepted', call({ state: 'connecting', version: 2 }));
  line.become('lost');
  await session.hangUp();
  assert.equal(session.call?.endReason, 'hungUp');
  assert.equal(connections[0].closed, true);
  assert.equal(line.times('HangUp'), 0);
  line.become('connected');
  await settled();
  assert.equal(line.times('HangUp'), 1);
});

test('A call that ended while the line was down is over after the reconnect', async () => {
  const { line, session } = page();
  line.answers.StartCall = call();
  await session.start('p', false);
  line.answers.JoinCall = new SignalingError('call_over');
  line.become('lost');
  line.become('connected');
  await settled();
  assert.equal(session.call?.state, 'ended');
});

test('An older word of the server does not undo a newer one', async () => {
  const { line, session } = page();
  line.answers.StartCall = call();
  await session.start('p', false);
  line.fire('CallAccepted', call({ state: 'connecting', version: 3 }));
  line.fire('CallChanged', call({ state: 'ringing', version: 2 }));
  assert.equal(session.call?.state, 'connecting');
});

test('Media that flows is reported once for each generation', async () => {
  const { line, session, connections } = page();
  line.answers.StartCall = call();
  await session.start('p', false);
  line.fire('CallAccepted', call({ state: 'connecting', version: 2 }));
  for (let i = 0; i < 2; i++) {
    connections[0].connectionState = 'connected';
    connections[0].onconnectionstatechange?.();
    await settled();
  }
  assert.deepEqual(
    line.asked.filter(([method]) => method === 'ReportConnected'),
    [['ReportConnected', 'c1', 1]],
  );
});

test('A failed path is restarted with fresh relay credentials', async () => {
  const { line, session, connections } = page();
  line.answers.StartCall = call();
  await session.start('p', false);
  line.fire('CallAccepted', call({ state: 'connecting', version: 2 }));
  line.answers.GetIceServers = { iceServers: [{ urls: 'turn:fresh' }], ttlSeconds: 600, relayOnly: false };
  connections[0].connectionState = 'failed';
  connections[0].onconnectionstatechange?.();
  await settled();
  assert.deepEqual(connections[0].configuration.iceServers, [{ urls: 'turn:fresh' }]);
  assert.ok(connections[0].log.includes('restart'));
});

for (const [method, begin] of /** @type {const} */ ([
  ['StartCall', async (/** @type {any} */ session) => session.start('p', false)],
  [
    'AcceptCall',
    async (/** @type {any} */ session) => {
      await session.prepare(call({ role: 'callee', polite: true }));
      await session.accept('c1', false);
    },
  ],
])) {
  test(`${method} is said once more when the line breaks before its answer`, async () => {
    const { line, session } = page();
    line.answers[method] = new SignalingError('not_connected');
    const beginning = begin(session);
    await settled();
    line.become('lost');
    line.answers[method] = call({ role: method === 'StartCall' ? 'caller' : 'callee' });
    line.become('connected');
    await beginning;
    const requests = line.asked.filter(([asked]) => asked === method);
    assert.equal(requests.length, 2);
    assert.deepEqual(requests[0], requests[1]);
  });
}

test('After a refusal the next try is another call, which the server does not take for the one it refused', async () => {
  const { line, session } = page();
  line.answers.StartCall = new SignalingError('callee_busy');
  await assert.rejects(session.start('p', false), { id: 'callee_busy' });
  line.answers.StartCall = call();
  await session.start('p', false);
  const [first, second] = line.asked.filter(([method]) => method === 'StartCall').map(([, request]) => request.requestId);
  assert.notEqual(first, second);
});

test('A page whose browser was signed out meanwhile sends nothing more', async () => {
  const { line, session, connections } = page();
  line.answers.StartCall = call();
  await session.start('p', false);
  line.answers.JoinCall = new SignalingError('unauthenticated');
  line.become('lost');
  line.become('connected');
  await settled();
  assert.equal(session.call?.state, 'ended');
  assert.equal(connections[0].closed, true);
});
