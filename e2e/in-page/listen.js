// Runs in the page before its own scripts: counts what would be heard and shown outside of it.
(() => {
  const heard = { tones: 0, notifications: 0 };
  globalThis.heard = heard;
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (...when) {
    heard.tones += 1;
    start.apply(this, when);
  };
  globalThis.Notification = class extends EventTarget {
    static permission = 'granted';
    static requestPermission = async () => 'granted';
    constructor() {
      super();
      heard.notifications += 1;
    }
    close() {}
  };
  // As if the window were behind another one.
  document.hasFocus = () => false;
})();
