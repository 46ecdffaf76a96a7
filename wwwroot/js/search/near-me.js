/**
 * The button "near me": asks the browser where the reader is, keeps about a kilometre of it, and says when it is not told.
 * @param {Document} page
 * @param {(point: string) => void} found
 */
export function wireNearMe(page, found) {
  page.addEventListener('click', event => {
    const button = event.target instanceof Element ? /** @type {HTMLButtonElement | null} */ (event.target.closest('[data-near-me]')) : null;
    if (!button) return;
    const refused = () => {
      button.disabled = false;
      const error = page.querySelector('[data-near-me-error]');
      if (error) error.textContent = button.dataset.refused ?? '';
    };
    if (!('geolocation' in navigator)) {
      refused();
      return;
    }
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(({ coords }) => found(`${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}`), refused, {
      maximumAge: 600_000,
      timeout: 10_000,
    });
  });
}
