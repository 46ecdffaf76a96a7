// Copy buttons need scripts, so they stay hidden without them.
for (const button of document.querySelectorAll('button[data-copy]')) {
  if (!(button instanceof HTMLButtonElement) || !navigator.clipboard) continue;
  button.hidden = false;
  const label = button.querySelector('span');
  const before = label?.textContent ?? '';
  label?.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy ?? '');
    if (!label) return;
    label.textContent = button.dataset.copied ?? before;
    setTimeout(() => (label.textContent = before), 2500);
  });
}
