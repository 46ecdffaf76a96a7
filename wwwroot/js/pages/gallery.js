// The gallery tab: sizes made here, progress, drag and drop, and changes without leaving the page.
import { wireDragging } from '../media/drag-order.js';
import { wireForms } from '../media/forms.js';
import { isStillPhoto } from '../media/kinds.js';
import { announce, refresh, reveal } from '../media/live-parts.js';
import { send } from '../media/send.js';
import { makeSizes } from '../media/sizes.js';
import { wireUploads } from '../media/uploads.js';
import { text } from '../texts.js';

/** @param {FormData} body @param {File} file */
async function fill(body, file) {
  try {
    if (await isStillPhoto(file)) {
      for (const size of await makeSizes(file)) body.append(size.name, size.blob, file.name);
      return;
    }
  } catch {
    // Not readable here.
  }
  // The server says what it is, and why it is not taken.
  body.append('files', file, file.name);
}

reveal();
wireForms();
for (const form of document.querySelectorAll('form[data-upload]')) {
  if (form instanceof HTMLFormElement) wireUploads(form, fill);
}
wireDragging(document, async (moved, before) => {
  const form = moved.querySelector('form');
  if (!form) return;
  const body = new FormData(form);
  if (before?.dataset.photo) body.append('before', before.dataset.photo);
  const answer = await send('/account/gallery?handler=Place', body);
  await refresh(`up-${moved.dataset.photo}`);
  announce(answer.message ?? text('media.failed'));
});
