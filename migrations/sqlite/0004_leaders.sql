CREATE TABLE `languages` (
	`phone` text PRIMARY KEY NOT NULL,
	`language` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `tickets` ADD `verdict` text;--> statement-breakpoint
CREATE INDEX `cases_department` ON `cases` (`department`,`state`);