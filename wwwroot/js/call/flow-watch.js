// How often is looked, and how long nothing may arrive before the connection is not one.
const every = 1000;
const everyInDoubt = 250;
const patience = 5000;

/** Watches whether anything arrives over a connection that says it is connected, and whether its picture moves. */
export class FlowWatch {
  /** @type {ReturnType<typeof setInterval> | undefined} */ #timer;
  /** @type {number | null} */ #received = null;
  #quietSince = 0;
  #flowing = true;
  #frames = 0;
  #stillSince = 0;
  #still = false;
  #pc;
  #expectsMedia;
  #onFlow;
  #expectsPicture;
  #onPicture;

  /**
   * @param {Pick<RTCPeerConnection, 'getStats'>} pc
   * @param {() => boolean} expectsMedia whether the other side says that it sends
   * @param {(flowing: boolean) => void} onFlow told each change
   * @param {() => boolean} [expectsPicture] whether it says that its camera is on
   * @param {(still: boolean) => void} [onPicture] told when the picture stands still though packets come, and when it moves again
   */
  constructor(pc, expectsMedia, onFlow, expectsPicture = () => false, onPicture = () => {}) {
    this.#pc = pc;
    this.#expectsMedia = expectsMedia;
    this.#onFlow = onFlow;
    this.#expectsPicture = expectsPicture;
    this.#onPicture = onPicture;
  }

  /**
   * From now on something should arrive.
   * @param {boolean} inDoubt whether that is believed only once it does
   * @param {boolean} [hadPicture] whether a picture stood here before, so that one that does not move is frozen at once
   */
  begin(inDoubt, hadPicture = inDoubt) {
    this.#received = null;
    this.#quietSince = Date.now();
    this.#stillSince = hadPicture ? 0 : Date.now();
    this.#flowing = !inDoubt;
    this.#lookEvery(inDoubt ? everyInDoubt : every);
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async look() {
    const sums = await sumOf(this.#pc).catch(() => null);
    if (this.#timer === undefined || sums === null) {
      return;
    }
    const { received, frames } = sums;
    const arrived = this.#received !== null && received !== this.#received;
    this.#received = received;
    if (arrived || !this.#expectsMedia()) {
      this.#quietSince = Date.now();
      this.#become(true);
    } else if (Date.now() - this.#quietSince >= patience) {
      this.#become(false);
    }
    if (frames !== this.#frames || !this.#expectsPicture()) {
      this.#stillSince = Date.now();
    }
    this.#frames = frames;
    const still = Date.now() - this.#stillSince >= patience;
    if (still !== this.#still) {
      this.#still = still;
      this.#onPicture(still);
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

/** Packets that have come, and pictures made of them. @param {Pick<RTCPeerConnection, 'getStats'>} pc */
async function sumOf(pc) {
  const sums = { received: 0, frames: 0 };
  for (const report of (await pc.getStats()).values()) {
    if (report.type === 'inbound-rtp') {
      sums.received += report.packetsReceived ?? 0;
      sums.frames += report.framesDecoded ?? 0;
    }
  }
  return sums;
}
