import { FakeLine } from './fake-line.js';
import { FakeStream } from './fake-media.js';
import { FakePeerConnection } from './fake-peer-connection.js';

Object.assign(globalThis, { MediaStream: FakeStream });
const { CallSession } = await import('../../wwwroot/js/call/call-session.js');

export const settled = () => new Promise(resolve => setImmediate(resolve));

/** @param {object} [changes] */
export const call = (changes = {}) => ({
  id: 'c1',
  state: 'ringing',
  endReason: null,
  role: 'caller',
  polite: false,
  version: 1,
  generation: 1,
  peer: { id: 'p', name: 'Karim' },
  startedAt: '',
  ringExpiresAt: null,
  connectedAt: null,
  endedAt: null,
  serverTime: '',
  endedByMe: false,
  answeredHere: false,
  relayOnly: false,
  peerMedia: null,
  ...changes,
});

class MediaConnection extends FakePeerConnection {
  connectionState = 'new';
  closed = false;
  /** @type {any[]} */ lines = [];
  /** @type {(() => void) | null} */ onconnectionstatechange = null;

  /** @param {RTCConfiguration} configuration */
  constructor(configuration) {
    super('page');
    this.configuration = configuration;
  }

  addTransceiver() {
    if (this.lines.push({}) === 2) {
      queueMicrotask(() => this.needNegotiation());
    }
  }

  createDataChannel() {
    return {};
  }

  getTransceivers() {
    return [];
  }

  getConfiguration() {
    return this.configuration;
  }

  /** @param {RTCConfiguration} configuration */
  setConfiguration(configuration) {
    this.configuration = configuration;
  }

  close() {
    this.closed = true;
  }
}

/** @type {import('../../wwwroot/js/call/call-session.js').CallSession[]} */ const sessions = [];

/** Its timers would keep the process. */
export const endCalls = () => Promise.all(sessions.splice(0).map(session => session.hangUp()));

export function page() {
  const line = new FakeLine();
  /** @type {MediaConnection[]} */ const connections = [];
  /** @type {import('../../wwwroot/js/call/media-word.js').MediaSource} */
  const media = { tracks: () => ({ audio: null, video: null }), flags: () => ({ audio: true, video: true, screen: false }) };
  const session = new CallSession({
    signaling: /** @type {any} */ (line),
    media,
    clientId: 'client',
    createPeer: configuration => {
      const pc = new MediaConnection(configuration);
      connections.push(pc);
      return /** @type {any} */ (pc);
    },
  });
  sessions.push(session);
  return { line, connections, session, media };
}
