import { text } from '../texts.js';
import { byId } from './elements.js';

/** @typedef {'good' | 'slow' | 'blocked' | 'away' | 'offline'} Verdict */

const patience = 4000;
// Above this, people begin to talk at the same time.
const slow = 400;

/**
 * Whether the way of pictures and sound gets out of this network: a server of ours is asked for nothing but an answer.
 * @param {string[]} servers addresses of STUN servers @param {(configuration: RTCConfiguration) => RTCPeerConnection} createPeer @returns {Promise<boolean>}
 */
async function isOpen(servers, createPeer) {
  const pc = createPeer({ iceServers: servers.length > 0 ? [{ urls: servers }] : [] });
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let timer;
  let found = false;
  try {
    pc.createDataChannel('check');
    const gathered = new Promise(resolve => {
      pc.onicecandidate = ({ candidate }) => {
        found ||= Boolean(candidate?.candidate);
        // The address as the server sees it came back; browsers leave it out when it is one they have already.
        if (candidate?.type === 'srflx' || (found && !candidate)) resolve(true);
      };
      pc.onicegatheringstatechange = () => pc.iceGatheringState === 'complete' && resolve(found);
      timer = setTimeout(() => resolve(false), patience);
    });
    await pc.setLocalDescription(await pc.createOffer());
    return await gathered;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    pc.close();
  }
}

/**
 * @param {object} parts
 * @param {Pick<import('../signaling/connection.js').SignalingConnection, 'state' | 'onState' | 'roundTrip'>} parts.line
 * @param {string[]} parts.servers
 * @param {(configuration: RTCConfiguration) => RTCPeerConnection} [parts.createPeer]
 * @returns {Promise<Verdict>}
 */
export async function checkNetwork({ line, servers, createPeer = configuration => new RTCPeerConnection(configuration) }) {
  if (!navigator.onLine) {
    return 'offline';
  }
  const [answers, open] = await Promise.all([isThere(line), isOpen(servers, createPeer)]);
  if (!answers) {
    return 'away';
  }
  if (!open) {
    return 'blocked';
  }
  const { effectiveType = '' } = /** @type {any} */ (navigator).connection ?? {};
  return (line.roundTrip ?? 0) > slow || effectiveType.endsWith('2g') ? 'slow' : 'good';
}

/** @param {Pick<import('../signaling/connection.js').SignalingConnection, 'state' | 'onState'>} line @returns {Promise<boolean>} */
function isThere(line) {
  return new Promise(resolve => {
    const settle = (/** @type {boolean} */ there) => {
      clearTimeout(timer);
      off();
      resolve(there);
    };
    const timer = setTimeout(() => settle(false), patience);
    const off = line.onState(state => state === 'connected' && settle(true));
    if (line.state === 'connected') settle(true);
  });
}

/** Says in the lobby, in words, whether this network is fit for a call; looks again when it changes. @param {Parameters<typeof checkNetwork>[0]} parts */
export function watchNetwork(parts) {
  const words = byId('lobby-network');
  let turn = 0;
  const look = async () => {
    if (byId('lobby').hidden) {
      return; // the call says by itself how it is
    }
    const mine = ++turn;
    const verdict = await checkNetwork(parts);
    if (mine === turn) {
      words.dataset.verdict = verdict;
      words.textContent = text(`network.${verdict}`);
    }
  };
  void look();
  addEventListener('online', () => void look());
  addEventListener('offline', () => void look());
  let was = parts.line.state;
  parts.line.onState(state => {
    if (state === 'connected' && was === 'lost') void look();
    was = state;
  });
}
