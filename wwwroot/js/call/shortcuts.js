/** Single keys press the buttons of the call, except while somebody types. @param {Record<string, string>} buttons id of the button by key */
export function listenToShortcuts(buttons) {
  document.addEventListener('keydown', event => {
    const target = /** @type {HTMLElement | null} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || target?.closest('input, textarea, select, [contenteditable], dialog')) {
      return;
    }
    const button = /** @type {HTMLButtonElement | null} */ (document.getElementById(buttons[event.key.toLowerCase()] ?? ''));
    // A list of further controls that is closed does not take them away.
    const closed = button?.parentElement?.closest('[hidden]:not(.stage-more)') ?? null;
    if (button && !button.hidden && closed === null) {
      event.preventDefault();
      button.click();
    }
  });
}
