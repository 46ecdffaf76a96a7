/** Single keys press the buttons of the call, except while somebody types. @param {Record<string, string>} buttons id of the button by key */
export function listenToShortcuts(buttons) {
  document.addEventListener('keydown', event => {
    const target = /** @type {HTMLElement | null} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || target?.closest('input, textarea, select, [contenteditable], dialog')) {
      return;
    }
    const button = /** @type {HTMLButtonElement | null} */ (document.getElementById(buttons[event.key.toLowerCase()] ?? ''));
    if (button && !button.hidden && button.closest('[hidden]') === null) {
      event.preventDefault();
      button.click();
    }
  });
}
