// Phones have a sharing sheet of their own: offer it where it is there, and select an address that is about to be copied by hand.
for (const place of document.querySelectorAll('[data-native-share]')) {
  if (!(place instanceof HTMLElement) || !navigator.share) continue;
  place.hidden = false;
  place.querySelector('button')?.addEventListener('click', async () => {
    try {
      await navigator.share({ url: place.dataset.shareUrl, title: place.dataset.shareTitle });
    } catch {
      // Closed without sharing.
    }
  });
}

for (const field of document.querySelectorAll('#share-address, #share-snippet')) {
  field.addEventListener('focus', () => {
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
  });
}

// Copy buttons need scripts, so they stay hidden without them.
for (const button of document.querySelectorAll('button[data-copy]')) {
  if (!(button instanceof HTMLButtonElement) || !navigator.clipboard) continue;
  button.hidden = false;
  const label = button.querySelector('span');
  const before = label?.textContent ?? '';
  label?.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    const isCopied = await copy(button.dataset.copy ?? '');
    if (!label) return;
    label.textContent = (isCopied ? button.dataset.copied : button.dataset.refused) ?? before;
    setTimeout(() => (label.textContent = before), 2500);
  });
}

/** @param {string} words @returns {Promise<boolean>} */
async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false; // refused by the person or by the browser: said, so that they copy by hand
  }
}
