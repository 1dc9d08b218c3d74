/**
 * Runs the built preload before the page's own scripts, with what a sandboxed preload has: `require` of Electron's
 * context bridge and renderer wire, and nothing else. What the page gets is copied and frozen, as the bridge does it.
 */
export const preloadScript = (preload: string): string => `(() => {
  if (window.top !== window) return;
  const say = window.standInSay;
  delete window.standInSay;
  const listeners = new Map();
  Object.defineProperty(window, 'standInHear', {
    enumerable: false,
    value: (channel, args) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
    },
  });
  const electron = {
    ipcRenderer: {
      send: (channel, ...args) => void say(channel, structuredClone(args)),
      on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
    contextBridge: {
      exposeInMainWorld: (name, api) =>
        Object.defineProperty(window, name, { enumerable: true, value: Object.freeze({ ...api }) }),
    },
  };
  const require = (name) => {
    if (name === 'electron') return electron;
    throw new Error('module not found: ' + name);
  };
  const module = { exports: {} };
  ((require, module, exports) => {
${preload}
  })(require, module, module.exports);
})();`;
