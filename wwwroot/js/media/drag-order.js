// Drags a photo to another place by its handle, with mouse, pen or finger. The arrows do the same by keyboard.

/**
 * @param {Document} page
 * @param {(moved: HTMLElement, before: HTMLElement | null) => Promise<void>} drop before null is the end
 */
export function wireDragging(page, drop) {
  page.addEventListener('pointerdown', down => {
    const grip = down.target instanceof Element ? down.target.closest('[data-grip]') : null;
    const item = grip?.closest('[data-photo]');
    const list = item?.closest('[data-gallery-list]');
    if (!(grip instanceof HTMLElement) || !(item instanceof HTMLElement) || !list || down.button !== 0) return;
    down.preventDefault();
    grip.setPointerCapture(down.pointerId);
    item.classList.add('is-dragged');
    /** @type {HTMLElement | null | undefined} */
    let before;

    const mark = () => {
      for (const other of list.children) other.classList.toggle('is-target', other === before && other !== item);
      list.classList.toggle('is-end', before === null);
    };
    const move = (/** @type {PointerEvent} */ event) => {
      before = placeAt(list, event.clientY);
      mark();
    };
    const end = async (/** @type {PointerEvent} */ event) => {
      grip.removeEventListener('pointermove', move);
      item.classList.remove('is-dragged');
      const target = before;
      before = undefined;
      mark();
      const isMoved = target !== undefined && target !== item && target !== item.nextElementSibling;
      if (event.type === 'pointerup' && isMoved) await drop(item, target);
    };
    grip.addEventListener('pointermove', move);
    grip.addEventListener('pointerup', end, { once: true });
    grip.addEventListener('pointercancel', end, { once: true });
  });
}

/** The item in front of which the pointer is; null behind the last. @param {Element} list @param {number} y */
function placeAt(list, y) {
  for (const item of list.children) {
    const box = item.getBoundingClientRect();
    if (item instanceof HTMLElement && y < box.top + box.height / 2) return item;
  }
  return null;
}
