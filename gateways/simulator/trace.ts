/** The steps of messages that came by the page, told to whoever looks inside, in order and with a time that never goes back. */
import type { Inbound, Medium } from '../../src/core/model/message';
import type { Clock, TraceStep } from '../../src/ports';

export interface StepTrace {
  /** From now on the steps of this message are shown. */
  begin(inbound: Inbound): void;
  /** A step that the gateway itself knows of. */
  tell(inbound: Inbound, step: TraceStep['step'], detail: TraceStep['detail']): void;
  end(inbound: Inbound): void;
  /** A step that the service knows of; dropped where its message did not begin here. */
  trace(step: TraceStep): void;
  /** Call what it returns to stop. */
  watch(see: (step: TraceStep) => void): () => void;
}

/** The markups of pages. */
const PAGES: ReadonlySet<unknown> = new Set<Medium>(['wml', 'xhtml', 'html']);

/** `pages`: what is told of pages is shown too, wherever they are looked at. */
export function createStepTrace(clock: Clock, pages: boolean): StepTrace {
  const watchers = new Set<(step: TraceStep) => void>();
  /** The `ms` last told of each message that is open: the service may count finer than the clock. */
  const told = new Map<string, number>();
  const show = (step: TraceStep): void => {
    for (const see of watchers) see(step);
  };
  return {
    begin: ({ id }) => void told.set(id, 0),
    tell({ id, from, at, medium }, step, detail) {
      const ms = Math.max(clock.now() - at, told.get(id) ?? 0);
      show({ inbound: id, phone: from, medium, step, ms, detail });
    },
    end: ({ id }) => void told.delete(id),
    trace(step) {
      if (told.has(step.inbound)) told.set(step.inbound, step.ms);
      else if (!pages || !PAGES.has(step.medium)) return;
      show(step);
    },
    watch(see) {
      watchers.add(see);
      return () => void watchers.delete(see);
    },
  };
}
