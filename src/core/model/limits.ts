/** Limits that an installation sets. */

/** Which files have to be confirmed in the villages (三核) before they are entered; others may. */
export type Confirming = 'households' | 'all' | 'none';

/** What an installation may decide otherwise: `templates/limits.json`. */
export interface CaseLimits {
  /** How an odd promise is halved for the green channel. */
  greenRounding: 'down' | 'up';
  /** Milliseconds until an unanswered alert goes one rung up. */
  alertAnswer: number;
  /** Share of the promised time after which a green case is recalled to its leader, 0 to 1. */
  greenReminder: number;
  /** Share of the promised time after which a case is close to its end (预警), 0 to 1. */
  warning: number;
  /** Working days after the promised day: 黄牌 and 红牌. */
  yellowCard: number;
  redCard: number;
  /** Working days without an event after which a case is stuck. */
  stuck: number;
  /** How far in the future an event may lie, milliseconds. */
  future: number;
  /** Days after which what happened is no news any more: it is kept, and nobody is told. */
  newsDays: number;
  /** Hour of the day of the leaders' digest, at the offices. */
  digestHour: number;
  /** Hours of the day at which the offices open and close. */
  opens: number;
  closes: number;
  /** Working days of an extension whose event names none. */
  extension: number;
  /** Carriers' codes for a number that nobody has (空号): it may soon be somebody else's. They differ between provinces. */
  deadNumberCodes: string[];
  /** Wrong passwords for one login from one network in a quarter of an hour; four times as many in a day, and from strangers' networks together. */
  signInTries: number;
  /** Wrong passwords from one address in an hour, whatever the login; four times as many from all near it. */
  signInTriesFrom: number;
  confirming: Confirming;
  /** People of one household in a file; more are asked about. */
  householdMembers: number;
  /** Yuan for one household and programme in a file; more is asked about. */
  paymentMost: number;
  /** Family phones of a household, and households of a family phone: more are no family. */
  familyPhones: number;
  familyHouseholds: number;
  /** Family phones asked for in a day and not agreed to: by phones of the household, and by others. Beyond that it looks forged. */
  familyAsks: number;
  familyAsksOfOthers: number;
}

export type FamilyLimits = Pick<
  CaseLimits,
  'familyPhones' | 'familyHouseholds' | 'familyAsks' | 'familyAsksOfOthers'
>;
