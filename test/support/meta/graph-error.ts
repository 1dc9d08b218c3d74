/** An error of the Graph API, as it is thrown inside and written outside (PLATFORM 7.4, S5). */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly code: number;
  readonly status: number;
  readonly details: string | undefined;

  constructor(code: number, message: string, { status = 400, details }: { status?: number; details?: string } = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

export const graphErrorBody = ({ code, message, details }: GraphError, traceId: string): object => ({
  error: {
    message: message.startsWith('(') ? message : `(#${code}) ${message}`,
    type: code === 190 || code >= 130_000 ? 'OAuthException' : 'GraphMethodException',
    code,
    ...(details !== undefined && { error_data: { messaging_product: 'whatsapp', details } }),
    fbtrace_id: traceId,
  },
});
