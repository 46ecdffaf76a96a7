/** @typedef {'good' | 'fair' | 'poor'} Quality */

const every = 3000;
// Above these, people begin to talk at the same time, and pictures to freeze.
const slow = { fair: 0.25, poor: 0.5 };
const lossy = { fair: 0.03, poor: 0.1 };

/** How good the connection of a call is, from how long packets take and how many are lost. */
export class QualityWatch {
  #pc;
  #tell;
  /** @type {{ received: number, lost: number } | null} */ #before = null;

  /** @param {() => Pick<RTCPeerConnection, 'getStats'> | null} pc of the call, null while there is none @param {(quality: Quality | null) => void} tell */
  constructor(pc, tell) {
    this.#pc = pc;
    this.#tell = tell;
  }

  start() {
    setInterval(() => void this.look(), every);
    void this.look();
  }

  async look() {
    const pc = this.#pc();
    const stats = pc ? [...(await pc.getStats()).values()] : null;
    if (!stats) {
      this.#before = null;
      this.#tell(null);
      return;
    }
    const { received, lost, seconds } = measure(stats);
    const before = this.#before ?? { received, lost };
    this.#before = { received, lost };
    const [arrived, gone] = [received - before.received, Math.max(0, lost - before.lost)];
    this.#tell(qualityOf(seconds, arrived + gone > 0 ? gone / (arrived + gone) : 0));
  }
}

/** @param {number} seconds there and back @param {number} share of packets lost @returns {Quality} */
export function qualityOf(seconds, share) {
  if (seconds >= slow.poor || share >= lossy.poor) return 'poor';
  return seconds >= slow.fair || share >= lossy.fair ? 'fair' : 'good';
}

/** @param {any[]} stats */
function measure(stats) {
  const inbound = stats.filter(report => report.type === 'inbound-rtp');
  const transport = stats.find(report => report.type === 'transport' && report.selectedCandidatePairId);
  const pair =
    stats.find(report => report.id === transport?.selectedCandidatePairId) ??
    stats.find(report => report.type === 'candidate-pair' && report.nominated && report.state === 'succeeded');
  const sum = (/** @type {string} */ field) => inbound.reduce((all, report) => all + (report[field] ?? 0), 0);
  return { received: sum('packetsReceived'), lost: sum('packetsLost'), seconds: pair?.currentRoundTripTime ?? 0 };
}
