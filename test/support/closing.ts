/** A thing that closes, for `using`. */
export const closing = <T extends { close(): unknown }>(open: T): T & Disposable =>
  Object.assign(open, { [Symbol.dispose]: () => void open.close() });
