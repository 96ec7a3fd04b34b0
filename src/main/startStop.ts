/** Starts things one after another, and stops what was started in reverse. */

/** What has been started so far, each with how it is stopped. */
export type Stops = (() => Promise<void>)[];

/** What `begin` makes, with `stop`. Where `begin` rejects, what it had started is stopped first. `stop` throws the first fault. */
export async function unwinding<T extends object>(
  begin: (stops: Stops) => Promise<T>,
): Promise<T & { stop(): Promise<void> }> {
  const stops: Stops = [];
  const stop = async () => {
    const faults: unknown[] = [];
    // One that can not be stopped must not keep the others, and with them the process, alive.
    for (const each of stops.splice(0).reverse()) await each().catch((fault: unknown) => faults.push(fault));
    if (faults.length > 0) throw faults[0];
  };
  try {
    return { ...(await begin(stops)), stop };
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }
}
