import { SignalingError } from './signaling-error.js';

const retry = 2000;

/** Says one thing about a call, e.g. that this side has hung up, until the server has heard it. */
export class Insistence {
  /** What the server has not heard, each once. @type {Set<string>} */ #pending = new Set();
  #signaling;
  #method;

  /** @param {import('./connection.js').SignalingConnection} signaling @param {'HangUp' | 'DeclineCall'} method saying it twice changes nothing */
  constructor(signaling, method) {
    this.#signaling = signaling;
    this.#method = method;
    signaling.onState(state => state === 'connected' && void this.#resume());
  }

  /** @param {string} callId */
  has(callId) {
    return this.#pending.has(callId);
  }

  /** @param {string} callId @returns {Promise<boolean>} whether the server has heard it by now */
  async send(callId) {
    this.#pending.add(callId);
    try {
      await this.#signaling.invoke(this.#method, callId);
      this.#pending.delete(callId);
    } catch (error) {
      const id = error instanceof SignalingError ? error.id : '';
      if (id === 'server_error' || id === 'too_fast') {
        setTimeout(() => void this.#resume(), retry);
      } else if (id !== 'not_connected') {
        this.#pending.delete(callId); // refused: saying it again changes nothing
      }
    }
    return !this.#pending.has(callId);
  }

  async #resume() {
    await Promise.all([...this.#pending].map(callId => this.send(callId)));
  }
}
