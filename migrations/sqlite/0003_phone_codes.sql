CREATE TABLE `phone_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`phone` text NOT NULL,
	`move` text NOT NULL,
	`purpose` text NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL,
	`until` integer NOT NULL,
	`wrong` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `phone_codes_phone` ON `phone_codes` (`phone`,`at`);--> statement-breakpoint
CREATE INDEX `phone_codes_at` ON `phone_codes` (`at`);--> statement-breakpoint
ALTER TABLE `phone_moves` ADD `asked_by` text;--> statement-breakpoint
ALTER TABLE `phone_moves` ADD `before_it` text;--> statement-breakpoint
CREATE INDEX `phone_moves_household` ON `phone_moves` (`household`,`at`);--> statement-breakpoint
ALTER TABLE `phone_moves` DROP COLUMN `code`;