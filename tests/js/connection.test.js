import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SignalingConnection } from '../../wwwroot/js/signaling/connection.js';
import { SignalingError } from '../../wwwroot/js/signaling/signaling-error.js';

class FakeHub {
  /** @type {Map<string, (...args: any[]) => void>} */ handlers = new Map();
  /** @type {() => void} */ closed = () => {};
  starts = 0;
  failures = 0;
  /** How often the server says instead of a welcome when to come again. */ refusals = 0;
  /** @type {string[]} */ ranks = [];
  welcome = { protocol: 1, userId: 'me', status: 'offline' };
  /** @type {(() => void) | null} */ duringStart = null;
  /** @type {(method: string, ...args: any[]) => Promise<any>} */ invoke = async (method, ...args) => [method, ...args];

  async start() {
    this.starts++;
    if (this.failures-- > 0) {
      throw new Error('no line');
    }
    if (this.refusals-- > 0) {
      setImmediate(() => this.handlers.get('ComeAgain')?.(7000));
    } else if (this.duringStart) {
      this.duringStart();
    } else {
      this.handlers.get('Welcome')?.(this.welcome);
    }
  }

  async stop() {
    this.closed();
  }

  /** @param {string} rank */
  aim(rank) {
    this.ranks.push(rank);
  }

  /** @param {string} event @param {(...args: any[]) => void} handler */
  on(event, handler) {
    this.handlers.set(event, handler);
  }

  /** @param {() => void} handler */
  onclose(handler) {
    this.closed = handler;
  }
}

function connect(hub = new FakeHub()) {
  /** @type {number[]} */ const waits = [];
  const server = { isOther: false, asked: 0 };
  const connection = new SignalingConnection({
    createHub: async () => hub,
    wait: async milliseconds => void waits.push(milliseconds),
    random: () => 0.5,
    askVersion: async () => {
      server.asked++;
      return server.isOther;
    },
  });
  return { hub, waits, server, connection };
}

const settled = () => new Promise(resolve => setImmediate(resolve));

test('A first start that fails is tried again at 0, 0.3, 1, 2 s and then every 2 s', async () => {
  const { hub, waits, connection } = connect();
  hub.failures = 6;
  await connection.start();
  assert.deepEqual(waits, [0, 300, 1000, 2000, 2000, 2000, 2000]);
});

test('A broken line is tried again from the first delay on', async () => {
  const { hub, waits, connection } = connect();
  connection.rank = 'call';
  await connection.start();
  hub.failures = 1;
  hub.closed();
  await settled();
  assert.equal(connection.state, 'connected');
  assert.deepEqual(waits, [0, 200, 300]);
});

test('A page of nobody who waits comes back some time within a minute, and one of somebody who can be called at once', async () => {
  const { hub, waits, connection } = connect();
  await connection.start();
  hub.closed();
  await settled();
  hub.handlers.get('PresenceChanged')?.('somebody else', 'online');
  hub.closed();
  await settled();
  hub.handlers.get('PresenceChanged')?.('me', 'online');
  hub.closed();
  await settled();
  assert.deepEqual(waits, [0, 30_000, 30_000, 600]);
  assert.deepEqual(hub.ranks, ['rest', 'rest', 'rest', 'open']);
});

test('A page that the server has no room for is no page with a line, and comes again when it was told to', async () => {
  const { hub, waits, server, connection } = connect();
  /** @type {string[]} */ const states = [];
  connection.onState(state => states.push(state));
  hub.refusals = 3;
  await connection.start();
  assert.deepEqual(waits, [0, 7200, 7200, 7200]);
  assert.deepEqual(states, ['connecting', 'connected']);
  assert.equal(server.asked, 0);
});

test('A page that is sent away to another node goes there at once', async () => {
  const { hub, waits, connection } = connect();
  await connection.start();
  hub.handlers.get('ComeAgain')?.(0);
  await settled();
  assert.equal(connection.state, 'connected');
  assert.deepEqual(waits, [0, 200]);
});

test('Whoever wants something of a lost line does not wait for its turn', async () => {
  const hub = new FakeHub();
  let woken = 0;
  /** @type {() => void} */ let goOn = () => {};
  const connection = new SignalingConnection({
    createHub: async () => hub,
    wait: (milliseconds, wake) =>
      milliseconds === 0
        ? Promise.resolve()
        : new Promise(resolve => {
            goOn = resolve;
            wake(() => (woken++, resolve(undefined)));
          }),
    random: () => 0.5,
    askVersion: async () => false,
  });
  await connection.start();
  hub.closed();
  await settled();
  assert.equal(connection.state, 'lost');
  await assert.rejects(connection.invoke('StartCall'), { id: 'not_connected' });
  await settled();
  assert.equal(connection.state, 'connected');
  hub.closed();
  await settled();
  await connection.ready();
  assert.equal(woken, 2);
  goOn();
});

test('State handlers hear of loss and return', async () => {
  const { hub, connection } = connect();
  /** @type {string[]} */ const states = [];
  connection.onState(state => states.push(state));
  await connection.start();
  hub.closed();
  await settled();
  assert.deepEqual(states, ['connecting', 'connected', 'lost', 'connected']);
});

test('An event that arrives with the handshake is handled once the line is up', async () => {
  const { hub, connection } = connect();
  hub.duringStart = () => hub.handlers.get('Welcome')?.({ protocol: 1 });
  /** @type {string[]} */ const seen = [];
  connection.on('Welcome', () => seen.push(connection.state));
  await connection.start();
  await settled();
  assert.deepEqual(seen, ['connected']);
});

test('A refusal carries the id the server gave', async () => {
  const { hub, connection } = connect();
  await connection.start();
  hub.invoke = async () => {
    throw new Error("An unexpected error occurred invoking 'StartCall' on the server. HubException: callee_busy: The callee is in another call.");
  };
  await assert.rejects(
    connection.invoke('StartCall'),
    (/** @type {SignalingError} */ error) => error.id === 'callee_busy' && error.message.startsWith('The callee'),
  );
});

test('A fault of the server and a broken line are told apart', () => {
  assert.equal(SignalingError.from(new Error("An unexpected error occurred invoking 'X' on the server.")).id, 'server_error');
  assert.equal(SignalingError.from(new Error("Failed to invoke 'X' due to an error on the server.")).id, 'server_error');
  assert.equal(SignalingError.from(new Error('Invocation canceled due to the underlying connection being closed.')).id, 'not_connected');
});

test('Without a line nothing is held back for later', async () => {
  const { hub, connection } = connect();
  let invoked = 0;
  hub.invoke = async () => void invoked++;
  await assert.rejects(connection.invoke('HangUp', 'x'), { id: 'not_connected' });
  await connection.start();
  await settled();
  assert.equal(invoked, 0);
});

test('A handler that was taken off hears nothing more', async () => {
  const { hub, connection } = connect();
  let heard = 0;
  const off = connection.on('CallEnded', () => heard++);
  await connection.start();
  hub.handlers.get('CallEnded')?.({});
  off();
  hub.handlers.get('CallEnded')?.({});
  assert.equal(heard, 1);
});

test('A server that speaks another version is told apart from one that is away, and tried again more slowly', async () => {
  const { hub, waits, server, connection } = connect();
  /** @type {[string, boolean][]} */ const told = [];
  connection.onState(state => told.push([state, connection.outdated]));
  hub.failures = 3;
  server.isOther = true;
  await connection.start();
  assert.deepEqual(waits, [0, 300, 10_000, 10_000]);
  assert.deepEqual(told, [
    ['connecting', false],
    ['connecting', true],
    ['connecting', false],
    ['connected', false],
  ]);
});

test('A server that is away is asked for its version now and then only', async () => {
  const { hub, server, connection } = connect();
  hub.failures = 10;
  await connection.start();
  assert.equal(server.asked, 2);
  assert.equal(connection.outdated, false);
});
