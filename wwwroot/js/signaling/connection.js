import { eventNames, protocolVersion } from './protocol.js';
import { SignalingError } from './signaling-error.js';

/**
 * What is used of SignalR's HubConnection.
 * @typedef {object} Hub
 * @property {() => Promise<void>} start
 * @property {() => Promise<void>} stop
 * @property {(method: string, ...args: any[]) => Promise<any>} invoke
 * @property {(event: string, handler: (...args: any[]) => void) => void} on
 * @property {(handler: (error?: Error) => void) => void} onclose
 */
/** @typedef {'idle' | 'connecting' | 'connected' | 'lost'} ConnectionState */

const delays = [0, 300, 1000, 2000];
// When a server goes, all its pages lose their line at once: they must not come back in one step.
const returnWithin = 400;
const startTimeout = 8000;
// A server of another version stays one for a while.
const outdatedDelay = 10_000;
const askEvery = 5;
const address = `/hub/signaling?v=${protocolVersion}`;
// A variable, so that the type checker does not look for the fetched file.
const library = '/lib/signalr.min.js';

/** Builds the real hub connection; SignalR (47 KB) is fetched only here, when a page first needs it. */
async function createHub() {
  await import(library);
  const signalR = /** @type {any} */ (globalThis).signalR;
  const hub = new signalR.HubConnectionBuilder()
    .withUrl(address, { transport: signalR.HttpTransportType.WebSockets, skipNegotiation: true })
    .configureLogging(signalR.LogLevel.None)
    .build();
  hub.serverTimeoutInMilliseconds = 10_000;
  hub.keepAliveIntervalInMilliseconds = 5_000;
  return /** @type {Hub} */ (hub);
}

/** Browsers hide from a page why its socket was refused: whether the server speaks another version is asked by an ordinary request. */
async function isOutdated() {
  try {
    const spoken = (await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(startTimeout) })).headers.get('Signaling-Protocol');
    return spoken !== null && spoken !== String(protocolVersion);
  } catch {
    return false; // no server at all
  }
}

/** The page's line to the hub: connects, reconnects for ever, never holds back a message for later. */
export class SignalingConnection {
  /** @type {ConnectionState} */ state = 'idle';
  /** What the server said first on the present line. @type {import('./protocol.js').Welcome | null} */ welcome = null;

  /** Milliseconds to the server and back, the quickest of the present line; null before anything was asked. @type {number | null} */ roundTrip = null;

  /** Whether page and server speak different versions: only a reload of the page helps. */
  outdated = false;

  /** @type {Map<string, Set<(...args: any[]) => void>>} */ #handlers = new Map();
  /** @type {Set<(state: ConnectionState) => void>} */ #stateHandlers = new Set();
  /** @type {[string, any[]][]} */ #early = [];
  /** @type {Hub | null} */ #hub = null;
  /** @type {(() => void) | null} */ #wake = null;
  #createHub;
  #wait;
  #isOutdated;
  #random;

  /**
   * @param {object} [parts] replaced in tests
   * @param {() => Promise<Hub>} [parts.createHub]
   * @param {(milliseconds: number, wake: (resume: () => void) => void) => Promise<void>} [parts.wait]
   * @param {() => Promise<boolean>} [parts.askVersion]
   * @param {() => number} [parts.random] from 0 to 1
   */
  constructor({ createHub: make = createHub, wait = waitOrWake, askVersion = isOutdated, random = Math.random } = {}) {
    this.#createHub = make;
    this.#wait = wait;
    this.#isOutdated = askVersion;
    this.#random = random;
  }

  /** Starts once; further calls do nothing. Resolves with the first connection. */
  start() {
    if (this.state === 'idle') {
      this.#setState('connecting');
      void this.#run();
      globalThis.addEventListener?.('online', () => this.#wake?.());
    }
    return this.ready();
  }

  /** @returns {Promise<void>} resolves when connected, at once if it is */
  ready() {
    if (this.state === 'connected') {
      return Promise.resolve();
    }
    return new Promise(resolve => {
      const off = this.onState(state => {
        if (state === 'connected') {
          off();
          resolve();
        }
      });
    });
  }

  /** @returns {Promise<import('./protocol.js').Welcome>} the welcome of the present line, or of the next one */
  welcomed() {
    if (this.welcome) {
      return Promise.resolve(this.welcome);
    }
    return new Promise(resolve => {
      const off = this.on('Welcome', welcome => {
        off();
        resolve(welcome);
      });
    });
  }

  /**
   * @param {typeof eventNames[number]} event
   * @param {(...args: any[]) => void} handler
   * @returns {() => void} stops listening
   */
  on(event, handler) {
    const handlers = this.#handlers.get(event) ?? new Set();
    this.#handlers.set(event, handlers.add(handler));
    return () => handlers.delete(handler);
  }

  /**
   * @param {(state: ConnectionState) => void} handler also called when `outdated` changes
   * @returns {() => void} stops listening
   */
  onState(handler) {
    this.#stateHandlers.add(handler);
    return () => this.#stateHandlers.delete(handler);
  }

  /**
   * Calls a method of the hub. Rejects with a {@link SignalingError}; `not_connected` when there is no line now or it broke meanwhile.
   * @param {string} method
   * @param {...any} args
   * @returns {Promise<any>}
   */
  async invoke(method, ...args) {
    const hub = this.#hub;
    if (this.state !== 'connected' || !hub) {
      throw new SignalingError('not_connected');
    }
    try {
      const asked = performance.now();
      const answer = await hub.invoke(method, ...args);
      this.roundTrip = Math.min(this.roundTrip ?? Infinity, performance.now() - asked);
      return answer;
    } catch (error) {
      throw SignalingError.from(error);
    }
  }

  async #run() {
    const hub = (this.#hub = await this.#fetchHub());
    for (const event of eventNames) {
      hub.on(event, (...args) => this.#receive(event, args));
    }
    /** @type {() => void} */ let closed = () => {};
    hub.onclose(() => closed());
    for (let attempt = 0, isReturn = false; ; attempt++) {
      await this.#wait(this.#pause(attempt, isReturn), resume => (this.#wake = resume));
      const closing = new Promise(resolve => (closed = () => resolve(undefined)));
      if (!(await startHub(hub))) {
        if (attempt % askEvery === 1) {
          this.#setOutdated(await this.#isOutdated());
        }
        continue;
      }
      this.#setOutdated(false);
      this.#setState('connected');
      this.#early.splice(0).forEach(([event, args]) => this.#dispatch(event, args));
      await closing;
      this.#early = [];
      this.welcome = this.roundTrip = null;
      this.#setState('lost');
      attempt = -1;
      isReturn = true;
    }
  }

  /** @param {number} attempt @param {boolean} isReturn whether there was a line before */
  #pause(attempt, isReturn) {
    if (attempt === 0) {
      return isReturn ? returnWithin * this.#random() : 0;
    }
    const pause = this.outdated ? outdatedDelay : delays[Math.min(attempt, delays.length - 1)];
    return pause * (0.5 + this.#random());
  }

  async #fetchHub() {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#createHub();
      } catch {
        await this.#wait(delays[Math.min(attempt + 1, delays.length - 1)], resume => (this.#wake = resume));
      }
    }
  }

  /** @param {string} event @param {any[]} args */
  #receive(event, args) {
    // The first events may arrive in the same frame as the handshake, before the hub lets anybody invoke.
    if (this.state === 'connected') {
      this.#dispatch(event, args);
    } else {
      this.#early.push([event, args]);
    }
  }

  /** @param {string} event @param {any[]} args */
  #dispatch(event, args) {
    if (event === 'Welcome') {
      this.welcome = args[0];
    }
    for (const handler of this.#handlers.get(event) ?? []) {
      handler(...args);
    }
  }

  /** @param {ConnectionState} state */
  #setState(state) {
    this.state = state;
    this.#tellState();
  }

  /** @param {boolean} outdated */
  #setOutdated(outdated) {
    if (outdated !== this.outdated) {
      this.outdated = outdated;
      this.#tellState();
    }
  }

  #tellState() {
    for (const handler of [...this.#stateHandlers]) {
      handler(this.state);
    }
  }
}

/** @param {Hub} hub */
async function startHub(hub) {
  // A socket opened into a dead network would otherwise hang until the browser gives it up.
  const timer = setTimeout(() => void hub.stop(), startTimeout);
  try {
    await hub.start();
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** @param {number} milliseconds @param {(resume: () => void) => void} wake @returns {Promise<void>} */
function waitOrWake(milliseconds, wake) {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    wake(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** @type {SignalingConnection | undefined} */ let shared;

/** The one connection of this page. */
export function signaling() {
  return (shared ??= new SignalingConnection());
}
