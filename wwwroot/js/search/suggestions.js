/**
 * @param {string} box @param {string} typed @param {AbortSignal} signal
 * @returns {Promise<import('./combobox.js').Answer>}
 */
export async function ask(box, typed, signal) {
  const response = await fetch(`/suggestions?${new URLSearchParams({ [box]: typed })}`, { signal });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}
