/**
 * Something the stand-in has no idea of: it can be called, awaited and asked for more, and nothing ever comes of it.
 * An app that uses a newer part of App Bridge goes on working.
 */
function unknown(name: string): unknown {
  return new Proxy(() => undefined, {
    get: (_target, property) => {
      if (typeof property === "symbol" || property === "then") return undefined;
      return unknown(`${name}.${property}`);
    },
    apply: () => {
      console.info(`${name} is not part of the sandbox's App Bridge.`);
      return Promise.resolve(undefined);
    },
  });
}

/** An object whose unknown properties are `unknown` instead of undefined. */
export function forgiving<T extends object>(name: string, known: T): T {
  return new Proxy(known, {
    get: (target, property) => {
      if (typeof property === "symbol" || property in target || property === "then")
        return Reflect.get(target, property);
      return unknown(`${name}.${property}`);
    },
  });
}
