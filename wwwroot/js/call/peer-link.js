import { PerfectNegotiation } from './perfect-negotiation.js';

/** @typedef {{ audio: MediaStreamTrack | null, video: MediaStreamTrack | null }} Tracks */
/** @typedef {'connecting' | 'connected' | 'interrupted'} LinkState */

// Media often comes back by itself within a moment of "disconnected"; after that a restart is quicker than waiting for "failed".
const patience = 3000;
// ICE with refused credentials stays "new" or "checking" for ever.
const setUpPatience = 15_000;

/** One RTCPeerConnection: the media of a call between two pages, for as long as neither page is replaced. */
export class PeerLink {
  /** @type {LinkState} */ state = 'connecting';
  /** What the other side sends; tracks are added as they come. */
  remoteStream = new MediaStream();

  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #wasConnected = false;
  #polite;
  #tracks;
  #onChange;
  #onStuck;

  /**
   * @param {object} options
   * @param {RTCPeerConnection} options.pc
   * @param {boolean} options.polite
   * @param {number} options.generation
   * @param {Tracks} options.tracks what this side sends from the start; null leaves the line open for a later track
   * @param {import('./perfect-negotiation.js').Outlet} options.send
   * @param {() => void} options.onChange state or remote stream changed
   * @param {() => void} options.onStuck the path is broken: somebody should fetch ICE servers and call restart
   * @param {(error: unknown) => void} [options.onError]
   */
  constructor({ pc, polite, generation, tracks, send, onChange, onStuck, onError }) {
    this.pc = pc;
    this.generation = generation;
    this.#polite = polite;
    this.#tracks = tracks;
    this.#onChange = onChange;
    this.#onStuck = onStuck;
    this.negotiation = new PerfectNegotiation({ pc, polite, generation, send, onError, beforeAnswer: () => this.#fillLines() });
    pc.ontrack = ({ track }) => {
      this.remoteStream.addTrack(track);
      onChange();
    };
    pc.onconnectionstatechange = () => this.#follow();
  }

  /** The impolite side opens one line for sound and one for pictures, and so offers; tracks come and go on them without negotiation. */
  open() {
    if (!this.#polite) {
      const streams = [new MediaStream()];
      for (const kind of /** @type {const} */ (['audio', 'video'])) {
        this.pc.addTransceiver(this.#tracks[kind] ?? kind, { direction: 'sendrecv', streams });
      }
    }
  }

  /** From here on a path is expected: before the callee accepts, nothing can connect. */
  expectMedia() {
    if (this.state === 'connecting' && !this.#timer) {
      this.#watch(setUpPatience);
    }
  }

  /** @param {'audio' | 'video'} kind @param {MediaStreamTrack | null} track */
  async setTrack(kind, track) {
    this.#tracks = { ...this.#tracks, [kind]: track };
    const line = this.pc.getTransceivers().find(t => t.receiver.track.kind === kind);
    // A polite side that has not seen the offer yet fills its lines when answering.
    if (line && (!this.#polite || this.pc.remoteDescription)) {
      await line.sender.replaceTrack(track);
    }
  }

  /** @param {RTCConfiguration} configuration with fresh relay credentials */
  restart(configuration) {
    this.pc.setConfiguration({ ...this.pc.getConfiguration(), ...configuration });
    this.negotiation.restart();
    if (this.state !== 'connected') {
      this.#watch(setUpPatience);
    }
  }

  close() {
    clearTimeout(this.#timer);
    this.negotiation.close();
    this.pc.ontrack = null;
    this.pc.onconnectionstatechange = null;
    this.pc.close();
  }

  async #fillLines() {
    const stream = new MediaStream();
    await Promise.all(this.pc.getTransceivers().map(line => {
      const kind = /** @type {'audio' | 'video'} */ (line.receiver.track.kind);
      line.direction = 'sendrecv';
      line.sender.setStreams?.(stream);
      return line.sender.replaceTrack(this.#tracks[kind]);
    }));
  }

  #follow() {
    const state = this.pc.connectionState;
    if (state === 'connected') {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#wasConnected = true;
      this.#become('connected');
    } else if (state === 'failed') {
      this.#become('interrupted');
      this.#onStuck();
    } else if (state === 'disconnected') {
      this.#become('interrupted');
      this.#watch(patience);
    }
  }

  /** @param {number} milliseconds */
  #watch(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#onStuck();
    }, milliseconds);
  }

  /** @param {LinkState} state */
  #become(state) {
    // Losing the path before the first connection is still the set-up for the reader.
    this.state = state === 'interrupted' && !this.#wasConnected ? 'connecting' : state;
    this.#onChange();
  }
}
