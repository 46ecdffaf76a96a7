// The documents tab: progress, drag and drop, and changes without leaving the page.
import { wireForms } from '../media/forms.js';
import { reveal } from '../media/live-parts.js';
import { wireUploads } from '../media/uploads.js';

reveal();
wireForms();
for (const form of document.querySelectorAll('form[data-upload]')) {
  if (form instanceof HTMLFormElement) {
    wireUploads(form, async (body, file) => body.append('files', file, file.name));
  }
}
