// Sends chosen or dropped files one after the other, each with its own progress and its own sentence.
import { text } from '../texts.js';
import { announce, refresh } from './live-parts.js';
import { send } from './send.js';

/**
 * @param {HTMLFormElement} form
 * @param {(body: FormData, file: File) => Promise<void>} fill puts into the body what is sent for the file
 */
export function wireUploads(form, fill) {
  const input = /** @type {HTMLInputElement | null} */ (form.querySelector('input[type=file]'));
  const list = /** @type {HTMLElement | null} */ (form.closest('section')?.querySelector('[data-upload-list]'));
  if (!input) return;
  const shown = list ?? form.parentElement?.appendChild(Object.assign(document.createElement('ul'), { className: 'upload-list' }));
  /** Larger bodies are not even sent. */
  const largest = Number(form.dataset.largest) || Infinity;
  /** Files that come while others go out wait for their turn. @type {Promise<void> | undefined} */
  let underWay;

  form.addEventListener('submit', event => {
    event.preventDefault();
    if (input.files?.length) add([...input.files]);
  });
  const zone = form.querySelector('[data-drop-zone]');
  zone?.addEventListener('dragover', event => {
    event.preventDefault();
    zone.classList.add('is-over');
  });
  zone?.addEventListener('dragleave', () => zone.classList.remove('is-over'));
  zone?.addEventListener('drop', event => {
    event.preventDefault();
    zone.classList.remove('is-over');
    const files = /** @type {DragEvent} */ (event).dataTransfer?.files;
    if (files?.length) add([...files]);
  });

  /** @param {File[]} files */
  function add(files) {
    if (!shown) return;
    shown.hidden = false;
    if (!underWay) shown.replaceChildren();
    const rows = files.map(file => ({ file, row: addRow(shown, file) }));
    const turn = (underWay ?? Promise.resolve()).then(() => sendAll(rows));
    underWay = turn;
    addEventListener('beforeunload', ask);
    void turn.finally(() => {
      if (underWay !== turn) return;
      underWay = undefined;
      removeEventListener('beforeunload', ask);
    });
  }

  /** @param {{ file: File, row: ReturnType<typeof addRow> }[]} rows */
  async function sendAll(rows) {
    let sent = 0;
    for (const { file, row } of rows) sent += (await sendOne(file, row)) ? 1 : 0;
    if (sent > 0) {
      form.reset();
      await refresh(undefined);
    }
    announce(text(sent === 1 ? 'media.summaryOne' : 'media.summary', { sent, total: rows.length }));
  }

  /** @param {File} file @param {ReturnType<typeof addRow>} row */
  async function sendOne(file, row) {
    row.say(text('media.preparing'));
    const body = new FormData(form);
    if (input) body.delete(input.name);
    await fill(body, file);
    // Weighed as it goes out: a photo is made smaller first.
    if (weightOf(body) > largest) return row.fail(text('media.tooLarge'));
    row.say(text('media.sending'));
    const answer = await send(form.action, body, row.progress);
    if (!answer.ok) {
      const sentence = answer.message ?? text(answer.status === 413 ? 'media.tooLarge' : answer.status === 429 ? 'media.tooOften' : 'media.failed');
      return row.fail(sentence);
    }
    row.say(text('media.done'));
    row.progress(1);
    return true;
  }

  /** @param {HTMLElement} parent @param {File} file */
  function addRow(parent, file) {
    const item = document.createElement('li');
    const name = item.appendChild(document.createElement('bdi'));
    name.textContent = file.name;
    const state = item.appendChild(document.createElement('span'));
    state.className = 'field-hint';
    const bar = item.appendChild(document.createElement('progress'));
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute('aria-label', text('media.progress', { name: file.name }));
    parent.appendChild(item);
    return {
      say: (/** @type {string} */ sentence) => void (state.textContent = sentence),
      progress: (/** @type {number} */ share) => void (bar.value = share),
      fail: (/** @type {string} */ sentence) => {
        state.remove();
        bar.remove();
        const error = item.appendChild(document.createElement('p'));
        error.className = 'field-error';
        error.setAttribute('role', 'alert');
        error.textContent = sentence;
        return false;
      },
    };
  }
}

/** Leaving while files go out is asked about. @param {BeforeUnloadEvent} event */
function ask(event) {
  event.preventDefault();
}

/** @param {FormData} body */
function weightOf(body) {
  return [...body.values()].reduce((sum, value) => sum + (value instanceof Blob ? value.size : 0), 0);
}
