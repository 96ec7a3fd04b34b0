CREATE TABLE `household_versions` (
	`household` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`upload` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`record` text character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `household_versions_household_upload_pk` PRIMARY KEY(`household`,`upload`)
);
--> statement-breakpoint
ALTER TABLE `households` ADD `account_hash` varchar(64) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
CREATE INDEX `households_account` ON `households` (`account_hash`);--> statement-breakpoint
CREATE INDEX `upload_rows_household` ON `upload_rows` (`upload`,`household`);