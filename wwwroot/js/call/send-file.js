import { newId } from '../signaling/protocol.js';
import { tellSessionEnded } from '../session.js';
import { text } from '../texts.js';

/**
 * Sends a photo or a PDF to the other person: it is checked and kept like one of a message, and a line of the chat leads to it.
 * @param {object} wish
 * @param {string} wish.peerId
 * @param {import('../messages/chat.js').Chat} wish.chat
 * @param {Blob} wish.file
 * @param {string} wish.name
 * @param {(words: string) => void} wish.tell how it goes
 */
export async function sendFile({ peerId, chat, file, name, tell }) {
  tell(text('file.sending', { name }));
  const form = new FormData();
  form.set(
    '__RequestVerificationToken',
    /** @type {HTMLInputElement | null} */ (document.querySelector('#call-note input[name="__RequestVerificationToken"]'))?.value ?? '',
  );
  form.set('messageId', newId());
  form.set('text', '');
  form.set('files', file, name);
  try {
    const response = await fetch(`/messages/with/${peerId}?handler=Send`, { method: 'POST', body: form, headers: { Accept: 'application/json' } });
    if (response.status === 401) tellSessionEnded();
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) {
      tell(answer.error ?? text('file.failed', { name }));
      return;
    }
    tell('');
    await chat.send(text('file.sent', { name, address: `${location.origin}/messages/${answer.conversationId}#m${answer.sequence}` }));
  } catch {
    tell(text('file.failed', { name }));
  }
}
