/** Notices: how fast they leave, and whether answers and alerts overtake them. */
import { measureSending } from './sending';

export async function notices(args: string[]): Promise<void> {
  await measureSending(args);
}
