// What the usher hears and feels: three answers, three sounds, three pulses. Silent is a setting of this phone;
// the screen, with its word and its icon, says the same without any of them.
(() => {
  "use strict";
  const TONES = { masuk: [523, 784], sudah: [523, 523], "tidak-ada": [196] };
  const PULSES = { masuk: [60], sudah: [60, 80, 60], "tidak-ada": [300] };
  const STEP = 0.16; // seconds from one tone to the next
  const LENGTH = 0.12;
  let context = null;
  let silent = false;

  const isSilent = () => silent;
  const beSilent = (wish) => {
    silent = wish;
  };

  const sound = (pitches) => {
    context ||= new AudioContext();
    if (context.state === "suspended") context.resume();
    pitches.forEach((pitch, turn) => {
      const tone = context.createOscillator();
      const volume = context.createGain();
      volume.gain.value = 0.2;
      tone.frequency.value = pitch;
      tone.connect(volume).connect(context.destination);
      tone.start(context.currentTime + turn * STEP);
      tone.stop(context.currentTime + turn * STEP + LENGTH);
    });
  };

  // A phone that may neither sound nor shake still shows the answer.
  const play = (look) => {
    try {
      navigator.vibrate?.(PULSES[look]);
      if (!isSilent()) sound(TONES[look]);
    } catch {
      return;
    }
  };

  globalThis.netraUsherSounds = { play, isSilent, beSilent };
})();
