// Notes when the first frame of the other side is there; the clock is the machine's, so that two pages can be compared.
() => {
  const video = document.getElementById('remote');
  window.firstFrame = new Promise(resolve => {
    const timer = setInterval(() => {
      if (video.getVideoPlaybackQuality().totalVideoFrames > 0) {
        clearInterval(timer);
        resolve(performance.timeOrigin + performance.now());
      }
    }, 4);
  });
}
