// A refused form comes back as a new page, and a new page begins at its top: who uses the keyboard or listens is led to what is to be put right.

/** @param {HTMLElement} main */
export function leadToRefusal(main) {
  const at = wrongField(main) ?? main.querySelector('[role="alert"]:not(:empty)') ?? main.querySelector('[data-answer-here]');
  if (!(at instanceof HTMLElement)) return;
  for (let folded = at.closest('details:not([open])'); folded; folded = at.closest('details:not([open])')) folded.setAttribute('open', '');
  // Words take the focus only here: they are no stop of the Tab key.
  if (!at.matches('input, select, textarea, button, a')) at.tabIndex = -1;
  at.focus();
}

/** The field with the first sentence about what is wrong. @param {HTMLElement} main */
function wrongField(main) {
  const sentence = [...main.querySelectorAll('p.field-error')].find(words => words.textContent?.trim());
  const own = sentence?.id ? main.querySelector(`[aria-describedby~="${CSS.escape(sentence.id)}"]`) : null;
  const around = own?.matches('input, select, textarea') ? null : (own ?? sentence?.closest('.field, fieldset'));
  const field = around ? around.querySelector('input:not([type="hidden"]), select, textarea') : own;
  return field ?? main.querySelector('[aria-invalid="true"]');
}
