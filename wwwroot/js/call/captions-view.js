import { text } from '../texts.js';
import { CaptionLines } from './caption-words.js';
import { Captions } from './captions.js';
import { byId, press } from './elements.js';
import { recognitionOf, speechLanguages, SpeechWriter } from './speech-writer.js';

// How long a sentence stays that asks for nothing.
const noticeStays = 20_000;

/** Captions on the page of a call. @param {{ session: import('./call-session.js').CallSession, media: import('./media.js').LocalMedia, name: string }} parts name of the other side */
export function wireCaptions({ session, media, name }) {
  const Recognition = recognitionOf();
  const writer =
    Recognition &&
    new SpeechWriter({
      Recognition,
      microphone: () => (media.flags().audio ? media.microphone : null),
      isTaken: () => Boolean(media.microphone?.muted),
      onWords: caption => captions.write(caption),
      onFailure: failure => captions.fail(failure),
    });
  const captions = new Captions(writer);
  const tell = noticeTeller();

  captions.addEventListener('reading', () => {
    const { reading } = captions;
    tell(reading === 'off' || reading === 'on' ? '' : text(`captions.${reading}`, { name }), reading !== 'asking');
  });
  captions.addEventListener('failed', event => tell(text(`captions.mine.${/** @type {CustomEvent} */ (event).detail}`, { name })));
  wireButtons(captions);
  showWords(captions);

  let asked = false;
  const render = () => {
    const reading = captions.reading === 'on' || captions.reading === 'asking';
    byId('captions-toggle').hidden = captions.peerAble === null && !reading;
    press('captions-toggle', reading);
    byId('write-voice').hidden = !captions.peerWishes;
    press('write-voice', captions.writing);
    byId('captions-question').hidden = !captions.asked;
    if (captions.asked !== asked) {
      asked = captions.asked;
      // Read out where it stands, and the focus stays where it is.
      byId('captions-asked').textContent = asked ? byId('captions-question-title').textContent : '';
    }
    byId('captions-sign').hidden = !captions.writing;
    byId('captions-sign-words').textContent = text(media.flags().audio ? 'captions.sign' : 'captions.signMuted', { name });
  };
  captions.addEventListener('change', render);
  media.addEventListener('change', () => {
    writer?.update();
    render();
  });
  const follow = () => captions.attach(session.taken || session.call?.state === 'ended' ? null : (session.link?.channel ?? null));
  session.addEventListener('change', follow);
  follow();
}

/** @param {Captions} captions */
function wireButtons(captions) {
  const languages = /** @type {HTMLSelectElement} */ (byId('captions-language'));
  const names = new Intl.DisplayNames(document.documentElement.lang, { type: 'language' });
  languages.append(...speechLanguages(document.documentElement.lang, navigator.languages).map(tag => new Option(names.of(tag.split('-')[0]) ?? tag, tag)));
  /** What was pressed goes from the page; the keyboard stays near. @param {string} id @param {() => void} action @param {string} next */
  const wire = (id, action, next) =>
    byId(id).addEventListener('click', () => {
      const hadFocus = byId(id) === document.activeElement;
      action();
      if (hadFocus) byId(next).focus();
    });
  wire('captions-toggle', () => captions.toggle(), 'more');
  wire('write-voice', () => (captions.writing ? captions.refuse() : captions.reconsider()), 'more');
  wire('captions-agree', () => captions.agree(languages.value), 'captions-withdraw');
  wire('captions-refuse', () => captions.refuse(), 'more');
  wire('captions-withdraw', () => captions.refuse(), 'more');
}

/** Under the picture: what is being said for the eye alone, what has been said for everybody. @param {Captions} captions */
function showWords(captions) {
  const lines = new CaptionLines();
  const said = byId('captions-said');
  const interim = byId('captions-interim');
  /** @type {Map<number, HTMLElement>} */ const shown = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let timer;
  const render = () => {
    const now = Date.now();
    const next = lines.expire(now);
    clearTimeout(timer);
    timer = next === null ? undefined : setTimeout(render, next - now);
    for (const [id, line] of shown) {
      if (!lines.said.some(one => one.id === id)) {
        line.remove();
        shown.delete(id);
      }
    }
    for (const { id, text: words } of lines.said.filter(one => !shown.has(one.id))) {
      const line = document.createElement('p');
      line.dir = 'auto';
      if (id > 0) line.lang = captions.language; // ours is in the language of the page
      line.textContent = words;
      said.append(line);
      shown.set(id, line);
    }
    interim.hidden = lines.interim === null;
    interim.textContent = lines.interim?.text ?? '';
  };
  captions.addEventListener('caption', event => {
    lines.take(/** @type {CustomEvent} */ (event).detail, Date.now());
    render();
  });
  captions.addEventListener('reading', () => {
    byId('captions').hidden = captions.reading !== 'on';
    interim.lang = captions.language;
    lines.clear();
    if (captions.reading === 'on') {
      lines.take({ id: 0, text: text('captions.on'), final: true }, Date.now()); // and shows where they stand
    }
    render();
  });
}

function noticeTeller() {
  const notice = byId('captions-notice');
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let timer;
  /** @param {string} words @param {boolean} [passing] */
  return (words, passing = true) => {
    clearTimeout(timer);
    notice.textContent = words;
    notice.hidden = !words;
    if (words && passing) {
      timer = setTimeout(() => (notice.hidden = true), noticeStays);
    }
  };
}
