import { text } from '../texts.js';

/** In words how the connection of a call is; nothing when all is well. @param {import('./call-session.js').CallSession} session @param {string} name */
export function connectionWords({ call, link, online, peerSignalingLost, peerLeft }, name) {
  if (!call) {
    return text(online ? 'state.dialing' : 'state.lineConnecting');
  }
  if (call.state === 'ended') {
    return '';
  }
  const flowing = link?.state === 'connected';
  if (!online) {
    return text(flowing ? 'state.line' : 'state.lineConnecting');
  }
  if (link?.relayIsDead && !flowing) {
    return text('state.relayDead');
  }
  if (call.state === 'ringing') {
    return text('state.ringing');
  }
  if (peerLeft) {
    return text('state.peerLeft', { name });
  }
  if (link?.state === 'interrupted') {
    return text(peerSignalingLost ? 'state.peerGone' : 'state.interrupted', { name });
  }
  if (!flowing) {
    return text('state.connecting');
  }
  if (link.pictureFrozen) {
    return text('state.frozen', { name });
  }
  return peerSignalingLost ? text('state.peerLine', { name }) : '';
}
