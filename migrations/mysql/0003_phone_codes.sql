CREATE TABLE `phone_codes` (
	`id` varchar(96) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`phone` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`move` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`purpose` varchar(8) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`hash` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` bigint NOT NULL,
	`until` bigint NOT NULL,
	`wrong` int NOT NULL,
	CONSTRAINT `phone_codes_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `phone_moves` ADD `asked_by` varchar(32) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `phone_moves` ADD `before_it` mediumtext character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
CREATE INDEX `phone_codes_phone` ON `phone_codes` (`phone`,`at`);--> statement-breakpoint
CREATE INDEX `phone_codes_at` ON `phone_codes` (`at`);--> statement-breakpoint
CREATE INDEX `phone_moves_household` ON `phone_moves` (`household`,`at`);--> statement-breakpoint
ALTER TABLE `phone_moves` DROP COLUMN `code`;