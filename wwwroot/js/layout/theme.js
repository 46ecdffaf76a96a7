/**
 * Changes the theme in place and lets the server remember it; without scripts the form does both by a new page.
 * @param {Document} root
 */
export function wireTheme(root) {
  for (const form of root.querySelectorAll('form[data-theme-form]')) {
    form.addEventListener('submit', event => {
      if (!(event instanceof SubmitEvent) || !(form instanceof HTMLFormElement)) return;
      const button = event.submitter;
      if (!(button instanceof HTMLButtonElement)) return;
      event.preventDefault();
      show(root, button.value);
      const body = new FormData(form, button);
      // Offline it is not remembered, but the reader sees what they asked for.
      fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => undefined);
    });
  }
}

/**
 * @param {Document} root
 * @param {string} theme
 */
function show(root, theme) {
  root.documentElement.dataset.theme = theme;
  const header = root.querySelector('.site-header');
  for (const meta of root.querySelectorAll('meta[name="theme-color"]')) {
    if (header && meta instanceof HTMLMetaElement) meta.content = getComputedStyle(header).backgroundColor;
  }
  for (const button of root.querySelectorAll('form[data-theme-form] button[name="theme"]')) {
    button.setAttribute('aria-pressed', String(button instanceof HTMLButtonElement && button.value === theme));
  }
}
