import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { SignalingError } from '../../wwwroot/js/signaling/signaling-error.js';
import { call, endCalls, page, settled } from './call-page.js';

afterEach(endCalls);

test('A mute that was refused for speed is said again until it is heard', async context => {
  const { line, session } = page();
  line.answers.StartCall = call();
  await session.start('p', false);
  context.mock.timers.enable({ apis: ['setTimeout'] });
  line.answers.SetMedia = new SignalingError('too_fast');
  await session.publish('audio');
  await settled();
  const before = line.times('SetMedia');
  line.answers.SetMedia = undefined;
  context.mock.timers.tick(2000);
  await settled();
  assert.equal(line.times('SetMedia'), before + 1);
});

test('A description that cannot be put into force makes both pages start afresh', async () => {
  const { line, session, connections } = page();
  line.answers.StartCall = call();
  await session.start('p', false);
  line.fire('CallAccepted', call({ state: 'connecting', version: 2 }));
  connections[0].setRemoteDescription = () => Promise.reject(new Error('Failed to set SSL role for the transport.'));
  line.answers.JoinCall = call({ state: 'connecting', version: 3, generation: 2 });
  line.fire('DescriptionReceived', 'c1', 1, { type: 'answer', sdp: 'other role' });
  await settled();
  assert.equal(connections.length, 2);
  const joined = line.asked.find(([method]) => method === 'JoinCall')?.[1];
  assert.notEqual(joined.clientId, 'client');
});

test('While the other side is away nothing is renewed: it starts afresh when it is back', async () => {
  const { line, session, connections } = page();
  line.answers.StartCall = call();
  await session.start('p', false);
  line.fire('CallAccepted', call({ state: 'connecting', version: 2 }));
  line.fire('PeerSignalingLost', 'c1');
  connections[0].setRemoteDescription = () => Promise.reject(new Error('broken'));
  line.fire('DescriptionReceived', 'c1', 1, { type: 'answer', sdp: 'x' });
  await settled();
  assert.equal(line.times('JoinCall'), 0);
});

for (const [away, fresh] of /** @type {const} */ ([
  [5000, false],
  [20_000, true],
])) {
  test(`A line that comes back with a picture gone for ${away / 1000} s ${fresh ? 'makes both pages start afresh' : 'keeps the connection'}`, async context => {
    context.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: 1_000_000 });
    const { line, session, connections } = page();
    line.answers.StartCall = call();
    await session.start('p', false);
    line.fire('CallAccepted', call({ state: 'connecting', version: 2 }));
    const [pc] = connections;
    for (const state of ['connected', 'disconnected']) {
      pc.connectionState = state;
      pc.onconnectionstatechange?.();
    }
    line.become('lost');
    context.mock.timers.tick(away);
    line.answers.JoinCall = call({ state: 'connected', version: 3, generation: fresh ? 2 : 1 });
    line.become('connected');
    await settled();
    const joined = line.asked.find(([method]) => method === 'JoinCall')?.[1];
    assert.equal(joined.clientId !== 'client', fresh);
    assert.equal(connections.length, fresh ? 2 : 1);
  });
}

test('Somebody who closed their page is told apart from a broken line', async () => {
  const { line, session } = page();
  line.answers.StartCall = call();
  await session.start('p', false);
  line.fire('PeerLeft', 'c1');
  assert.equal(session.peerLeft, true);
  line.fire('PeerSignalingBack', 'c1');
  assert.equal(session.peerLeft, false);
});
