// Shows what is typed, for as long as the button is pressed in; without scripts there is no such button.
for (const button of document.querySelectorAll('button[data-show-password]')) {
  if (!(button instanceof HTMLButtonElement)) continue;
  const field = document.getElementById(button.dataset.showPassword ?? '');
  if (!(field instanceof HTMLInputElement)) continue;
  const icon = button.querySelector('use');
  button.hidden = false;
  show(false);
  button.addEventListener('click', () => show(field.type === 'password'));
  field.form?.addEventListener('submit', () => show(false));

  /** @param {boolean} shown */
  function show(shown) {
    if (!(field instanceof HTMLInputElement)) return;
    field.type = shown ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(shown));
    icon?.setAttribute('href', `/lib/icons.svg#${shown ? 'eye-off' : 'eye'}`);
  }
}
