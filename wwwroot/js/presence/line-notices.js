import { recall, remember } from '../storage.js';
import { text } from '../texts.js';

/** @typedef {import('../signaling/connection.js').SignalingConnection} SignalingConnection */

// The call this tab was in when its page was left; gone with the tab.
const callKey = 'visavis.call';

/** The page and the server no longer understand each other: says so, and offers the one thing that helps. @param {SignalingConnection} line */
export function tellRenewal(line) {
  const follow = () => {
    document.getElementById('renewal-notice')?.remove();
    if (line.outdated) {
      const reload = button(text('line.reload'), () => location.reload());
      show('renewal-notice', text('inCall' in document.body.dataset ? 'line.renewedInCall' : 'line.renewed'), [reload]);
    }
  };
  line.onState(follow);
  follow();
}

/** @param {string | null} callId the call this tab is in now, so that a page it strays to can lead back */
export function rememberCall(callId) {
  remember(callKey, callId);
}

/** @returns {string | null} the call this tab was in last */
export function rememberedCall() {
  return recall(callKey);
}

/** @returns {string | null} the call whose page this tab left for the present one */
export function callLeft() {
  const callId = rememberedCall();
  return callId && !location.pathname.endsWith(callId) ? callId : null;
}

/** Leads back to a call whose page was left, as long as it lasts. @param {SignalingConnection} line @param {string} callId */
export function tellCall(line, callId) {
  const forget = () => {
    rememberCall(null);
    document.getElementById('call-notice')?.remove();
  };
  line.on('CallEnded', call => call.id === callId && forget());
  line.on('Welcome', ({ live }) => {
    document.getElementById('call-notice')?.remove();
    if (live?.id !== callId) {
      forget();
      return;
    }
    void line.invoke('HoldCall', callId).catch(() => {}); // whoever is there still thinks of coming back
    const back = document.createElement('a');
    back.className = 'button button-call';
    back.href = `/calls/${callId}`;
    back.textContent = text('line.back');
    const end = button(text('line.hangUp'), () => line.invoke('HangUp', callId).then(forget, () => {})); // without a line it stays to be pressed again
    show('call-notice', text('line.inCall', { name: live.peer.name }), [back, end]);
  });
}

/** @param {string} label @param {() => void} press */
function button(label, press) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'button';
  element.textContent = label;
  element.addEventListener('click', press);
  return element;
}

/** @param {string} id @param {string} sentence @param {HTMLElement[]} actions */
function show(id, sentence, actions) {
  const notice = document.createElement('div');
  notice.id = id;
  notice.className = 'line-notice';
  notice.setAttribute('role', 'alert');
  const words = document.createElement('p');
  words.textContent = sentence;
  const row = document.createElement('div');
  row.className = 'line-notice-actions';
  row.append(...actions);
  notice.append(words, row);
  document.body.append(notice);
}
