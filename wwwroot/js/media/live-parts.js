// Keeps a page as its server sees it: after every change the marked parts are fetched again, and the focus stays where it was.

/** @param {string} message said to those who do not see the change */
export function announce(message) {
  const status = document.querySelector('[data-media-status]');
  if (status) status.textContent = message;
}

/** @param {string | undefined} focusOn id of what the person just pressed */
export async function refresh(focusOn) {
  const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const section = focusOn ? document.getElementById(focusOn)?.closest('section')?.id : undefined;
  for (const part of document.querySelectorAll('[data-live-part]')) {
    const other = fresh.querySelector(`[data-live-part="${part.getAttribute('data-live-part')}"]`);
    if (!other) continue;
    keepTyped(part, other);
    part.replaceChildren(...document.adoptNode(other).childNodes);
  }
  reveal();
  if (focusOn) focus(focusOn, section);
}

/** What only works with scripts is hidden until there is one. */
export function reveal() {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-scripted]'))) element.hidden = false;
}

/** What was typed beside and is not saved yet stays, unless that very field changed meanwhile. @param {Element} part @param {Element} fresh */
function keepTyped(part, fresh) {
  for (const field of part.querySelectorAll('input[id]')) {
    const next = fresh.querySelector(`#${CSS.escape(field.id)}`);
    if (!(field instanceof HTMLInputElement) || !(next instanceof HTMLInputElement)) continue;
    if (field.type === 'radio') {
      if (field.checked && !field.defaultChecked) next.checked = true;
    } else if (field.value !== field.defaultValue && next.defaultValue === field.defaultValue) {
      next.value = field.value;
    }
  }
}

/** @param {string} id @param {string | undefined} section */
function focus(id, section) {
  const pressed = document.getElementById(id);
  const isUsable = pressed instanceof HTMLButtonElement && !pressed.disabled;
  const otherWay = id.startsWith('up-') ? id.replace('up-', 'down-') : id.replace('down-', 'up-');
  const next = isUsable ? pressed : pressed ? document.getElementById(otherWay) : null;
  (next ?? document.getElementById(`${section}-title`))?.focus();
}
