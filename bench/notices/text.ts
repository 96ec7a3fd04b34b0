/** What each household is told: one segment in UCS-2, as most announcements are. */
export const TEXT = '【乡信】农资综合直补 2026年：316.50元，3月6日已打入尾号1234。疑问回 BZ';
