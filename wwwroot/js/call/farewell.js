import { protocolVersion } from '../signaling/protocol.js';

/** @typedef {import('./call-session.js').CallSession} CallSession */

/** Closing the page is told at once; the page of a reload is back before anybody minds. @param {CallSession} session */
export function tellFarewell(session) {
  addEventListener('pagehide', () => {
    const { call, clientId, taken } = session;
    if (call && call.state !== 'ended' && !taken) {
      const words = new Blob([JSON.stringify({ callId: call.id, clientId })], { type: 'application/json' });
      navigator.sendBeacon(`/hub/signaling/leave?v=${protocolVersion}`, words);
    }
  });
  // Out of the browser's memory the page comes back with a line that was cut and devices that were stopped.
  addEventListener('pageshow', event => event.persisted && location.reload());
}
