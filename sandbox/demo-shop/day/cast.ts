/** Gives out things one at a time, so that no two stories of a day are about the same one. */
export interface Cast<T> {
  /** The next one that suits, or null when none is left. */
  take(suits: (candidate: T) => boolean): T | null;
}

export function castOf<T>(shuffled: T[]): Cast<T> {
  const left = [...shuffled];
  return {
    take(suits) {
      const index = left.findIndex(suits);
      return index === -1 ? null : (left.splice(index, 1)[0] ?? null);
    },
  };
}
