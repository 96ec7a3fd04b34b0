CREATE TABLE `carried_over` (
	`phone` text PRIMARY KEY NOT NULL,
	`home` text,
	`away` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `carried_over_at` ON `carried_over` (`at`);--> statement-breakpoint
ALTER TABLE `routes` ADD `carrier` text;