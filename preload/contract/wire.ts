/**
 * A carrier of frames: IPC, a WebSocket, or an in-memory pair. Both ends look alike; `Out` is what this end says,
 * `In` what it hears. `subscribe` returns its undo.
 */
export interface Wire<Out, In> {
  send(frame: Out): void;
  subscribe(listener: (frame: In) => void): () => void;
}
