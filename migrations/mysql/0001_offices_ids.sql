CREATE TABLE `payment_versions` (
	`payment` varchar(96) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`version` int NOT NULL,
	`taken_at` bigint,
	`taken_by` varchar(96) character set utf8mb4 collate utf8mb4_bin,
	`batch` varchar(96) character set utf8mb4 collate utf8mb4_bin,
	`record` text character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `payment_versions_payment_version_pk` PRIMARY KEY(`payment`,`version`)
);
--> statement-breakpoint
ALTER TABLE `batches` MODIFY COLUMN `id` varchar(96) character set utf8mb4 collate utf8mb4_bin NOT NULL;--> statement-breakpoint
ALTER TABLE `case_events` MODIFY COLUMN `id` varchar(128) character set utf8mb4 collate utf8mb4_bin NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `event` varchar(128) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `outbox` MODIFY COLUMN `batch` varchar(96) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `payments` MODIFY COLUMN `id` varchar(96) character set utf8mb4 collate utf8mb4_bin NOT NULL;--> statement-breakpoint
ALTER TABLE `payments` MODIFY COLUMN `batch` varchar(96) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `ids` varchar(32) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `case_events` ADD `body` varchar(32) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `cases` ADD `ordinary_days` int;--> statement-breakpoint
ALTER TABLE `once` ADD `body` varchar(32) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `payments` ADD `version` int;--> statement-breakpoint
ALTER TABLE `payments` ADD `taken_at` bigint;--> statement-breakpoint
ALTER TABLE `payments` ADD `taken_by` varchar(96) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `payments` ADD `told` text character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
CREATE INDEX `appointments_day` ON `appointments` (`day`,`id`);--> statement-breakpoint
CREATE INDEX `cases_changed` ON `cases` (`changed_at`,`number`);--> statement-breakpoint
CREATE INDEX `ratings_changed` ON `ratings` (`changed_at`,`case_number`);