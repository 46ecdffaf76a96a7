import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chat } from '../../wwwroot/js/messages/chat.js';
import { SignalingError } from '../../wwwroot/js/signaling/signaling-error.js';

/** A server that numbers lines, knows repeated ones, and whose line can be cut before or after it has stored. */
function server() {
  /** @type {any[]} */ const stored = [];
  const cut = { before: false, after: false };
  /** @param {string} method @param {...any} args */
  const invoke = async (method, ...args) => {
    if (cut.before) {
      throw new SignalingError('not_connected');
    }
    if (method === 'GetMessages') {
      return stored.filter(message => message.sequence > args[1]);
    }
    const known = stored.find(message => message.messageId === args[0].messageId);
    const message = known ?? { ...args[0], sequence: stored.length + 1, sentAt: '2026-01-01T10:00:00Z', fromMe: true };
    if (!known) {
      stored.push(message);
    }
    if (cut.after) {
      throw new SignalingError('not_connected');
    }
    return message;
  };
  return { stored, cut, invoke };
}

const line = (/** @type {number} */ sequence, /** @type {string} */ text) => ({
  callId: 'c',
  sequence,
  messageId: `peer-${sequence}`,
  fromMe: false,
  text,
  sentAt: '2026-01-01T10:00:00Z',
});

test('A sent line gets its number', async () => {
  const { invoke } = server();
  const chat = new Chat(invoke, 'c');
  await chat.send('Bonjour');
  assert.equal(chat.lines[0].sequence, 1);
  assert.equal(chat.lines[0].failed, null);
});

test('A line received twice is shown once', () => {
  const chat = new Chat(server().invoke, 'c');
  chat.receive(line(1, 'Bonjour'));
  chat.receive(line(1, 'Bonjour'));
  assert.equal(chat.lines.length, 1);
});

test('A line the server stored before the line broke is not doubled', async () => {
  const { invoke, cut, stored } = server();
  const chat = new Chat(invoke, 'c');
  cut.after = true;
  await chat.send('Bonjour');
  assert.equal(chat.lines[0].failed, 'not_connected');
  cut.after = false;
  await chat.catchUp();
  assert.equal(stored.length, 1);
  assert.deepEqual(
    chat.lines.map(l => [l.sequence, l.failed]),
    [[1, null]],
  );
});

test('A line that never left is sent when the connection is back', async () => {
  const { invoke, cut, stored } = server();
  const chat = new Chat(invoke, 'c');
  cut.before = true;
  await chat.send('Bonjour');
  cut.before = false;
  await chat.catchUp();
  assert.equal(stored.length, 1);
  assert.equal(chat.lines[0].sequence, 1);
});

test('Lines stand in the order of the server, whatever order they came in', async () => {
  const chat = new Chat(server().invoke, 'c');
  chat.receive(line(3, 'trois'));
  chat.receive(line(1, 'un'));
  chat.receive(line(2, 'deux'));
  assert.deepEqual(
    chat.lines.map(l => l.text),
    ['un', 'deux', 'trois'],
  );
});

test('Catching up asks from the first gap on', async () => {
  const { invoke, stored } = server();
  stored.push(line(1, 'un'), line(2, 'deux'), line(3, 'trois'));
  const chat = new Chat(invoke, 'c');
  chat.receive(line(1, 'un'));
  chat.receive(line(3, 'trois'));
  await chat.catchUp();
  assert.deepEqual(
    chat.lines.map(l => l.sequence),
    [1, 2, 3],
  );
});

test('Only lines of the other side count as arrived', async () => {
  const chat = new Chat(server().invoke, 'c');
  let arrived = 0;
  chat.addEventListener('arrived', () => arrived++);
  await chat.send('Bonjour');
  chat.receive(line(2, 'Bonjour à vous'));
  assert.equal(arrived, 1);
});

test('All lines come back after a reload, however many they are', async () => {
  const kept = Array.from({ length: 450 }, (_, index) => ({ callId: 'c', messageId: `m${index}`, sequence: index + 1, fromMe: false, text: 'x', sentAt: '' }));
  const chat = new Chat(async (_, __, after) => kept.slice(after, after + 200), 'c');
  await chat.catchUp();
  assert.equal(chat.lines.length, 450);
});
