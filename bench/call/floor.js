// Two connections negotiated inside one page: what the browser itself needs from the first step to pictures on both sides.
async () => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: { ideal: 1280 }, height: { ideal: 720 } } });
  const [a, b] = ['a', 'b'].map(() => {
    const video = document.createElement('video');
    video.autoplay = video.muted = true;
    document.body.append(video);
    return video;
  });
  const start = performance.now();
  const one = new RTCPeerConnection();
  const two = new RTCPeerConnection();
  one.onicecandidate = ({ candidate }) => two.addIceCandidate(candidate);
  two.onicecandidate = ({ candidate }) => one.addIceCandidate(candidate);
  one.ontrack = ({ streams }) => (a.srcObject = streams[0]);
  two.ontrack = ({ streams }) => (b.srcObject = streams[0]);
  for (const track of stream.getTracks()) {
    one.addTrack(track, stream);
    two.addTrack(track, stream);
  }
  await one.setLocalDescription();
  await two.setRemoteDescription(one.localDescription);
  await two.setLocalDescription();
  await one.setRemoteDescription(two.localDescription);
  await Promise.all([a, b].map(video => new Promise(resolve => {
    const timer = setInterval(() => {
      if (video.getVideoPlaybackQuality().totalVideoFrames > 0) {
        clearInterval(timer);
        resolve();
      }
    }, 4);
  })));
  const taken = performance.now() - start;
  one.close();
  two.close();
  stream.getTracks().forEach(track => track.stop());
  a.remove();
  b.remove();
  return taken;
}
