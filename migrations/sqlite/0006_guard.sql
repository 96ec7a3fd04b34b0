CREATE TABLE `counters` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `counters_until` ON `counters` (`until`);--> statement-breakpoint
CREATE TABLE `alarms` (
	`kind` text PRIMARY KEY NOT NULL,
	`pending` integer NOT NULL,
	`since` integer NOT NULL,
	`told_at` integer
);
--> statement-breakpoint
CREATE TABLE `data_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`form` integer NOT NULL
);
