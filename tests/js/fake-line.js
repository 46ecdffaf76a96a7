import { SignalingError } from '../../wwwroot/js/signaling/signaling-error.js';

/** A line whose answers the test sets, and which keeps what was asked. */
export class FakeLine {
  state = 'connected';
  /** @type {[string, ...any[]][]} */ asked = [];
  /** @type {Record<string, any>} */ answers = { GetIceServers: { iceServers: [], ttlSeconds: 600, relayOnly: false } };
  /** @type {Map<string, (...args: any[]) => void>} */ handlers = new Map();
  /** @type {Set<(state: string) => void>} */ stateHandlers = new Set();

  /** @param {string} method @param {...any} args */
  async invoke(method, ...args) {
    if (this.state !== 'connected') {
      throw new SignalingError('not_connected');
    }
    this.asked.push([method, ...args]);
    const answer = this.answers[method];
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  }

  /** @param {string} event @param {(...args: any[]) => void} handler */
  on(event, handler) {
    this.handlers.set(event, handler);
    return () => {};
  }

  /** @param {(state: string) => void} handler */
  onState(handler) {
    this.stateHandlers.add(handler);
    return () => this.stateHandlers.delete(handler);
  }

  /** @param {string} event @param {...any} args */
  fire(event, ...args) {
    this.handlers.get(event)?.(...args);
  }

  /** @param {string} state */
  become(state) {
    this.state = state;
    [...this.stateHandlers].forEach(handler => handler(state));
  }

  /** @param {string} method */
  times(method) {
    return this.asked.filter(([name]) => name === method).length;
  }
}
