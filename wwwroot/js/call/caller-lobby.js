import { text } from '../texts.js';
import { byId } from './elements.js';

/** @typedef {import('../signaling/protocol.js').Call} Call */
/** @typedef {import('../signaling/protocol.js').Status} Status */

/** Who is already in a call is led back to it. @param {Call} live @param {string} peerId whom the lobby is for */
export function leadBack(live, peerId) {
  if (live.peer.id === peerId) {
    location.replace(`/calls/${live.id}`);
    return;
  }
  const back = /** @type {HTMLAnchorElement} */ (byId('lobby-back'));
  back.href = `/calls/${live.id}`;
  back.textContent = text('lobby.back', { name: live.peer.name });
  back.hidden = false;
}

/** Shows beside the button whether pressing it leads somewhere; the last word is the server's. @param {string} name */
export function followPresence(name) {
  document.addEventListener('presencechange', event => {
    /** @type {Status} */ const status = /** @type {CustomEvent} */ (event).detail.status;
    const reachable = status === 'online';
    const button = /** @type {HTMLButtonElement} */ (byId('call-now'));
    button.toggleAttribute('data-unreachable', !reachable);
    byId('lobby-presence').textContent = reachable ? '' : text(`lobby.${status}`, { name });
  });
}
