/** An RTCPeerConnection without media: the signaling states of the specification, implicit rollback included, and nothing else. */
export class FakePeerConnection {
  /** @type {RTCSignalingState} */ signalingState = 'stable';
  /** @type {RTCSessionDescription | null} */ localDescription = null;
  /** @type {RTCSessionDescription | null} */ remoteDescription = null;
  /** @type {((event: Event) => any) | null} */ onnegotiationneeded = null;
  /** @type {((event: any) => any) | null} */ onicecandidate = null;
  /** @type {string[]} */ log = [];
  /** @type {(RTCIceCandidateInit | undefined)[]} */ candidates = [];
  #number = 0;

  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }

  async createAnswer() {
    await undefined;
    return /** @type {RTCSessionDescriptionInit} */ ({ type: 'answer', sdp: `${this.name} answer ${++this.#number}` });
  }

  /** @param {RTCSessionDescriptionInit} [description] */
  async setLocalDescription(description) {
    await undefined;
    if (description) {
      this.localDescription = /** @type {any} */ (description);
      this.#become('stable');
      return;
    }
    const type = this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    this.localDescription = /** @type {any} */ ({ type, sdp: `${this.name} ${type} ${++this.#number}` });
    this.#become(type === 'answer' ? 'stable' : 'have-local-offer');
  }

  /** @param {RTCSessionDescriptionInit} description */
  async setRemoteDescription(description) {
    await undefined;
    if (description.type === 'offer') {
      if (this.signalingState === 'have-local-offer') {
        this.#become('stable');
      }
      this.#become('have-remote-offer');
    } else {
      if (this.signalingState !== 'have-local-offer') {
        throw new DOMException(`answer in ${this.signalingState}`, 'InvalidStateError');
      }
      this.#become('stable');
    }
    this.remoteDescription = /** @type {any} */ (description);
  }

  /** @param {RTCIceCandidateInit} [candidate] */
  async addIceCandidate(candidate) {
    if (!this.remoteDescription) {
      throw new DOMException('no remote description', 'InvalidStateError');
    }
    this.candidates.push(candidate);
  }

  restartIce() {
    this.log.push('restart');
    void this.onnegotiationneeded?.(new Event('negotiationneeded'));
  }

  needNegotiation() {
    this.onnegotiationneeded?.(new Event('negotiationneeded'));
  }

  /** @param {string | null} candidate */
  gather(candidate) {
    this.onicecandidate?.({ candidate: candidate === null ? null : { toJSON: () => ({ candidate }) } });
  }

  /** @param {RTCSignalingState} state */
  #become(state) {
    this.signalingState = state;
    this.log.push(state);
  }
}
