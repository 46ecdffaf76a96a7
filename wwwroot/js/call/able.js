import { byId } from './elements.js';

/** @typedef {'insecure' | 'embedded' | 'unable'} Obstacle */
/** @typedef {{ isSecureContext?: boolean, RTCPeerConnection?: unknown, navigator?: { userAgent?: string, mediaDevices?: { getUserMedia?: unknown } } }} Scope */

// Browsers inside other apps name themselves; most of them give neither camera nor microphone, and none asks for them properly.
const insideApps =
  /\b(FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|Snapchat|TikTok|musical_ly|BytedanceWebview|LinkedInApp|Pinterest|Twitter|GSA)\b|; wv\)/i;

/**
 * What keeps this browser from calling, null when nothing does. "Insecure" only when the page is.
 * @param {Scope} [scope]
 * @returns {Obstacle | null}
 */
export function obstacle(scope = /** @type {Scope} */ (globalThis)) {
  if (scope.isSecureContext === false) {
    return 'insecure';
  }
  if (insideApps.test(scope.navigator?.userAgent ?? '')) {
    return 'embedded';
  }
  const able = typeof scope.RTCPeerConnection === 'function' && typeof scope.navigator?.mediaDevices?.getUserMedia === 'function';
  return able ? null : 'unable';
}

/** Instead of the lobby: what is the matter, and what to do. @param {Obstacle} reason */
export function showObstacle(reason) {
  const section = byId('cannot-call');
  for (const part of section.querySelectorAll('[data-obstacle]')) {
    /** @type {HTMLElement} */ (part).hidden = part.getAttribute('data-obstacle') !== reason;
  }
  section.hidden = false;
  const address = /** @type {HTMLInputElement} */ (byId('cannot-call-address'));
  address.value = location.href;
  const button = byId('cannot-call-copy');
  button.addEventListener('click', async () => {
    address.select();
    try {
      await navigator.clipboard.writeText(address.value);
    } catch {
      document.execCommand('copy'); // where the clipboard is closed to the page, as inside apps
    }
    byId('cannot-call-copied').textContent = button.dataset.copied ?? '';
  });
  byId('cannot-call-title').focus();
}
