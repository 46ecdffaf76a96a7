// What is wanted now and then in a call: made ready once it has begun.
import { text } from '../texts.js';
import { wireCaptions } from './captions-view.js';
import { byId, press } from './elements.js';
import { wireNote } from './note.js';
import { wireOffers } from './offers.js';
import { QualityWatch } from './quality.js';
import { sendFile } from './send-file.js';
import { wireSketch } from './sketch.js';

/**
 * @typedef {object} Parts
 * @property {import('./call-session.js').CallSession} session
 * @property {import('./media.js').LocalMedia} media
 * @property {import('../messages/chat.js').Chat} chat
 * @property {string} peerId
 * @property {string} peerName
 * @property {import('../signaling/connection.js').SignalingConnection} line
 */

/** @param {Parts} parts */
export function wireMore({ session, media, chat, peerId, peerName, line }) {
  const panel = byId('stage-more');
  const button = byId('more');
  const video = /** @type {HTMLVideoElement} */ (byId('remote'));
  const callId = session.call?.id ?? '';
  /** @param {boolean} open */
  const show = open => {
    panel.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    show(panel.hidden);
    if (!panel.hidden) {
      byId('freeze').hidden = video.videoWidth === 0; // nothing to freeze while no picture came
      void media.list().then(({ video: cameras }) => (byId('flip-camera').hidden = cameras.length < 2));
      /** @type {HTMLElement | null} */ (panel.querySelector('.menu-item:not([hidden])'))?.focus();
    }
  });
  panel.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      show(false);
      button.focus();
    }
  });
  document.addEventListener('pointerdown', event => {
    const target = /** @type {Node} */ (event.target);
    if (!panel.hidden && !panel.contains(target) && !button.contains(target)) show(false);
  });
  // A press of any of them is the end of choosing.
  panel.addEventListener('click', event => /** @type {Element} */ (event.target).closest('.menu-item') && show(false));

  wireFullScreen();
  wireSmallWindow(video);
  byId('flip-camera').addEventListener('click', () => void flip(media));
  /** @type {HTMLAnchorElement} */ (byId('report-call')).href = `/report?call=${callId}`;
  /** @param {Blob} file @param {string} name */
  const send = (file, name) => sendFile({ peerId, chat, file, name, tell });
  const input = /** @type {HTMLInputElement} */ (byId('call-file'));
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    input.value = '';
    show(false);
    if (file) void send(file, file.name);
  });
  wireOffers(session, line);
  wireCaptions({ session, media, name: peerName });
  wireNote(callId, byId('note'));
  wireSketch(video, byId('freeze'), blob => send(blob, text('sketch.name')));
  new QualityWatch(() => (session.link?.state === 'connected' ? session.link.pc : null), showQuality).start();
}

function wireFullScreen() {
  const button = byId('full-screen');
  button.hidden = !document.fullscreenEnabled;
  button.addEventListener('click', () => {
    void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined);
  });
  document.addEventListener('fullscreenchange', () => press('full-screen', document.fullscreenElement !== null));
}

/** @param {HTMLVideoElement} video */
function wireSmallWindow(video) {
  const button = byId('small-window');
  button.hidden = !document.pictureInPictureEnabled;
  button.addEventListener('click', () => {
    void (document.pictureInPictureElement ? document.exitPictureInPicture() : video.requestPictureInPicture()).catch(() => undefined);
  });
  video.addEventListener('enterpictureinpicture', () => press('small-window', true));
  video.addEventListener('leavepictureinpicture', () => press('small-window', false));
}

/** The next camera of the device: front and back of a phone. @param {import('./media.js').LocalMedia} media */
async function flip(media) {
  const { video: cameras } = await media.list();
  const present = cameras.findIndex(camera => camera.deviceId === media.camera?.getSettings().deviceId);
  const next = cameras[(present + 1) % cameras.length];
  if (next) await media.choose('video', next.deviceId);
}

/** @param {string} words */
function tell(words) {
  const notice = byId('file-notice');
  notice.textContent = words;
  notice.hidden = !words;
}

/** @param {import('./quality.js').Quality | null} quality */
function showQuality(quality) {
  const element = byId('quality');
  element.hidden = quality === null;
  if (quality) {
    element.dataset.level = quality;
    byId('quality-words').textContent = text(`quality.${quality}`);
  }
}
