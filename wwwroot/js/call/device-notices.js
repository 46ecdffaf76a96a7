import { text } from '../texts.js';

/** @typedef {import('./media.js').LocalMedia} LocalMedia */

/** Says in `box` which device failed, what to do about it and how the call goes on meanwhile. @param {HTMLElement} box @param {LocalMedia} media */
export function showProblems(box, media) {
  const kinds = /** @type {const} */ (['audio', 'video']).filter(kind => media.problems[kind] && media.wanted[kind]);
  const state = [...kinds.map(kind => `${kind}.${media.problems[kind]}`), media.replacement].join(' ');
  if (box.dataset.state === state) {
    return; // A live region is read again with every change.
  }
  box.dataset.state = state;
  box.replaceChildren();
  if (media.replacement && !media.problems.audio) {
    const words = document.createElement('p');
    words.className = 'notice';
    words.textContent = text('device.replaced', { name: media.replacement });
    box.append(words);
  }
  if (kinds.length === 0) {
    return;
  }
  const notice = document.createElement('div');
  notice.className = 'notice notice-warning';
  const words = document.createElement('div');
  for (const key of [...kinds.map(kind => `problem.${kind}.${media.problems[kind]}`), `problem.without.${kinds.length === 2 ? 'both' : kinds[0]}`]) {
    const line = document.createElement('p');
    line.textContent = text(key);
    words.append(line);
  }
  const help = document.createElement('a');
  help.href = '/help/video-ne-marche-pas';
  help.target = '_blank'; // the call goes on here
  help.rel = 'noopener';
  help.textContent = text('problem.help');
  words.append(help);
  if (kinds.every(kind => media.problems[kind] === 'paused')) {
    notice.append(words);
    box.append(notice);
    return; // The system gives the device back; asking again would not.
  }
  const retry = document.createElement('button');
  retry.type = 'button';
  retry.className = 'button';
  retry.textContent = text('problem.retry');
  retry.addEventListener('click', () => {
    delete box.dataset.state; // a second failure is told again
    void media.open();
  });
  words.append(retry);
  notice.append(words);
  box.append(notice);
}
