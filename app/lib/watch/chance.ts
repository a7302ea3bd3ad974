/**
 * Numbers in [0, 1) that look like chance and are the same for the same words: what is drawn to compare with must not
 * decide differently when a job is repeated.
 */
export function numbersFrom(words: string): () => number {
  // Fowler–Noll–Vo for the seed, then Mulberry32.
  let state = [...words].reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619),
    2_166_136_261,
  );
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((more ^ (more >>> 14)) >>> 0) / 4_294_967_296;
  };
}
