/** Whether the media of a connected call goes through the relay on this side. @param {RTCPeerConnection} pc */
export async function usesRelay(pc) {
  const report = await pc.getStats();
  /** @type {any[]} */ const entries = [...report.values()];
  const transport = entries.find(entry => entry.type === 'transport' && entry.selectedCandidatePairId);
  const pair = transport && entries.find(entry => entry.id === transport.selectedCandidatePairId);
  return entries.some(entry => entry.id === pair?.localCandidateId && entry.candidateType === 'relay');
}
