/** @typedef {import('../signaling/protocol.js').Call} Call */

/**
 * What one call hears of its line.
 * @typedef {object} Hearing
 * @property {(call: Call) => void} call
 * @property {() => void} taken
 * @property {(generation: number) => void} peerJoined
 * @property {() => void} peerLeft
 * @property {(lost: boolean) => void} peerLine
 * @property {(generation: number, description: RTCSessionDescriptionInit) => void} description
 * @property {(generation: number, candidate: RTCIceCandidateInit | null) => void} candidate
 * @property {(media: import('../signaling/protocol.js').MediaFlags) => void} media
 * @property {(message: import('../signaling/protocol.js').Message) => void} message
 */

/**
 * Hands on what the line says about one call, and nothing about others.
 * @param {import('../signaling/connection.js').SignalingConnection} line @param {(callId: string) => boolean} isMine @param {Hearing} hearing
 */
export function hear(line, isMine, hearing) {
  /** @param {typeof import('../signaling/protocol.js').eventNames[number]} event @param {(...args: any[]) => void} handle */
  const on = (event, handle) => line.on(event, (callId, ...args) => isMine(callId) && handle(...args));
  for (const event of /** @type {const} */ (['CallAccepted', 'CallChanged', 'CallEnded'])) {
    line.on(event, call => isMine(call.id) && hearing.call(call));
  }
  line.on('MessageReceived', message => isMine(message.callId) && hearing.message(message));
  on('CallTaken', hearing.taken);
  on('PeerJoined', hearing.peerJoined);
  on('PeerLeft', hearing.peerLeft);
  on('PeerSignalingLost', () => hearing.peerLine(true));
  on('PeerSignalingBack', () => hearing.peerLine(false));
  on('DescriptionReceived', hearing.description);
  on('CandidateReceived', hearing.candidate);
  on('MediaChanged', hearing.media);
}
