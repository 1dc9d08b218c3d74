/** Does it now and then again and again, until disposed of. It keeps no program running. */
export const every = (ms: number, run: () => unknown): Disposable => {
  run();
  const timer = setInterval(run, ms);
  timer.unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
};
