/** What is made once for all test files of a worker, which run in one realm (`run/environment.js`). None of it ever changes. */

/** The first file that asks has it made. */
export function perWorker<T>(name: string, make: () => T): T {
  const key = Symbol.for(`xiangxin ${name}`);
  if (!(key in globalThis)) Reflect.set(globalThis, key, make());
  return Reflect.get(globalThis, key);
}
