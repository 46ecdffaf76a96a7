import { SignalingError } from '../signaling/signaling-error.js';
import { hasText, text } from '../texts.js';
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
    offerWish(!reachable);
  });
}

/** What is said of a button whose action failed; who cannot be called now can be waited for. @param {unknown} error @param {string} name */
export function refusal(error, name) {
  const id = error instanceof SignalingError && hasText(`error.${error.id}`) ? error.id : 'server_error';
  if (id === 'server_error') {
    console.error(error);
  }
  if (['callee_offline', 'callee_away', 'callee_busy'].includes(id)) {
    offerWish(true);
  }
  return text(`error.${id}`, { name });
}

/** "Tell me as soon as I can call" is answered where it stands, and the page goes on. */
export function keepWishHere() {
  byId('call').addEventListener('submit', event => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const wish = /** @type {HTMLElement | null} */ (form.closest('[data-arrival-wish]'));
    if (wish) {
      event.preventDefault();
      // Fetched only for who asks: opening the page counts its requests.
      import('./wish.js').then(
        ({ ask }) => ask(wish, form),
        () => form.submit(),
      );
    }
  });
}

/** @param {boolean} offered */
function offerWish(offered) {
  const wish = document.getElementById('lobby-wish');
  if (wish) {
    wish.hidden = !offered;
  }
}
