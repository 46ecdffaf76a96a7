// What every page with a line to the server uses, to be fetched in one go.
export { signaling } from '../signaling/connection.js';
export { callLeft, tellCall, tellRenewal } from './line-notices.js';
export { PresenceWatch } from './presence.js';
