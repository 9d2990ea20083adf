/** A ring that the page makes itself: two soft tones, twice every four seconds, until it is silenced. */
export interface Ring {
  /** Volume 0 to 100. */
  start(volume: number): void;
  stop(): void;
  readonly isRinging: boolean;
}

const pauseSeconds = 4;
const tones = [523.25, 659.25];

/** The part of WebAudio that a ring needs. */
export type AudioContextMaker = () => AudioContext;

/** Sounds with WebAudio; nothing is loaded, and no sound is made before the first call. */
export function createRing(make: AudioContextMaker = () => new AudioContext()): Ring {
  let context: AudioContext | undefined;
  let loop: AudioBufferSourceNode | undefined;
  return {
    start(volume) {
      if (loop) return;
      context ??= make();
      // A page that nobody has touched yet may not sound; the ring begins with the first touch.
      void context.resume();
      const gain = context.createGain();
      gain.gain.value = (volume / 100) ** 2;
      loop = context.createBufferSource();
      loop.buffer = ringBuffer(context);
      loop.loop = true;
      loop.connect(gain).connect(context.destination);
      loop.start();
    },
    stop() {
      loop?.stop();
      loop?.disconnect();
      loop = undefined;
    },
    get isRinging() {
      return loop !== undefined;
    },
  };
}

function ringBuffer(context: AudioContext): AudioBuffer {
  const { sampleRate } = context;
  const buffer = context.createBuffer(1, sampleRate * pauseSeconds, sampleRate);
  const samples = buffer.getChannelData(0);
  for (let at = 0; at < samples.length; at += 1) samples[at] = sampleOf(at / sampleRate);
  return buffer;
}

// Two strokes of 0.45 s, each of two tones that swell and fade, so that nothing clicks.
function sampleOf(seconds: number): number {
  const stroke = [0, 0.6].find((begin) => seconds >= begin && seconds < begin + 0.45);
  if (stroke === undefined) return 0;
  const into = (seconds - stroke) / 0.45;
  const envelope = Math.sin(Math.PI * into) ** 2;
  return envelope * tones.reduce((sum, tone) => sum + Math.sin(2 * Math.PI * tone * seconds), 0) * 0.45;
}
