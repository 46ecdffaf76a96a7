/**
 * Makes the <details> menus close like menus do: by Escape (focus goes back to their button), by a click or a Tab elsewhere.
 * @param {Document} root
 */
export function wireMenus(root) {
  root.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    const menu = openMenus(root).find(m => m.contains(root.activeElement)) ?? openMenus(root)[0];
    if (!menu) return;
    const hadFocus = menu.contains(root.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector('summary')?.focus();
    event.stopPropagation();
  });
  for (const type of ['click', 'focusin']) {
    root.addEventListener(type, event => {
      for (const menu of openMenus(root)) {
        if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
      }
    });
  }
}

/**
 * @param {Document} root
 * @returns {HTMLDetailsElement[]}
 */
function openMenus(root) {
  return /** @type {HTMLDetailsElement[]} */ ([...root.querySelectorAll('details.menu[open]')]);
}
