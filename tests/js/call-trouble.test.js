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

test('Somebody who closed their page is told apart from a broken line', async () => {
  const { line, session } = page();
  line.answers.StartCall = call();
  await session.start('p', false);
  line.fire('PeerLeft', 'c1');
  assert.equal(session.peerLeft, true);
  line.fire('PeerSignalingBack', 'c1');
  assert.equal(session.peerLeft, false);
});
