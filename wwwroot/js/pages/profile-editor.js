// Comfort for the Profile tab: the characters left while writing, and the price fields only when there is a price.
const numbers = new Intl.NumberFormat(document.documentElement.lang);
const NEARLY_FULL = 100;

for (const area of document.querySelectorAll('textarea[data-count-to]')) {
  if (!(area instanceof HTMLTextAreaElement)) continue;
  const most = Number(area.dataset.countTo);
  const shown = document.querySelector(`[data-count-of="${area.id}"]`);
  const warning = document.querySelector(`[data-count-warning="${area.id}"]`);
  const line = shown?.parentElement;
  const count = () => {
    const length = area.value.trim().length;
    if (shown) shown.textContent = `${numbers.format(length)} / ${numbers.format(most)}`;
    line?.toggleAttribute('data-over', length > most);
    if (!(warning instanceof HTMLElement)) return;
    // Said once when the limit comes near, not at every key.
    const said = length > most ? warning.dataset.over : length > most - NEARLY_FULL ? warning.dataset.warning : '';
    if (warning.textContent !== said) warning.textContent = said ?? '';
  };
  area.addEventListener('input', count);
  count();
}

for (const form of document.querySelectorAll('form:has([name="PriceKind"])')) {
  if (!(form instanceof HTMLFormElement)) continue;
  const fields = [...form.querySelectorAll('[name="Amount"], [name="Unit"]')].map(field => field.closest('.field'));
  const show = () => {
    const priced = new FormData(form).get('PriceKind') === 'priced';
    for (const field of fields) {
      field?.toggleAttribute('hidden', !priced);
      // What cannot be seen is not sent either.
      for (const control of field?.querySelectorAll('input, select') ?? []) control.toggleAttribute('disabled', !priced);
    }
  };
  form.addEventListener('change', show);
  show();
}
