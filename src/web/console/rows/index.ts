/** The rows of a file, for whoever signs for them: listed, compared with what is held, one by one; and those that went back. */
import type { Section } from '../frame/route';
import { failedRoutes } from './failed';
import { leftRoutes } from './left';
import { listRoutes } from './list';
import { mendRowRoute } from './mending';
import { rowRoute } from './row';
import type { RowTools } from './tools';

export function rowsSection(tools: RowTools): Section {
  return {
    name: 'rows',
    routes: [
      ...listRoutes(tools),
      ...leftRoutes(tools),
      ...failedRoutes(tools),
      rowRoute(tools),
      mendRowRoute(tools),
    ],
  };
}
