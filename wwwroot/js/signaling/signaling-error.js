/** A refusal by the server, or the page's own `not_connected`; `id` is stable and has a sentence in the texts. */
export class SignalingError extends Error {
  /** @param {string} id @param {string} [message] */
  constructor(id, message = id) {
    super(message);
    this.name = 'SignalingError';
    this.id = id;
  }

  /**
   * SignalR wraps the server's `id: text` into a sentence of its own; what did not come from the server is a line that broke.
   * @param {unknown} error
   */
  static from(error) {
    const message = error instanceof Error ? error.message : String(error);
    const match = /HubException: ([a-z_]+): (.*)$/s.exec(message);
    if (match) {
      return new SignalingError(match[1], match[2]);
    }
    return new SignalingError(/An unexpected error occurred invoking|Failed to invoke/.test(message) ? 'server_error' : 'not_connected', message);
  }
}
