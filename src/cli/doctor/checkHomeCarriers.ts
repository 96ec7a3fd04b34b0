/** Whose subscribers the routes are for, where some are a carrier's own: nobody is to be left without one. */
import type { Config } from '../../config';
import { HOME_CARRIERS } from '../../core/model/route';
import { loadNumberPlan } from '../../files/homeCarriers';
import { ROOT } from '../../files/root';
import { t } from '../terminal/words';
import { attempt, type Finding } from './finding';

/** Null where no route is a carrier's own. */
export async function checkHomeCarriers({ gateways }: Config): Promise<Finding | null> {
  const routes = gateways.flatMap(({ route }) => (route ? [route] : []));
  const own = HOME_CARRIERS.filter((one) => routes.some(({ carrier }) => carrier === one));
  if (own.length === 0) return null;
  const subject = t`own routes by carrier`;
  let segments: ReadonlySet<string> = new Set();
  const read = await attempt(subject, t`Put templates/homeCarriers.json right.`, async () => {
    segments = new Set(loadNumberPlan(ROOT).segments.values());
    return t`${own.join(', ')} have their own`;
  });
  if (read.state === 'fails') return read;
  const nobodys = own.filter((one) => !segments.has(one));
  if (nobodys.length > 0) {
    const says = t`no number segment is of ${nobodys.join(', ')}`;
    const todo = t`Give templates/homeCarriers.json its segments, or take carrier= from its link.`;
    return { subject, state: 'fails', says, todo };
  }
  const everybodys = routes.filter(({ carrier }) => carrier === undefined).map(({ name }) => name);
  if (everybodys.length > 0) {
    const says = t`${own.join(', ')} have their own, everybody else goes by ${everybodys.join(', ')}`;
    return { subject, state: 'works', says };
  }
  const left = HOME_CARRIERS.filter((one) => segments.has(one) && !own.includes(one));
  if (left.length === 0) return read;
  const says = t`${own.join(', ')} have their own; subscribers of ${left.join(', ')} have none, and go by another carrier's, which may send them back`;
  const todo = t`Add a link with carrier=${left[0]}, or one without carrier= that is for everybody.`;
  return { subject, state: 'works', says, todo };
}
