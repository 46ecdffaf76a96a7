// How often is looked, and how long nothing may arrive before the connection is not one.
const every = 1000;
const everyInDoubt = 250;
const patience = 5000;

/** Watches whether anything arrives over a connection that says it is connected. */
export class FlowWatch {
  /** @type {ReturnType<typeof setInterval> | undefined} */ #timer;
  /** @type {number | null} */ #received = null;
  #quietSince = 0;
  #flowing = true;
  #pc;
  #expectsMedia;
  #onFlow;

  /**
   * @param {Pick<RTCPeerConnection, 'getStats'>} pc
   * @param {() => boolean} expectsMedia whether the other side says that it sends
   * @param {(flowing: boolean) => void} onFlow told each change
   */
  constructor(pc, expectsMedia, onFlow) {
    this.#pc = pc;
    this.#expectsMedia = expectsMedia;
    this.#onFlow = onFlow;
  }

  /** From now on something should arrive. @param {boolean} inDoubt whether that is believed only once it does */
  begin(inDoubt) {
    this.#received = null;
    this.#quietSince = Date.now();
    this.#flowing = !inDoubt;
    this.#lookEvery(inDoubt ? everyInDoubt : every);
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async look() {
    const received = await packetsReceived(this.#pc).catch(() => null);
    if (this.#timer === undefined || received === null) {
      return;
    }
    const arrived = this.#received !== null && received !== this.#received;
    this.#received = received;
    if (arrived || !this.#expectsMedia()) {
      this.#quietSince = Date.now();
      this.#become(true);
    } else if (Date.now() - this.#quietSince >= patience) {
      this.#become(false);
    }
  }

  /** @param {boolean} flowing */
  #become(flowing) {
    if (flowing !== this.#flowing) {
      this.#flowing = flowing;
      this.#lookEvery(flowing ? every : everyInDoubt);
      this.#onFlow(flowing);
    }
  }

  /** @param {number} milliseconds */
  #lookEvery(milliseconds) {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => void this.look(), milliseconds);
  }
}

/** @param {Pick<RTCPeerConnection, 'getStats'>} pc */
async function packetsReceived(pc) {
  let sum = 0;
  for (const report of (await pc.getStats()).values()) {
    sum += report.type === 'inbound-rtp' ? report.packetsReceived ?? 0 : 0;
  }
  return sum;
}
