// The words of docs/signaling-protocol.md as types; nothing here runs.

/** @typedef {'offline' | 'online' | 'busy' | 'away'} Status */
/** @typedef {'ringing' | 'connecting' | 'connected' | 'ended'} CallState */
/** @typedef {'hungUp' | 'declined' | 'missed' | 'calleeLeft' | 'cancelled' | 'failed' | 'lost'} EndReason */
/** @typedef {{ audio: boolean, video: boolean, screen: boolean }} MediaFlags */
/** @typedef {{ id: string, name: string, profession?: string | null, portraitUrl?: string | null, profileUrl?: string | null }} Peer */

/**
 * @typedef {object} Call
 * @property {string} id
 * @property {CallState} state
 * @property {EndReason | null} endReason
 * @property {'caller' | 'callee'} role
 * @property {boolean} polite
 * @property {number} version
 * @property {number} generation
 * @property {Peer} peer
 * @property {string} startedAt
 * @property {string | null} ringExpiresAt
 * @property {string | null} connectedAt
 * @property {string | null} endedAt
 * @property {string} serverTime
 * @property {boolean} endedByMe
 * @property {boolean} answeredHere
 * @property {boolean} relayOnly
 * @property {MediaFlags | null} peerMedia
 */

/** @typedef {{ callId: string, sequence: number, messageId: string, fromMe: boolean, text: string, sentAt: string }} Message */
/** @typedef {{ protocol: number, userId: string | null, status: Status | null, canGoOnline: boolean, ringing: Call[], live: Call | null }} Welcome */
/** @typedef {{ iceServers: RTCIceServer[], ttlSeconds: number, relayOnly: boolean }} IceServers */
/** @typedef {{ type: RTCSdpType, sdp: string }} Description */

/** @typedef {{ kind: 'notices' | 'unread' | 'message' | 'read' | 'typing' | 'offers' | 'rooms', conversationId?: string | null, sequence?: number | null, count?: number | null, callId?: string | null }} InboxChange */

/** Every event the server sends; the connection listens to all of them from the start, so that none is lost to a late listener. */
export const eventNames = /** @type {const} */ ([
  'Welcome',
  'ComeAgain',
  'PresenceChanged',
  'CallRinging',
  'CallAccepted',
  'CallChanged',
  'CallEnded',
  'CallTaken',
  'PeerJoined',
  'PeerSignalingLost',
  'PeerSignalingBack',
  'PeerLeft',
  'DescriptionReceived',
  'CandidateReceived',
  'MediaChanged',
  'MessageReceived',
  'AwayNotice',
  'InboxChanged',
]);

export const protocolVersion = 1;

/** 16 random bytes in hexadecimal, the form of every id a page makes. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
