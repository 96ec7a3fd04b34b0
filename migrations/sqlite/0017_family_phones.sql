CREATE TABLE `family_phones` (
	`id` text PRIMARY KEY NOT NULL,
	`phone` text NOT NULL,
	`household` text NOT NULL,
	`state` text NOT NULL,
	`asked_by` text NOT NULL,
	`at` integer NOT NULL,
	`until` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`hash` text,
	`wrong` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `family_phones_phone` ON `family_phones` (`phone`,`state`);--> statement-breakpoint
CREATE INDEX `family_phones_household` ON `family_phones` (`household`,`at`);