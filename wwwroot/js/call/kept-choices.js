// Whether microphone and camera are on is a choice of the call: it outlives the page, within this tab.

/** @typedef {import('./media.js').LocalMedia} LocalMedia */

const key = 'visavis.callMedia';

/** @param {LocalMedia} media @param {string} callId */
export function restoreChoices(media, callId) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    if (kept?.callId === callId) {
      media.wanted = { audio: kept.audio !== false, video: kept.video !== false };
    }
  } catch {
    // Storage blocked or spoilt: both are on, as at the start.
  }
}

/** @param {LocalMedia} media @param {string} callId */
export function keepChoices(media, callId) {
  const keep = () => {
    try {
      sessionStorage.setItem(key, JSON.stringify({ callId, ...media.wanted }));
    } catch {
      // Not kept, nothing else.
    }
  };
  media.addEventListener('change', keep);
  keep();
}
