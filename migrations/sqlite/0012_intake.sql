CREATE TABLE `household_versions` (
	`household` text NOT NULL,
	`upload` text NOT NULL,
	`record` text NOT NULL,
	PRIMARY KEY(`household`, `upload`)
);
--> statement-breakpoint
ALTER TABLE `households` ADD `account_hash` text;--> statement-breakpoint
CREATE INDEX `households_account` ON `households` (`account_hash`);--> statement-breakpoint
CREATE INDEX `upload_rows_household` ON `upload_rows` (`upload`,`household`);