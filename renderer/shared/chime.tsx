import { useEffect } from 'react';

/** Two short notes, a fifth apart: heard across a shop, and no alarm. */
const NOTES = [
  { hertz: 880, after: 0 },
  { hertz: 1320, after: 0.22 },
] as const;
const NOTE_SECONDS = 0.2;
const LOUDNESS = 0.15;
const PAUSE_MILLISECONDS = 4_000;

function play(audio: AudioContext): void {
  for (const { hertz, after } of NOTES) {
    const start = audio.currentTime + after;
    const gain = audio.createGain();
    gain.gain.setValueAtTime(LOUDNESS, start);
    gain.gain.exponentialRampToValueAtTime(0.001, start + NOTE_SECONDS);
    const note = audio.createOscillator();
    note.frequency.value = hertz;
    note.connect(gain).connect(audio.destination);
    note.start(start);
    note.stop(start + NOTE_SECONDS);
  }
}

/** KIOSK-7. Sounds for as long as it is shown. */
export function Chime() {
  useEffect(() => {
    const audio = new AudioContext();
    play(audio);
    const timer = setInterval(() => play(audio), PAUSE_MILLISECONDS);
    return () => {
      clearInterval(timer);
      void audio.close();
    };
  }, []);
  return null;
}
