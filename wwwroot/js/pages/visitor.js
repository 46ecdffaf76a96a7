// On every page of somebody who is not signed in: the presence of the people it shows. Nothing is fetched where there is nobody.
if (document.querySelector('[data-presence-of]')) {
  const [{ signaling }, { PresenceWatch }] = await Promise.all([import('../signaling/connection.js'), import('../presence/presence.js')]);
  const line = signaling();
  new PresenceWatch(line);
  void line.start();
}

// Tells the type checker that this is a module.
export {};
