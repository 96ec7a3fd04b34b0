/** Who may be at the other end of the gateways that the settings ask for, and by which ways messages leave at all. */
import { DEMO_ROUTE } from '../../gateways';
import type { Config } from '../config';
import type { PlannedRoute } from '../core/model/route';
import type { GatewayPlan } from '../ports';

/** Pages, calls over HTTP and the simulator are where the web is. */
export function meetsPeople({ role }: Pick<Config, 'role'>): boolean {
  return role === 'all' || role === 'web';
}

/** Whether people out there come in by some gateway. */
export function knowsPeople({ gateways }: Pick<Config, 'gateways'>): boolean {
  return gateways.some(({ people }) => people);
}

/**
 * Whether people may be at the other end of what is sent: in production, and by every carrier that is not played on this
 * machine. Invented people must never meet them: their numbers are somebody's.
 */
export function reachesPeople({ production, gateways }: Pick<Config, 'production' | 'gateways'>): boolean {
  return production || gateways.some(({ outside }) => outside);
}

/** The gateways that a process of this role holds. */
export function gatewaysOf({ role, gateways }: Pick<Config, 'role' | 'gateways'>): GatewayPlan[] {
  if (role === 'worker') return [];
  return gateways.filter(({ roles }) => role === 'all' || roles.includes(role));
}

/** How messages that are no answer may leave. */
export interface SendingPlan {
  /** To the phones on the page: on a demo without a carrier. */
  demoPhones: boolean;
  /** People may be at the other end. */
  reachesPeople: boolean;
  /** The preferred first: every process knows all of them, whoever has the links. */
  routes: readonly PlannedRoute[];
}

/** As the settings have it, whatever this process’s own role. */
export function sendingPlanOf(config: Config): SendingPlan {
  const demoPhones = config.simulator && !config.gateways.some(({ sends }) => sends);
  const routes = config.gateways.flatMap(({ route }) => (route ? [route] : []));
  return { demoPhones, reachesPeople: reachesPeople(config), routes: demoPhones ? [DEMO_ROUTE] : routes };
}
