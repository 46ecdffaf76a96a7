import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SignalingError } from '../../wwwroot/js/signaling/signaling-error.js';
import { Insistence } from '../../wwwroot/js/signaling/insistence.js';
import { FakeLine } from './fake-line.js';

const settled = () => new Promise(resolve => setImmediate(resolve));

test('A refusal of a call is repeated until it is heard, over any number of lines', async () => {
  const line = new FakeLine();
  const decline = new Insistence(/** @type {any} */ (line), 'DeclineCall');
  line.state = 'lost';
  assert.equal(await decline.send('c1'), false);
  assert.ok(decline.has('c1'));
  line.answers.DeclineCall = new SignalingError('not_connected');
  line.become('connected');
  await settled();
  line.answers.DeclineCall = undefined;
  line.become('lost');
  line.become('connected');
  await settled();
  assert.equal(decline.has('c1'), false);
  assert.equal(line.times('DeclineCall'), 2);
  line.become('connected');
  await settled();
  assert.equal(line.times('DeclineCall'), 2);
});

test('What the server refuses is not said again', async () => {
  const line = new FakeLine();
  const hangUp = new Insistence(/** @type {any} */ (line), 'HangUp');
  line.answers.HangUp = new SignalingError('call_not_found');
  assert.equal(await hangUp.send('c1'), true);
});
