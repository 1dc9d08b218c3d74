/** An error of the Graph API, as it is thrown inside and written outside (PLATFORM 7.4, S5). */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  /** `null` for an error that is told without one. */
  readonly code: number | null;
  readonly status: number;
  readonly details: string | undefined;
  readonly transient: boolean | undefined;

  constructor(
    code: number | null,
    message: string,
    { status = 400, details, transient }: { status?: number; details?: string; transient?: boolean } = {},
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
    this.transient = transient;
  }
}

export const graphErrorBody = ({ code, message, details, transient }: GraphError, traceId: string): object => ({
  error: {
    message: code === null || message.startsWith('(') ? message : `(#${code}) ${message}`,
    type: code === 190 || (code ?? 0) >= 130_000 ? 'OAuthException' : 'GraphMethodException',
    ...(code !== null && { code }),
    ...(transient !== undefined && { is_transient: transient }),
    ...(details !== undefined && { error_data: { messaging_product: 'whatsapp', details } }),
    fbtrace_id: traceId,
  },
});
