// The W3C's perfect negotiation for one RTCPeerConnection of one generation of a call. Knows neither the DOM nor the signaling transport.

/**
 * @typedef {Pick<RTCPeerConnection, 'signalingState' | 'localDescription' | 'createAnswer' | 'setLocalDescription' | 'setRemoteDescription' |
 *   'addIceCandidate' | 'restartIce' | 'onnegotiationneeded' | 'onicecandidate'>} PeerConnectionLike
 */
/**
 * How descriptions and candidates leave; both must keep the order of the calls.
 * @typedef {object} Outlet
 * @property {(generation: number, description: RTCSessionDescriptionInit) => Promise<void>} description
 * @property {(generation: number, candidate: RTCIceCandidateInit | null) => Promise<void>} candidate
 */

export class PerfectNegotiation {
  #makingOffer = false;
  #ignoreOffer = false;
  #settingRemoteAnswer = false;
  #sendingFailed = false;
  #closed = false;
  /** @type {RTCSessionDescriptionInit | null} */ #prepared = null;
  /** Candidates that must not leave yet. @type {(RTCIceCandidateInit | null)[] | null} */ #heldCandidates = null;
  /** @type {Promise<void>} */ #inbox = Promise.resolve();
  #pc;
  #polite;
  #outlet;
  #beforeAnswer;
  #onError;
  #onBroken;

  /**
   * @param {object} options
   * @param {PeerConnectionLike} options.pc
   * @param {boolean} options.polite gives way when both offer at once
   * @param {number} options.generation stamped on what leaves; what arrives with another number is dropped
   * @param {Outlet} options.send
   * @param {() => Promise<void>} [options.beforeAnswer] last chance to add tracks with the offer in hand
   * @param {(error: unknown) => void} [options.onError]
   * @param {() => void} [options.onBroken] a description could not be put into force: this connection cannot be mended
   */
  constructor({ pc, polite, generation, send, beforeAnswer = async () => {}, onError = () => {}, onBroken = () => {} }) {
    this.generation = generation;
    this.#pc = pc;
    this.#polite = polite;
    this.#outlet = send;
    this.#beforeAnswer = beforeAnswer;
    this.#onError = onError;
    this.#onBroken = onBroken;
    pc.onnegotiationneeded = () => void this.#offer();
    pc.onicecandidate = ({ candidate }) => this.#sendCandidate(candidate?.toJSON() ?? null);
  }

  /** @param {number} generation @param {RTCSessionDescriptionInit} description */
  receiveDescription(generation, description) {
    return this.#enqueue(generation, () => this.#handleDescription(description));
  }

  /** Makes the answer to an offer ahead of time: nothing is sent and no address looked for before it is taken. @param {RTCSessionDescriptionInit} offer */
  prepareAnswer(offer) {
    return this.#enqueue(this.generation, async () => {
      await this.#pc.setRemoteDescription(offer);
      await this.#beforeAnswer();
      this.#prepared = await this.#pc.createAnswer();
    });
  }

  /**
   * Puts the prepared answer into force; its candidates wait for `release`.
   * @returns {RTCSessionDescriptionInit | null} what the other side must be given; null when none was prepared
   */
  takeAnswer() {
    const answer = this.#prepared;
    this.#prepared = null;
    if (answer) {
      this.#heldCandidates = [];
      void this.#enqueue(this.generation, () => this.#pc.setLocalDescription(answer));
    }
    return answer;
  }

  /** The other side has been given the answer that was taken: its candidates may follow. */
  release() {
    const held = this.#heldCandidates ?? [];
    this.#heldCandidates = null;
    held.forEach(candidate => this.#sendCandidate(candidate));
  }

  /** @param {number} generation @param {RTCIceCandidateInit | null} candidate */
  receiveCandidate(generation, candidate) {
    return this.#enqueue(generation, async () => {
      try {
        await this.#pc.addIceCandidate(candidate ?? undefined);
      } catch (error) {
        if (!this.#ignoreOffer) {
          throw error;
        }
      }
    });
  }

  /** Asks for a new network path; the next offer carries it. */
  restart() {
    if (!this.#closed) {
      this.#pc.restartIce();
    }
  }

  /** After signaling came back: an offer without answer goes out again; if anything of ours was lost on the way, a restart replaces it. */
  resume() {
    if (this.#closed) {
      return;
    }
    const lost = this.#sendingFailed;
    this.#sendingFailed = false;
    if (this.#pc.signalingState === 'have-local-offer' && this.#pc.localDescription) {
      void this.#send(this.#outlet.description(this.generation, this.#pc.localDescription));
    } else if (lost) {
      this.#pc.restartIce();
    }
  }

  close() {
    this.#closed = true;
    this.#pc.onnegotiationneeded = null;
    this.#pc.onicecandidate = null;
  }

  async #offer() {
    try {
      this.#makingOffer = true;
      await this.#pc.setLocalDescription();
      await this.#sendLocalDescription();
    } catch (error) {
      this.#report(error);
    } finally {
      this.#makingOffer = false;
    }
  }

  /** @param {RTCSessionDescriptionInit} description */
  async #handleDescription(description) {
    const stable = this.#pc.signalingState === 'stable' || this.#settingRemoteAnswer;
    const collision = description.type === 'offer' && (this.#makingOffer || !stable);
    this.#ignoreOffer = !this.#polite && collision;
    if (this.#ignoreOffer) {
      return;
    }
    if (description.type === 'answer' && this.#pc.signalingState === 'stable') {
      return; // said twice: each side repeats what may have been lost
    }
    this.#settingRemoteAnswer = description.type === 'answer';
    try {
      await this.#pc.setRemoteDescription(description);
    } catch (error) {
      if (!this.#closed) {
        this.#onBroken();
      }
      throw error;
    } finally {
      this.#settingRemoteAnswer = false;
    }
    if (description.type === 'offer') {
      await this.#beforeAnswer();
      await this.#pc.setLocalDescription();
      await this.#sendLocalDescription();
    }
  }

  async #sendLocalDescription() {
    const description = this.#pc.localDescription;
    if (description && !this.#closed) {
      // Not awaited further: the next message may be handled while this one travels.
      void this.#send(this.#outlet.description(this.generation, description));
    }
  }

  /** @param {RTCIceCandidateInit | null} candidate */
  #sendCandidate(candidate) {
    if (this.#heldCandidates) {
      this.#heldCandidates.push(candidate);
    } else if (!this.#closed) {
      void this.#send(this.#outlet.candidate(this.generation, candidate));
    }
  }

  /** @param {Promise<void>} sending */
  async #send(sending) {
    try {
      await sending;
    } catch (error) {
      this.#sendingFailed = true;
      this.#report(error);
    }
  }

  /** One message after another, in the order they came. @param {number} generation @param {() => Promise<void>} handle */
  #enqueue(generation, handle) {
    this.#inbox = this.#inbox.then(async () => {
      if (generation !== this.generation || this.#closed) {
        return;
      }
      try {
        await handle();
      } catch (error) {
        this.#report(error);
      }
    });
    return this.#inbox;
  }

  /** @param {unknown} error */
  #report(error) {
    if (!this.#closed) {
      this.#onError(error);
    }
  }
}
