/** Who is in the village and in the county of the tests, and when: the phones are those of the demo. */

/** Monday 23 November 2026, 10:00 in Shanghai. */
export const NOW = Date.UTC(2026, 10, 23, 2);
/** Has a household with payments. */
export const FARMER = '+8613800000001';
/** Has cases, and no household. */
export const APPLICANT = '+8613800000002';
/** Looks after the farmer's village. */
export const LIAISON = '+8613800000003';
/** Is known to nobody. */
export const STRANGER = '+8613800000077';
/** Of 住建局: who is alerted first, and who comes next. */
export const DEPUTY = '+8613900000001';
export const HEAD = '+8613900000002';
/** Watches over all departments. */
export const SUPERVISOR = '+8613900000009';
