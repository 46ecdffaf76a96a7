// Forms of photos and documents without leaving the page. Where anything fails, the browser sends the form the plain way.
import { text } from '../texts.js';
import { announce, refresh } from './live-parts.js';
import { send } from './send.js';

export function wireForms() {
  document.addEventListener('submit', async event => {
    const form = event.target;
    const button = event.submitter;
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute('data-media-form') || !(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const address = button.getAttribute('formaction') ?? form.action;
    const answer = await send(address, new FormData(form));
    // A conflict is shown by the page itself, with what was typed.
    if (answer.message === null) {
      if (answer.status === 0) {
        announce(text('media.failed'));
        return;
      }
      form.action = address;
      form.submit();
      return;
    }
    await refresh(button.id);
    announce(answer.message);
  });
}
