import { eventNames, protocolVersion } from './protocol.js';
import { pauseBefore, rankOf } from './return.js';
import { SignalingError } from './signaling-error.js';

/**
 * What is used of SignalR's HubConnection.
 * @typedef {object} Hub
 * @property {() => Promise<void>} start
 * @property {() => Promise<void>} stop
 * @property {(method: string, ...args: any[]) => Promise<any>} invoke
 * @property {(event: string, handler: (...args: any[]) => void) => void} on
 * @property {(handler: (error?: Error) => void) => void} onclose
 * @property {(rank: import('./return.js').Rank) => void} [aim] says with the next start how urgent it is
 */
/** @typedef {'idle' | 'connecting' | 'connected' | 'lost'} ConnectionState */

const startTimeout = 8000;
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
  hub.aim = (/** @type {string} */ rank) => (hub.baseUrl = new URL(rank === 'open' ? `${address}&rank=open` : address, location.href).href);
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
  /** How urgently this page needs its line back, as far as the page knows. @type {import('./return.js').Rank} */ rank = 'rest';

  /** @type {Map<string, Set<(...args: any[]) => void>>} */ #handlers = new Map();
  /** @type {Set<(state: ConnectionState) => void>} */ #stateHandlers = new Set();
  /** @type {[string, any[]][]} */ #early = [];
  /** @type {Hub | null} */ #hub = null;
  /** @type {(() => void) | null} */ #wake = null;
  /** The server let this page in. @type {() => void} */ #met = () => {};
  /** Milliseconds after which the server wants this page. @type {number | null} */ #told = null;
  /** @type {{ userId: string | null, status: string | null }} */ #self = { userId: null, status: null };
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
      // Whoever looks at a page again does not wait for its turn.
      globalThis.document?.addEventListener?.('visibilitychange', () => document.visibilityState === 'visible' && this.#wake?.());
    }
    return this.ready();
  }

  /** @returns {Promise<void>} resolves when connected, at once if it is */
  ready() {
    if (this.state === 'connected') {
      return Promise.resolve();
    }
    this.#wake?.();
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
      this.#wake?.(); // somebody wants something
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
      await this.#pause(attempt, isReturn);
      const closing = new Promise(resolve => (closed = () => resolve(false)));
      const met = new Promise(resolve => (this.#met = () => resolve(true)));
      hub.aim?.(rankOf(this.rank, this.#self.status));
      const hasLine = await startHub(hub);
      if (!hasLine || !(await Promise.race([met, closing]))) {
        this.#early = [];
        if (!hasLine && this.#told === null && attempt % askEvery === 1) {
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
  async #pause(attempt, isReturn) {
    const rank = rankOf(this.rank, this.#self.status);
    const pause = pauseBefore({ attempt, isReturn, rank, told: this.#told, outdated: this.outdated, random: this.#random() });
    this.#told = null;
    await this.#wait(pause, resume => (this.#wake = resume));
    this.#wake = null;
  }

  async #fetchHub() {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#createHub();
      } catch {
        await this.#pause(attempt + 1, false);
      }
    }
  }

  /** @param {string} event @param {any[]} args */
  #receive(event, args) {
    if (event === 'ComeAgain') {
      this.#told = args[0];
      void this.#hub?.stop();
      return;
    }
    if (event === 'Welcome') {
      this.#met();
    }
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
      this.#self = { userId: args[0].userId, status: args[0].status };
    } else if (event === 'PresenceChanged' && args[0] === this.#self.userId) {
      this.#self.status = args[1];
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
