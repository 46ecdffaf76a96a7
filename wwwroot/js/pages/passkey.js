import { creationOptions, credentialJson, requestOptions } from '../passkey-json.js';

// Passkeys need scripts, so their forms stay hidden without them and in browsers that have none.
if ('PublicKeyCredential' in window) {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    if (!(form instanceof HTMLFormElement)) continue;
    form.hidden = false;
    form.addEventListener('submit', event => {
      event.preventDefault();
      void submit(form);
    });
  }
}

/**
 * Fetches the options with the form's own fields, asks the authenticator, and sends the form with its answer.
 * @param {HTMLFormElement} form
 */
async function submit(form) {
  const button = form.querySelector('button');
  const problem = form.querySelector('[role="alert"]');
  const field = form.elements.namedItem('credential');
  if (!(field instanceof HTMLInputElement) || button?.disabled) return;
  if (problem) problem.textContent = '';
  if (button) button.disabled = true;
  try {
    const answer = await fetch(form.dataset.options ?? '', { method: 'POST', body: new URLSearchParams(entries(form)) });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const options = await answer.json();
    const credential =
      form.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: creationOptions(options) })
        : await navigator.credentials.get({ publicKey: requestOptions(options) });
    field.value = credentialJson(credential);
    // One box for both ways in.
    const stay = form.elements.namedItem('stay');
    const box = document.querySelector('input[type=checkbox][name=stay]');
    if (stay instanceof HTMLInputElement && box instanceof HTMLInputElement) stay.value = String(box.checked);
    form.submit();
  } catch (error) {
    // This device has a passkey of the account already; or the person closed the dialog, waited too long, or has none here: the sentence says what else there is.
    const isThere = error instanceof DOMException && error.name === 'InvalidStateError';
    if (problem) problem.textContent = (isThere && form.dataset.exists) || (form.dataset.failed ?? '');
  } finally {
    if (button) button.disabled = false;
  }
}

/**
 * The form's fields as text.
 * @param {HTMLFormElement} form
 * @returns {string[][]}
 */
function entries(form) {
  return [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
}
