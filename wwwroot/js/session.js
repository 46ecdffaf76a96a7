// Whether the session that this page was made for still stands, and what to say when it does not.
import { text } from './texts.js';

const ownMark = () => document.body.dataset.session ?? '';

/** Whether the page belongs to a session at all. */
export const isSignedIn = () => ownMark() !== '';

/** @returns {Promise<boolean | undefined>} undefined when nobody answers: that is the line and not the session */
export async function sessionStands() {
  try {
    const answer = await fetch('/account/session', { cache: 'no-store', headers: { Accept: 'application/json' } });
    return answer.ok ? (await answer.json()).mark === ownMark() : undefined;
  } catch {
    return undefined;
  }
}

/** Says that one is no longer signed in, with the way back to this very page. */
export function tellSessionEnded() {
  if (document.getElementById('session-notice')) return;
  const notice = document.createElement('div');
  notice.id = 'session-notice';
  notice.className = 'line-notice';
  notice.setAttribute('role', 'alert');
  const words = document.createElement('p');
  words.textContent = text('session.ended');
  const again = document.createElement('a');
  again.className = 'button button-primary';
  again.href = `/account/sign-in?${new URLSearchParams({ returnUrl: location.pathname + location.search })}`;
  again.textContent = text('session.again');
  const row = document.createElement('div');
  row.className = 'line-notice-actions';
  row.append(again);
  notice.append(words, row);
  document.body.append(notice);
}

/** Asks, and says so if it ended. @returns {Promise<boolean>} whether it is known to have ended */
export async function hasSessionEnded() {
  if (!isSignedIn() || (await sessionStands()) !== false) return false;
  tellSessionEnded();
  return true;
}

/** A page that comes back from the browser's memory shows nothing of anybody before it is known that they are still there. */
export function guardRestoredPages() {
  addEventListener('pageshow', async event => {
    if (!event.persisted) return;
    const root = document.documentElement;
    root.classList.add('is-checking');
    if ((await sessionStands()) === true) root.classList.remove('is-checking');
    else location.reload();
  });
}
