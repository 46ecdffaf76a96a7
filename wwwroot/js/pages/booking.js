// The countdown of a kept slot. Without it the page says until when the slot is kept.
const notice = /** @type {HTMLElement | null} */ (document.querySelector('[data-countdown]'));
const left = notice?.querySelector('[data-countdown-left]');

if (notice && left) {
  const end = performance.now() + Number(notice.dataset.countdown) * 1000;
  const timer = setInterval(show, 1000);
  show();

  function show() {
    const seconds = Math.max(0, Math.round((end - performance.now()) / 1000));
    if (!notice || !left) {
      return;
    }

    left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    if (seconds === 0) {
      clearInterval(timer);
      notice.classList.add('notice-warning');
      notice.setAttribute('role', 'alert');
      const words = notice.querySelector('span');
      if (words) {
        words.textContent = notice.dataset.over ?? '';
      }
    }
  }
}
