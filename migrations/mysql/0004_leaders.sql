CREATE TABLE `languages` (
	`phone` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`language` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	CONSTRAINT `languages_phone` PRIMARY KEY(`phone`)
);
--> statement-breakpoint
ALTER TABLE `tickets` ADD `verdict` varchar(8) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
CREATE INDEX `cases_department` ON `cases` (`department`,`state`);