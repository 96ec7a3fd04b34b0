/** What the small carrier can be, and how it can behave. */
export const PROTOCOLS = ['smpp', 'cmpp', 'smgp', 'sgip'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** The setting that the service finds it by. */
export const settingFor = (address: string): string => `CARRIER_URL='${address}'`;

/** What it answers to messages. */
export const ANSWERS = ['taken', 'throttled', 'refused', 'silent'] as const;
export type Answer = (typeof ANSWERS)[number];
