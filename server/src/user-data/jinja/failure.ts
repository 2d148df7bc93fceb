/**
 * Why a template cannot be rendered. `syntax`: it cannot be read. `undefined`, `type`, `security`: cloud-init gives up
 * and drops the document. `runtime`: an error that cloud-init does not expect. `unsupported`: Jinja2 can do this, but
 * not this renderer. `too-much`: it would take too long or print too much.
 */
export type FailureKind =
  | 'syntax'
  | 'undefined'
  | 'type'
  | 'security'
  | 'runtime'
  | 'unsupported'
  | 'too-much';

/** Thrown inside the renderer only; whoever renders gets a result that says so. */
export class TemplateFailure extends Error {
  readonly kind: FailureKind;
  /** Offset in the template; undefined until a place is known. */
  at: number | undefined;
  constructor(kind: FailureKind, message: string, at?: number) {
    super(message);
    this.kind = kind;
    this.at = at;
  }
}

/** Ends the rendering. */
export const fail = (kind: FailureKind, message: string, at?: number): never => {
  throw new TemplateFailure(kind, message, at);
};

/** Does something, and gives a failure in it this place unless it has a closer one. */
export const placed = <Result>(at: number, task: () => Result): Result => {
  try {
    return task();
  } catch (failure) {
    if (failure instanceof TemplateFailure) failure.at ??= at;
    throw failure;
  }
};
