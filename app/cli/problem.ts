/** Something the caller can mend: said in one line, without a stack. */
export class Problem extends Error {
  constructor(
    message: string,
    /** 1: it did not work out; 2: it was asked wrongly. */
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}
