CREATE TABLE `payment_versions` (
	`payment` text NOT NULL,
	`version` integer NOT NULL,
	`taken_at` integer,
	`taken_by` text,
	`batch` text,
	`record` text NOT NULL,
	PRIMARY KEY(`payment`, `version`)
);
--> statement-breakpoint
ALTER TABLE `payments` ADD `version` integer;--> statement-breakpoint
ALTER TABLE `payments` ADD `taken_at` integer;--> statement-breakpoint
ALTER TABLE `payments` ADD `taken_by` text;--> statement-breakpoint
ALTER TABLE `payments` ADD `told` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `ordinary_days` integer;--> statement-breakpoint
CREATE INDEX `cases_changed` ON `cases` (`changed_at`,`number`);--> statement-breakpoint
ALTER TABLE `case_events` ADD `body` text;--> statement-breakpoint
ALTER TABLE `once` ADD `body` text;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `ids` text;--> statement-breakpoint
CREATE INDEX `ratings_changed` ON `ratings` (`changed_at`,`case_number`);--> statement-breakpoint
CREATE INDEX `appointments_day` ON `appointments` (`day`,`id`);